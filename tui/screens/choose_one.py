"""A window that lists some values and gives the chosen one."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.library.language import mark
from tui.screens.base import CarnetModal
from tui.widgets.confirm import Cancel
from tui.widgets.row_list import RowList


class ChooseOne(CarnetModal[str | None]):
    """Gives the key of the chosen line; None when nothing shall change."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Choose one")
    HELP_WORDS = mark("enter chooses the line under the cursor, esc goes back.")

    def __init__(self, question: str, names: Mapping[str, str]) -> None:
        """Take the question and the lines, each with its key."""
        super().__init__()
        self._question, self._lines = question, list(names.items())

    def compose(self) -> ComposeResult:
        """Show the lines."""
        with Vertical():
            yield Static(Content(self._question), markup=False)
            yield RowList(len(self._lines), lambda index: self._lines[index][1])

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Give the chosen one."""
        self.dismiss(self._lines[event.index][0])

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)
