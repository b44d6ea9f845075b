"""Tick what somebody you trust can do."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.library.language import mark
from tui.people.supporters import Supporter
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.widgets.choice_list import Choice, ChoiceList


class AbilitiesScreen(CarnetScreen):
    """One list to tick; each tick is kept at once."""

    OWN_COMMANDS = ()
    CSS_PATH = "linked.tcss"
    TITLE_WORDS = mark("What they can do")
    HELP_WORDS = mark(
        "space ticks, esc goes back. Give each person something small that they have agreed to: "
        "three people with one thing each carry more than one person with everything."
    )
    AUTO_FOCUS = "ChoiceList"
    section = "people"

    def __init__(self, session: Session, supporter: Supporter) -> None:
        """Take the open file and the supporter."""
        super().__init__(session)
        self._supporter = supporter

    def body(self) -> ComposeResult:
        """Yield the alias and the list."""
        yield Static(markup=False, id="about")
        chosen = self.session.asked.abilities(self._supporter.id)
        yield ChoiceList(self._choices(), kind="multi", chosen=chosen)

    def _choices(self) -> list[Choice]:
        return [Choice(ask.id, ask.title) for ask in self.session.asks.all.values()]

    def reload(self) -> None:
        """Draw the list in the language of now."""
        alias = clean(self._supporter.alias, keep_newlines=False)
        self.query_one("#about", Static).update(Content(alias).stylize("bold"))
        chosen = self.session.asked.abilities(self._supporter.id)
        self.query_one(ChoiceList).show_choices(self._choices(), kind="multi", chosen=chosen)

    def on_choice_list_changed(self, event: ChoiceList.Changed) -> None:
        """Keep what is ticked now."""
        if not self.session.read_only:
            self.session.asked.can(self._supporter.id, event.chosen)

    def on_choice_list_submitted(self) -> None:
        """Go back."""
        self.dismiss()
