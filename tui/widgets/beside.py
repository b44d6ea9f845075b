"""A text beside a list, which changes with every move of the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.widgets.lean_lines import LeanLines
from tui.widgets.wrapping import cut

Text = Content | str
Laid = Callable[[int], Sequence[Content]]
"""Lays a text out in rows of at most so many cells."""

Shown = Text | Laid


TO_THE_END = -1
"""Where Textual says a selection ends that goes on in the next line."""
MUCH_LONGER = 1.1
"""Times the height of the view, beyond which one column more or less does not matter."""


class Beside(LeanLines, ScrollView, can_focus=False):
    """Shows a text that is wrapped to the width and scrolls by the mouse.

    A label in a scrolling box would measure and arrange the whole screen anew for each text; here
    only these lines are drawn again, unless the scroll bar comes or goes.
    """

    DEFAULT_CSS = """
    Beside { overflow-x: hidden; color: $foreground; }
    """

    class Appeared(Message):
        """There is room for it now, and what it shows is empty or may be of another row."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Begin empty."""
        super().__init__(id=id)
        self._shown: Shown = ""
        self._rows: Sequence[Content] = ()
        self._places: Sequence[Offset] = ()
        self._strips: list[Strip | None] = []
        self._fitted_to, self._width = Size(0, 0), 0
        self._was_hidden = False

    @property
    def text(self) -> Content:
        """What is shown, as it was laid out."""
        if callable(self._shown):
            return Content("\n").join(self._rows)
        return self._shown if isinstance(self._shown, Content) else Content(self._shown)

    def show(self, shown: Shown) -> None:
        """Show another text, or the rows that a function lays out for the width there is."""
        before = [self._strip(index) for index in self._in_view()]
        self._shown, self._fitted_to = shown, Size(0, 0)
        self._fit()
        changed = self._changed(before)
        if changed:
            self.refresh(changed)

    def on_show(self) -> None:
        """Ask for what belongs here, unless it was there before the window was first drawn."""
        if self._was_hidden or not self._shown:
            self.post_message(self.Appeared())

    def on_hide(self) -> None:
        """Remember that the list may move unseen."""
        self._was_hidden = True

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._fit()

    def notify_style_update(self) -> None:
        """Draw in other colours."""
        super().notify_style_update()
        self._forget_drawn()

    def selection_updated(self, selection: Selection | None) -> None:
        """Mark what is selected with the mouse."""
        super().selection_updated(selection)
        self._forget_drawn()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what is selected with the mouse, and what ends it."""
        return selection.extract(self.text.plain), "\n"

    def _in_view(self) -> range:
        top = self.scroll_offset.y
        return range(top, min(len(self._strips), top + self.container_size.height))

    def _changed(self, before: list[Strip]) -> Region:
        """Return the lines of the view that are not as `before`, from the first to the last."""
        pairs = zip_longest(before, (self._strip(index) for index in self._in_view()))
        changed = [y for y, (old, new) in enumerate(pairs) if old != new]
        first, last = (changed[0], changed[-1] + 1) if changed else (0, 0)
        return Region(0, first, self.container_size.width, last - first)

    def _fit(self) -> None:
        """Lay the text out where it can be seen; a scroll bar takes its cells from it.

        A text much longer than the view is not laid out without the bar to see whether it fits.
        """
        size = self.container_size
        if size == self._fitted_to or not size.width:
            return
        self._fitted_to = size
        beside_bar = max(1, size.width - self.styles.scrollbar_size_vertical)
        if self.show_vertical_scrollbar:
            self._lay_out(beside_bar)
        if len(self._strips) <= size.height * MUCH_LONGER or not self.show_vertical_scrollbar:
            self._lay_out(size.width)
            if len(self._strips) > size.height:
                self._lay_out(beside_bar)
        room = Size(0, len(self._strips))
        self.set_reactive(Beside.virtual_size, room)  # without arranging the whole screen
        self._scroll_update(room)

    def _lay_out(self, width: int) -> None:
        """Break the text into rows; each has the place in it that the mouse selects from."""
        self._width = width
        if callable(self._shown):
            self._rows = self._shown(width)
            self._places = [Offset(0, y) for y in range(len(self._rows))]
        else:
            cuts = [
                (line, Offset(x, y))
                for y, paragraph in enumerate(self.text.split("\n", allow_blank=True))
                for line, x in cut(paragraph, width)
            ]
            self._rows, self._places = [line for line, _ in cuts], [place for _, place in cuts]
        self._forget_drawn()

    def _forget_drawn(self) -> None:
        """Draw each row anew when it is next asked for."""
        self._strips = [None] * len(self._rows)

    def _strip(self, index: int) -> Strip:
        """Return a row as it is drawn."""
        strip = self._strips[index]
        if strip is None:
            strip = self._strips[index] = self._draw(index)
        return strip

    def _draw(self, index: int) -> Strip:
        """Draw a row that fits its line: each piece knows its place, for the mouse to select."""
        row, style, (x, y) = self._selected(index), self.visual_style, self._places[index]
        segments: list[Segment] = []
        for piece, extra in row.render(style, end="", parse_style=self._get_style):
            segments.append(Segment(piece, (style + extra).rich_style_with_offset(x, y)))
            x += len(piece)
        strip = Strip(segments, row.cell_length)
        return strip.extend_cell_length(self._width, style.rich_style)

    def _selected(self, index: int) -> Content:
        """Return a row with what of it is selected with the mouse marked."""
        row, (x, y) = self._rows[index], self._places[index]
        span = self.text_selection.get_span(y) if self.text_selection else None
        if span is None:
            return row
        first, last = span[0] - x, len(row) if span[1] == TO_THE_END else span[1] - x
        mark = self.screen.get_visual_style("screen--selection")
        return row.stylize(mark, max(0, first), last) if last > 0 else row

    def render_line(self, y: int) -> Strip:
        """Return the line at line `y` of the view."""
        self._fit()
        index = y + self.scroll_offset.y
        if index < len(self._strips):
            return self._strip(index)
        return Strip.blank(self.scrollable_content_region.width, self.rich_style)
