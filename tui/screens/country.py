"""Chooses the country whose services are shown."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.library.language import mark
from tui.people.services import EVERYWHERE
from tui.screens.base import CarnetModal
from tui.session import Session
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.confirm import Cancel


class CountryScreen(CarnetModal[str | None]):
    """Lists the countries with services; gives the one chosen, or None."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Country")
    HELP_WORDS = mark("Choose where you need help. Your answers are not changed.")

    def __init__(self, session: Session, shown: str) -> None:
        """Take the open file and the country shown so far."""
        super().__init__()
        self._session, self._shown = session, shown

    def compose(self) -> ComposeResult:
        """Show the countries, in the order of the services."""
        words = self._session.service_words
        codes = dict.fromkeys(s.country for s in self._session.directory.services)
        choices = [Choice(code, words.country(code)) for code in codes if code != EVERYWHERE]
        with VerticalScroll(can_focus=False):
            yield Static(self.say("Show the services of which country?"), markup=False)
            yield ChoiceList(choices, kind="single", chosen=(self._shown,))

    def on_choice_list_submitted(self, event: ChoiceList.Submitted) -> None:
        """Give the country chosen."""
        self.dismiss(event.chosen[0] if event.chosen else None)

    def action_cancel(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
