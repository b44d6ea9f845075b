"""Shows side by side what two copies of a file made of the same thing."""

from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.library.language import mark
from tui.screens.base import CarnetModal
from tui.session import Session
from tui.telling.conflict_words import ANSWERS, ConflictWords
from tui.vault.merge import Conflict
from tui.vault.tables import Row
from tui.widgets.confirm import Cancel
from tui.widgets.row_list import RowList

MINE = 0


class ConflictScreen(CarnetModal[bool | None]):
    """Gives True for this file's version, False for the other's, None to leave the later one."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH: ClassVar[list[str | PurePath]] = ["window.tcss", "conflict.tcss"]
    TITLE_WORDS = mark("Changed in both copies")
    HELP_WORDS = mark(
        "Both versions are kept. Choose which one is shown from now on; esc leaves the later one."
    )

    def __init__(self, session: Session, conflict: Conflict) -> None:
        """Take the open file and the two versions."""
        super().__init__()
        self._conflict = conflict
        self._words = ConflictWords(session, conflict)

    def compose(self) -> ComposeResult:
        """Show what it is about, the two versions, and the choice."""
        with VerticalScroll(can_focus=False):
            title = self._words.title()
            yield Static(Content(title).stylize("bold"), markup=False)
            yield Static(Content(self._words.subject()), markup=False)
            with Horizontal():
                yield self._version(mark("In this file"), self._conflict.mine)
                yield self._version(mark("In the other copy"), self._conflict.other)
            yield Static(Content(self.say(self.HELP_WORDS)), markup=False)
            yield RowList(len(ANSWERS), lambda index: self.say(ANSWERS[index]))

    def _version(self, heading: str, row: Row) -> Static:
        lines = Content.assemble(
            (self.say(heading), "bold underline"), "\n", self._words.version(row)
        )
        return Static(lines, markup=False)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Give the choice."""
        self.dismiss(event.index == MINE)

    def action_cancel(self) -> None:
        """Leave the later one."""
        self.dismiss(None)
