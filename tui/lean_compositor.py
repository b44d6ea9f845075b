"""A compositor that draws only the widgets that can be seen where something changed.

Textual's own asks every widget whose container has a changed line for its lines, whatever the
place of the widget itself, and the containers behind a list for theirs, though the list covers
them: a letter typed into a form would ask all its fields and their frames.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

Drawn = tuple[Region, Region, list[Strip]]


class LeanCompositor(Compositor):
    """Leaves out what lies beside the changed regions or behind others; the rest is Textual's."""

    _changed: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what to write to the terminal for the regions that changed."""
        self._changed = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Return what to write for the whole screen; nothing that changed before is left to draw.

        Scroll bars, which every arrangement tells to draw themselves, would else come once more.
        """
        update = super().render_full_update(simplify)
        if not simplify:
            for widget in self.visible_widgets:
                widget._exchange_repaint_regions()  # noqa: SLF001
        return update

    def _get_renders(self, crop: Region | None = None) -> Iterator[Drawn]:
        """Yield each widget that is needed, front to back: its place, its clip, its lines."""
        if not self._changed:
            yield from super()._get_renders(crop)
            return
        open_to_view = list(self._changed)
        for widget, (region, clip) in self.visible_widgets.items():
            place = region.intersection(clip)
            wanted = [part for part in open_to_view if place.overlaps(part)]
            if wanted:
                open_to_view = [left for part in open_to_view for left in _without(part, place)]
                seen = _lines_of(place, wanted)
                lines = Region(seen.x - region.x, seen.y - region.y, seen.width, seen.height)
                yield region, seen, widget.render_lines(lines)


def _lines_of(place: Region, parts: list[Region]) -> Region:
    """Return the lines of `place` from the first to the last that one of `parts` is on."""
    top = max(place.y, min(part.y for part in parts))
    bottom = min(place.bottom, max(part.bottom for part in parts))
    return Region(place.x, top, place.width, bottom - top)


def _without(part: Region, cover: Region) -> Iterable[Region]:
    """Yield what of `part` is not under `cover`: above, below, left and right of it."""
    hidden = part.intersection(cover)
    if not hidden:
        yield part
        return
    beside = (
        Region(part.x, part.y, part.width, hidden.y - part.y),
        Region(part.x, hidden.bottom, part.width, part.bottom - hidden.bottom),
        Region(part.x, hidden.y, hidden.x - part.x, hidden.height),
        Region(hidden.right, hidden.y, part.right - hidden.right, hidden.height),
    )
    yield from (region for region in beside if region)
