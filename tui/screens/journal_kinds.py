"""Ticks what a note is about."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.library.model import UNIVERSAL_OPTIONS
from tui.screens.base import CarnetModal
from tui.session import Session
from tui.telling.note_facts import KINDS_QUESTION
from tui.widgets.choice_list import Choice, ChoiceList


class TakeKinds(Command):
    """Take what is ticked."""

    title = mark("Done")
    help = mark("Takes what is ticked and closes the window.")
    keys = ("escape", "ctrl+s")
    action = "screen.take"


class KindsScreen(CarnetModal[tuple[str, ...]]):
    """Lists the kinds of the question on what happens; gives those ticked."""

    OWN_COMMANDS = (TakeKinds,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("What it is about")
    HELP_WORDS = mark("Space ticks, enter takes what is ticked. It helps to see patterns later.")

    def __init__(self, session: Session, chosen: tuple[str, ...]) -> None:
        """Take the open file and what is ticked already."""
        super().__init__()
        self._session, self._ticked = session, chosen

    def compose(self) -> ComposeResult:
        """Show the kinds."""
        question = self._session.library.questions[KINDS_QUESTION]
        choices = [Choice(o.id, o.text) for o in question.options if o.id not in UNIVERSAL_OPTIONS]
        with VerticalScroll(can_focus=False):
            yield Static(self.say("What is this note about?"), markup=False)
            yield ChoiceList(choices, kind="multi", chosen=self._ticked)

    def on_choice_list_submitted(self) -> None:
        """Take what is ticked."""
        self.action_take()

    def action_take(self) -> None:
        """Give what is ticked."""
        self.dismiss(self.query_one(ChoiceList).chosen)
