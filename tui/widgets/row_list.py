"""A list of any length that draws only the rows in view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Self

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.commands import Commands, bindings_of
from tui.widgets.bringing import bring_in
from tui.widgets.lean_lines import LeanLines
from tui.widgets.marks import place_mark
from tui.widgets.moves import MOVES, RIGHT_BUTTON
from tui.widgets.wrapping import wrapped

Row = str | Content

MOST_BELOW = 6
"""Lines that the row under the cursor may take below its first."""
_MARK, _INDENT = 2, 6
"""Cells before the text of a row, and before what goes on below it."""
_LONG = 4
"""Characters for each cell of a line; what lies beyond is not measured, it cannot be seen."""
_MOST_DRAWN = 400
"""Lines that are kept as they were drawn: what a scrolled list shows again is not made again."""


class RowList(LeanLines, ScrollView, can_focus=True):
    """Shows `count` rows, each one line, taken from a function when they are drawn.

    The row under the cursor carries a mark, so that it is found without colour; one that is too
    long for its line goes on below, so that whatever is cut can be read. Rows for which
    `heading` returns True are stepped over and drawn in bold.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor", "row-list--heading"}
    DEFAULT_CSS = """
    RowList { height: 1fr; overflow-x: hidden; background: $background; color: $foreground; }
    RowList > .row-list--cursor { background: $panel; color: $foreground; }
    RowList:focus > .row-list--cursor {
        background: $primary; color: $background; text-style: bold;
    }
    RowList > .row-list--heading { color: $primary; text-style: bold; }
    """
    KEYS: ClassVar[Commands] = MOVES
    BINDINGS = bindings_of(KEYS)

    cursor: reactive[int] = reactive(0, init=False, repaint=False)
    """The row of the cursor; a move draws two rows again, not all."""

    @dataclass
    class Highlighted(Message):
        """The cursor is on another row."""

        list: "RowList"
        index: int

        @property
        def control(self) -> "RowList":
            """The list that sent this."""
            return self.list

    class Selected(Highlighted):
        """Enter or a click chose this row."""

    @dataclass
    class Edge(Message):
        """There is no row in the direction of a move; `step` is how many lines it wanted."""

        list: "RowList"
        step: int

        @property
        def control(self) -> "RowList":
            """The list that sent this."""
            return self.list

    def __init__(
        self,
        count: int = 0,
        row: Callable[[int], Row] = lambda _index: "",
        *,
        heading: Callable[[int], bool] = lambda _index: False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Take the number of rows and the functions that draw and classify row `index`."""
        super().__init__(id=id)
        self._count, self._row, self._heading = count, row, heading
        self._rest: list[Content] = []
        self._wrapped: tuple[Content, int, Content, list[Content]] | None = None
        self._drawn: dict[tuple[int, int, bool], Strip] = {}
        self._clicking = False
        self._view: tuple[int, int] | None = None

    @property
    def count(self) -> int:
        """Number of rows."""
        return self._count

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """Return the number of rows: with `height: auto` the list takes only its own room."""
        return self._count + len(self._rest)

    def show_rows(
        self,
        count: int,
        row: Callable[[int], Row] | None = None,
        *,
        heading: Callable[[int], bool] | None = None,
        cursor: int | None = None,
    ) -> None:
        """Show other rows; the cursor stays where it was, or moves to `cursor`."""
        self._count = count
        self._row = row or self._row
        self._heading = heading or self._heading
        self.set_reactive(RowList.cursor, self._landing(self.cursor if cursor is None else cursor))
        self._measure()
        self.refresh(layout=self.styles.is_auto_height)
        if count:
            self._reveal()
            self.announce()

    def announce(self) -> None:
        """Say where the cursor is, to the screen, which shows more of its row.

        Told straight away and not by way of the parts around, so that both are one frame.
        """
        if self._count:
            self.screen.post_message(self.Highlighted(self, self.cursor))

    def on_mount(self) -> None:
        """Put the cursor on the first row that is no heading."""
        self.set_reactive(RowList.cursor, self._landing(self.cursor))
        self._measure()

    def on_resize(self) -> None:
        """Fit the rows to the new width and keep the cursor in view."""
        self._measure()
        self._reveal()

    def _measure(self) -> None:
        """Work out how long the row under the cursor is, and with it the whole list."""
        width, before = self.scrollable_content_region.width, len(self._rest)
        self._rest = self._below(width) if width > _INDENT and self._count else []
        room = Size(width, self._count + len(self._rest))
        self.set_reactive(RowList.virtual_size, room)  # without arranging the whole screen
        self._scroll_update(room)
        if before != len(self._rest) and self.styles.is_auto_height:
            self.refresh(layout=True)

    def _below(self, width: int) -> list[Content]:
        """Return what of the row under the cursor goes on below its line."""
        text = self._content(self.cursor)
        if self._heading(self.cursor) or text.cell_length <= width - _MARK:
            return []
        return self._wrap(text, width)[1]

    def _wrap(self, text: Content, width: int) -> tuple[Content, list[Content]]:
        """Return the first line of a row and what goes on below it; the last answer is kept."""
        if self._wrapped is None or self._wrapped[:2] != (text, width):
            self._wrapped = text, width, *_going_on(text, width)
        return self._wrapped[2:]

    def _content(self, index: int) -> Content:
        row = self._row(index)
        return row if isinstance(row, Content) else Content(row)

    def _reveal(self) -> None:
        lines = 1 + len(self._rest)
        if self.cursor + lines <= self.size.height:
            self.scroll_home(animate=False, force=True)
            return
        self.scroll_to_region(Region(0, self.cursor, 1, lines), animate=False, force=True)

    def _place(self, y: int) -> tuple[int, int]:
        """Return the row at line `y` of the view, and which of its lines it is."""
        return self._row_at(y + self.scroll_offset.y)

    def _row_at(self, line: int) -> tuple[int, int]:
        """Return the row at line `line` of the whole list, and which of its lines it is."""
        below = line - self.cursor
        if below <= 0:
            return line, 0
        return (self.cursor, below) if below <= len(self._rest) else (line - len(self._rest), 0)

    def rows_in_view(self) -> list[tuple[int, int]]:
        """Return (row, line of the view) for each row in view that is no heading."""
        places = [(self._place(y), y) for y in range(self.scrollable_content_region.height)]
        return [
            (index, y)
            for (index, below), y in places
            if index < self._count and not below and not self._heading(index)
        ]

    def _landing(self, wanted: int, step: int = 1) -> int:
        """Return the nearest row to `wanted` that is no heading, looking along `step` first."""
        wanted = max(0, min(self._count - 1, wanted))
        for direction in (step, -step):
            index = wanted
            while 0 <= index < self._count:
                if not self._heading(index):
                    return index
                index += direction
        return wanted

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw some lines again, or with no `regions` everything, anew from the rows."""
        if not regions:
            self._drawn.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw in other colours."""
        super().notify_style_update()
        self._drawn.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of `crop`; what is the same for all is asked for once."""
        self._view = self.scroll_offset.y, self.scrollable_content_region.width
        try:
            return super().render_lines(crop)
        finally:
            self._view = None

    def render_line(self, y: int) -> Strip:
        """Return the row at line `y` of the view."""
        top, width = self._view or (self.scroll_offset.y, self.scrollable_content_region.width)
        index, below = self._row_at(y + top)
        if index >= self._count:
            return Strip.blank(width, self.rich_style)
        if index == self.cursor:
            return self._draw(index, below, width)
        key = index, width, self.has_focus
        if key not in self._drawn:
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            self._drawn[key] = self._draw(index, below, width)
        return self._drawn[key]

    def _draw(self, index: int, below: int, width: int) -> Strip:
        """Return one line of a row as it is drawn in `width` cells."""
        here = index == self.cursor and not self._heading(index)
        style = self.visual_style
        if here:
            style += self.get_visual_style("row-list--cursor")
        elif self._heading(index):
            style += self.get_visual_style("row-list--heading")
        content = self._line(index, below, here=here)[: width * _LONG]
        content = content.truncate(width, ellipsis=True, pad=True)
        pieces = content.render(style, end="")
        return Strip([Segment(piece, (style + extra).rich_style) for piece, extra in pieces], width)

    def _line(self, index: int, below: int, *, here: bool) -> Content:
        """Return one line of a row: its first, or one of those below it."""
        if below:
            return Content.assemble(" " * _INDENT, self._rest[below - 1])
        text = self._content(index)
        if here:
            text = self._first_line(text)
        return Content.assemble(f"{place_mark(self)} " if here else "  ", text)

    def _first_line(self, text: Content) -> Content:
        """Return what of the row under the cursor stands in its line; measure it when it is new."""
        width = self.scrollable_content_region.width
        if [line.plain for line in self._below(width)] != [line.plain for line in self._rest]:
            self.call_later(self._measure_again)
            return text
        return self._wrap(text, width)[0] if self._rest else text

    def _measure_again(self) -> None:
        self._measure()
        self.refresh()
        self._reveal()

    def pointed(self) -> Offset:
        """Return the first cell of the row under the cursor."""
        return Offset(0, self.cursor - self.scroll_offset.y)

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw the lines concerned and say where the cursor is."""
        before = len(self._rest)
        self._measure()
        for region in self._moved(old, new, before):
            self.refresh(region.intersection(self.size.region))
        if not self._clicking:
            self._reveal()
        self.announce()

    def _moved(self, old: int, new: int, before: int) -> list[Region]:
        """Return the lines of the view that a move changes; `before`: those below the old row."""
        top, width, below = self.scroll_offset.y, self.size.width, len(self._rest)
        if not before and not below:
            return [Region(0, index - top, width, 1) for index in (old, new)]
        first = max(0, min(old, new) - top)
        last = max(old, new) - top + below if before == below else self.size.height - 1
        return [Region(0, first, width, max(0, last + 1 - first))]

    def _move_to(self, index: int, step: int) -> None:
        if self._count:
            self.cursor = self._landing(index, step)
            self.call_after_refresh(self._bring_in)

    def _bring_in(self) -> None:
        bring_in(self, self.pointed().y, 1 + len(self._rest))

    def action_move(self, step: int) -> None:
        """Move `step` rows, over headings; at a heading at the edge, show the edge."""
        target = self._landing(self.cursor + step, step)
        if (target - self.cursor) * step > 0:
            self._move_to(target, step)
        else:
            self.scroll_relative(y=step, animate=False)
            self.post_message(self.Edge(self, step))

    def action_page(self, pages: int) -> None:
        """Move `pages` windows of rows."""
        before, rows = self.cursor, pages * max(1, self.size.height - 1)
        self._move_to(before + rows, pages)
        if self.cursor == before:
            self.post_message(self.Edge(self, rows))

    def action_first(self) -> None:
        """Move to the first row."""
        self._move_to(0, 1)
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """Move to the last row."""
        self._move_to(self._count - 1, -1)

    def action_choose(self) -> None:
        """Say that the row under the cursor was chosen."""
        if self._count and not self._heading(self.cursor):
            self.post_message(self.Selected(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move to the row under the mouse; a second click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index, _ = self._place(offset.y)
        if index >= self._count or self._heading(index):
            return
        if index == self.cursor and event.button != RIGHT_BUTTON:
            self.action_choose()
        self._clicking = True  # the row stays under the mouse, for the click that chooses it
        self.cursor = index
        self._clicking = False


def _going_on(text: Content, width: int) -> tuple[Content, list[Content]]:
    """Return the first line of a row, and what goes on below it, in lines of `width` cells."""
    first, *rest = wrapped(text, width - _MARK)
    if not rest:
        return first, []
    left = text.plain[len(first) :]
    return first, wrapped(text[len(text) - len(left.lstrip()) :], width - _INDENT)[:MOST_BELOW]
