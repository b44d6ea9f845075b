"""A page of lines to tick, under headings; every tick is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.screens.undoing import Undoing, UndoLast
from tui.session import Session
from tui.widgets.moves import Tick
from tui.widgets.row_list import Row, RowList


class TickEvery(Command):
    """Tick every line, or none."""

    title = mark("All or none")
    help = mark("Ticks every line; when all are ticked, takes every tick away.")
    keys = ("x",)
    action = "screen.tick_all"
    short = mark("all or none")
    footer = True
    writes = True


class TickLine(Tick):
    """Tick the line, shown in the footer."""

    keys = ("space",)
    action = "screen.tick"
    short = mark("tick")
    footer = True
    writes = True


@dataclass(frozen=True)
class TickRow:
    """A line: what it stands for and its words; a heading has no `uid`."""

    uid: str
    text: str


class TicksScreen(Undoing, CarnetScreen):
    """Shows lines with their ticks.

    Args:
        session: the open file.
        title: the heading, in the person's language.
        about: what is chosen here, shown above the lines.
        rows: gives the lines, each time the page comes to the front.
        ticked: gives the uids that are ticked.
        keep: takes the new ticks, in the order of the lines.
    """

    OWN_COMMANDS: ClassVar[Commands] = (TickLine, TickEvery, UndoLast)
    CSS_PATH: ClassVar[str] = "dossier.tcss"
    TITLE_WORDS = mark("Dossier")
    HELP_WORDS = mark("Space ticks the line under the cursor. Every tick is kept at once.")
    AUTO_FOCUS = "#ticks"
    section = "dossier"

    def __init__(
        self,
        session: Session,
        title: str,
        about: str,
        rows: Callable[[], Sequence[TickRow]],
        ticked: Callable[[], Sequence[str]],
        keep: Callable[[tuple[str, ...]], object],
    ) -> None:
        super().__init__(session)
        self._title, self._about = title, about
        self._take_rows, self._take_ticked, self._keep = rows, ticked, keep
        self._rows: list[TickRow] = []
        self._ticked: frozenset[str] = frozenset()

    def _place(self) -> str:
        return f"{type(self).__name__} {id(self)}"  # each kind of tick is a list of its own

    def heading(self) -> str:
        """Return what is chosen here."""
        return self._title

    def body(self) -> ComposeResult:
        """Yield what to say, and the lines."""
        yield Static(Content(self._about), markup=False, id="about")
        yield RowList(id="ticks")

    def reload(self) -> None:
        """Take the lines and the ticks as they are now."""
        self._rows, self._ticked = list(self._take_rows()), frozenset(self._take_ticked())
        self.query_one(RowList).show_rows(
            len(self._rows), self._row, heading=lambda index: not self._rows[index].uid
        )

    def note(self) -> str:
        """Return how many are ticked."""
        lines = [row for row in self._take_rows() if row.uid]
        ticked = frozenset(self._take_ticked())
        number = sum(row.uid in ticked for row in lines)
        return self.say("{number} of {total}", number=number, total=len(lines))

    def _row(self, index: int) -> Row:
        row = self._rows[index]
        if not row.uid:
            return row.text
        tick = "[x] " if row.uid in self._ticked else "[ ] "
        return Content.assemble(tick, clean(row.text, keep_newlines=False))

    def action_tick(self) -> None:
        """Tick the line under the cursor, or take the tick away."""
        cursor = self.query_one(RowList).cursor
        if cursor < len(self._rows) and self._rows[cursor].uid:
            self.tick_only(self._ticked ^ {self._rows[cursor].uid})

    def on_row_list_selected(self) -> None:
        """Tick it too."""
        if not self.carnet.read_only:
            self.action_tick()

    def action_tick_all(self) -> None:
        """Tick every line, or none."""
        everything = frozenset(row.uid for row in self._rows if row.uid)
        self.tick_only(frozenset() if everything <= self._ticked else everything)

    def tick_only(self, ticked: frozenset[str]) -> None:
        """Keep these ticks and show them."""
        before = tuple(self._take_ticked())
        self.can_undo(lambda: self._keep(before))
        self._keep(tuple(row.uid for row in self._rows if row.uid and row.uid in ticked))
        self.refill()
