"""Draws the lines of a widget that has no frame as the widget gives them.

Textual asks for borders, padding, outline, hatch, tint and opacity at every line of every frame;
for a list that scrolls that takes longer than the rows themselves, and the bar as long again. What
filters the lines of the program must do is done here as there: control characters never reach the
terminal.
"""

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    _Mixed = ScrollView
else:
    _Mixed = object
"""No widget itself: Textual takes styles and keys from the first base only that is one."""

_EIGHTHS = 8
"""Steps of a scroll bar within a cell."""


class LeanLines(_Mixed):
    """Mixed into a widget whose `render_line` gives whole lines, and the same ones again."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw what is in view now; the bar only when its thumb moves by what can be drawn."""
        if self.show_vertical_scrollbar:
            bar = self.vertical_scrollbar
            if self._thumb(new_value) != self._thumb(bar.position):
                bar.position = new_value
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)

    def _thumb(self, position: float) -> int:
        """Return how far down the thumb of the bar begins, in eighths of a cell."""
        view, whole = self.container_size.height, self.virtual_size.height
        thumb = max(1.0, view * view / max(1, whole))
        return int((view - thumb) * position / max(1, whole - view) * _EIGHTHS)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of `crop`, as wide as it."""
        if any(self.styles.gutter) or self.opacity < 1:
            return super().render_lines(crop)
        width, background = self.outer_size.width, self.background_colors[1]
        strips = [self.render_line(y).adjust_cell_length(width) for y in crop.line_range]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        first, last = crop.column_span
        return strips if (first, last) == (0, width) else [s.crop(first, last) for s in strips]
