"""Draws the lines of a widget that has no frame as the widget gives them.

Textual asks for borders, padding, outline, hatch, tint and opacity at every line of every frame;
for a list that scrolls that takes longer than the rows themselves, and the bar as long again. What
filters the lines of the program must do is done here as there: control characters never reach the
terminal.
"""

from typing import TYPE_CHECKING, cast

from rich.color import Color
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    _Lined = Widget
    _Mixed = ScrollView
else:
    _Lined = _Mixed = object
"""No widgets themselves: Textual takes styles and keys from the first base only that is one."""

_EIGHTHS = 8
"""Steps of a scroll bar within a cell."""


class BareLines(_Lined):
    """Mixed into a widget without a frame whose `render_line` gives whole lines."""

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


class LeanBar(BareLines, ScrollBar):
    """A scroll bar whose lines are kept until its thumb or its colours change."""

    _shown: object = None
    _strips: tuple[Strip, ...] = ()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of `crop`; the whole bar is worked out when something of it changed."""
        bar = cast("ScrollBarRender", self.render())
        size = self.size.height
        shown = (size, bar.virtual_size, bar.window_size, bar.position, bar.thickness, bar.style)
        if shown != self._shown:
            self._shown, self._strips = shown, self._drawn(bar, size)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return line `y`, as many cells wide as the bar is thick."""
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.thickness)

    def _drawn(self, bar: ScrollBarRender, size: int) -> tuple[Strip, ...]:
        style = self.app.console.get_style(bar.style)
        segments = bar.render_bar(
            size=size,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=bar.thickness,
            back_color=style.bgcolor or Color.default(),
            bar_color=style.color or Color.default(),
        ).segments
        return tuple(Strip([segment], bar.thickness) for segment in segments)


class LeanLines(BareLines, _Mixed):
    """Mixed into a widget whose `render_line` gives whole lines, and the same ones again."""

    _vertical_scrollbar: ScrollBar | None

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar beside the lines, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            bar = LeanBar(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar = bar
            bar.display = False
            self.app._start_widget(self, bar)  # noqa: SLF001
        return self._vertical_scrollbar

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
