"""Asks how an address stands today."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.library.language import mark
from tui.screens.base import CarnetModal
from tui.telling.removal_states import STATES
from tui.widgets.confirm import Cancel
from tui.widgets.row_list import RowList


class StateScreen(CarnetModal[str | None]):
    """Gives the state chosen, or None."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("How it stands today")
    HELP_WORDS = mark("The day is kept with it, and how it stood before stays written.")

    def __init__(self, state: str) -> None:
        """Take the state it is in."""
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        """Show the states."""
        with Vertical():
            yield Static(self.say("How does it stand today?"), markup=False)
            yield RowList(len(STATES), lambda index: self.say(STATES[index][1]))

    def on_mount(self) -> None:
        """Begin at the state it is in."""
        self.query_one(RowList).cursor = [name for name, _ in STATES].index(self._state)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Give the state chosen."""
        self.dismiss(STATES[event.index][0])

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)
