"""Asks how often to be reminded of searching for oneself again."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.followup.rhythm import DAYS
from tui.library.language import mark
from tui.screens.base import CarnetModal
from tui.session import Session
from tui.telling.rhythm_words import INTERVAL_WORDS
from tui.telling.sentences import OPEN_READ_ONLY
from tui.widgets.confirm import Cancel
from tui.widgets.row_list import RowList


class AgainScreen(CarnetModal[None]):
    """Keeps the interval that is chosen."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Search again")
    HELP_WORDS = mark("Choose how often Today reminds you. Once a week is enough; never is fine.")

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Show the intervals."""
        names = list(DAYS)
        with Vertical():
            yield Static(self.say("How often shall Today remind you to search?"), markup=False)
            yield RowList(len(names), lambda index: self.say(INTERVAL_WORDS[names[index]]))

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Keep the interval chosen."""
        if self._session.read_only:
            self.tell(self.say(OPEN_READ_ONLY))
        else:
            self._session.rhythm.choose(list(DAYS)[event.index])
        self.dismiss()

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss()
