"""A list of any length that draws only the rows in view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.commands import Commands, bindings_of
from tui.widgets.moves import MOVES, RIGHT_BUTTON

Row = str | Content


class RowList(ScrollView, can_focus=True):
    """Shows `count` rows, each one line, taken from a function when they are drawn.

    The row under the cursor carries a mark, so that it is found without colour. Rows for which
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

    cursor: reactive[int] = reactive(0, init=False)

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
        self._clicking = False

    @property
    def count(self) -> int:
        """Number of rows."""
        return self._count

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """Return the number of rows: with `height: auto` the list takes only its own room."""
        return self._count

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
        self._measure()
        self.refresh(layout=self.styles.is_auto_height)
        self.set_reactive(RowList.cursor, self._landing(self.cursor if cursor is None else cursor))
        if count:
            self._reveal()
            self.post_message(self.Highlighted(self, self.cursor))

    def on_mount(self) -> None:
        """Put the cursor on the first row that is no heading."""
        self.set_reactive(RowList.cursor, self._landing(self.cursor))

    def on_resize(self) -> None:
        """Fit the rows to the new width and keep the cursor in view."""
        self._measure()
        self._reveal()

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._count)

    def _reveal(self) -> None:
        if self.cursor < self.size.height:
            self.scroll_home(animate=False, force=True)
            return
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def rows_in_view(self) -> list[tuple[int, int]]:
        """Return (row, line of the view) for each row in view that is no heading."""
        top = self.scroll_offset.y
        shown = range(top, min(self._count, top + self.scrollable_content_region.height))
        return [(index, index - top) for index in shown if not self._heading(index)]

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

    def render_line(self, y: int) -> Strip:
        """Return the row at line `y` of the view."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if index >= self._count:
            return Strip.blank(width, self.rich_style)
        here = index == self.cursor and not self._heading(index)
        style = self.visual_style
        if here:
            style += self.get_visual_style("row-list--cursor")
        elif self._heading(index):
            style += self.get_visual_style("row-list--heading")
        row = self._row(index)
        text = row if isinstance(row, Content) else Content(row)
        content = Content.assemble("▸ " if here else "  ", text).truncate(
            width, ellipsis=True, pad=True
        )
        pieces = content.render(style, end="")
        return Strip([Segment(piece, (style + extra).rich_style) for piece, extra in pieces], width)

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw the two rows concerned and say where the cursor is."""
        top = self.scroll_offset.y
        for index in (old, new):
            self.refresh(Region(0, index - top, self.size.width, 1))
        if not self._clicking:
            self._reveal()
        self.post_message(self.Highlighted(self, new))

    def _move_to(self, index: int, step: int) -> None:
        if self._count:
            self.cursor = self._landing(index, step)

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
        index = offset.y + self.scroll_offset.y
        if index >= self._count or self._heading(index):
            return
        if index == self.cursor and event.button != RIGHT_BUTTON:
            self.action_choose()
        self._clicking = True  # the row stays under the mouse, for the click that chooses it
        self.cursor = index
        self._clicking = False
