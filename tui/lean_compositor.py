"""A compositor that draws only the widgets under what changed.

Textual's own asks every widget whose container has a changed line for its lines, whatever the
place of the widget itself: a letter typed into a form would ask all its fields and their frames.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

Drawn = tuple[Region, Region, list[Strip]]


class LeanCompositor(Compositor):
    """Leaves out what lies beside the changed regions; the rest is as Textual does it."""

    _changed: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what to write to the terminal for the regions that changed."""
        self._changed = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _get_renders(self, crop: Region | None = None) -> Iterator[Drawn]:
        """Yield each widget that is needed, front to back: its place, its clip, its lines."""
        if not self._changed:
            yield from super()._get_renders(crop)
            return
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if any(seen.overlaps(changed) for changed in self._changed):
                lines = Region(seen.x - region.x, seen.y - region.y, seen.width, seen.height)
                yield region, clip, widget.render_lines(lines)
