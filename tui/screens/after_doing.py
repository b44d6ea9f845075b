"""After a step: did it help, and what then?"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.library.language import mark
from tui.library.model import Step
from tui.screens.base import CarnetModal
from tui.telling.after import ANSWERS, After
from tui.widgets.confirm import Cancel
from tui.widgets.row_list import RowList


class AfterScreen(CarnetModal[After | None]):
    """Asks once after a step was ticked; esc means that it is simply done."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Did it help?")
    HELP_WORDS = mark(
        "The step is done already; esc leaves it at that. What you say here stays in your file. "
        "This question can be switched off in the settings."
    )

    def __init__(self, step: Step) -> None:
        """Take the step that was ticked."""
        super().__init__()
        self._step = step

    def compose(self) -> ComposeResult:
        """Show the question and the answers."""
        with VerticalScroll(can_focus=False):
            title = Content(self._step.title).stylize("bold")
            question = self.say("Done. Did it help?")
            yield Static(Content("\n").join([title, Content(question), Content("")]), markup=False)
            yield RowList(len(ANSWERS), lambda index: self.say(ANSWERS[After(index)]))
            yield Static(self.say("esc: simply done"), markup=False, classes="-last")

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Give the answer."""
        self.dismiss(After(event.index))

    def action_cancel(self) -> None:
        """Say nothing more."""
        self.dismiss(None)


class WhoDidItScreen(CarnetModal[int | None]):
    """Names the people of the list; gives a place in it, its length for somebody else, or None."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Who did it?")
    HELP_WORDS = mark("Choose somebody of your people, or write who it was.")

    def __init__(self, names: tuple[str, ...]) -> None:
        """Take the names of the people."""
        super().__init__()
        self._names = names

    def compose(self) -> ComposeResult:
        """Show the names, then "somebody else"."""
        rows = (*self._names, self.say("Somebody else"))
        with VerticalScroll(can_focus=False):
            yield Static(self.say("Who did it with you or for you?"), markup=False)
            yield RowList(len(rows), rows.__getitem__)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Give the place of the name."""
        self.dismiss(event.index)

    def action_cancel(self) -> None:
        """Give nobody."""
        self.dismiss(None)
