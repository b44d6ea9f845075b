"""Draws the lines of a widget that has no frame as the widget gives them.

Textual asks for borders, padding, outline, hatch, tint and opacity at every line of every frame;
for a list that scrolls that takes longer than the rows themselves. What filters the lines of the
program must do is done here as there: control characters never reach the terminal.
"""

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    _Mixed = Widget
else:
    _Mixed = object
"""No widget itself: Textual takes styles and keys from the first base only that is one."""


class LeanLines(_Mixed):
    """Mixed into a widget whose `render_line` gives whole lines, and the same ones again."""

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
