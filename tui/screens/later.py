"""Asks when a step shall come back."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.library.language import mark
from tui.screens.base import CarnetModal
from tui.widgets.confirm import Cancel
from tui.widgets.row_list import RowList

DELAYS = (
    (1, mark("Tomorrow")),
    (3, mark("In three days")),
    (7, mark("In a week")),
    (30, mark("In a month")),
)
"""Days to wait, and how they are said."""


class LaterScreen(CarnetModal[int | None]):
    """Gives the number of days chosen, or None."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Later")
    HELP_WORDS = mark("Choose when this step comes back to you.")

    def compose(self) -> ComposeResult:
        """Show the delays."""
        with Vertical():
            yield Static(self.say("When shall it come back?"), markup=False)
            yield RowList(len(DELAYS), lambda index: self.say(DELAYS[index][1]))

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Give the delay chosen."""
        self.dismiss(DELAYS[event.index][0])

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)
