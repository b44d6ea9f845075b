"""One sentence about something that went wrong with the file, and what happens next."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.screens.base import CarnetModal


class Understood(Command):
    """Close the message."""

    title = mark("Understood")
    help = mark("Closes the message.")
    keys = ("enter", "escape")
    action = "screen.understood"


class MessageScreen(CarnetModal[None]):
    """Says what went wrong; `last` means that the file is closed afterwards."""

    OWN_COMMANDS = (Understood,)
    CSS_PATH = "message.tcss"
    TITLE_WORDS = mark("A message")
    HELP_WORDS = mark("Something did not work. Press enter to go on.")

    def __init__(self, sentence: str, *, last: bool = False) -> None:
        """Take the sentence in the person's language."""
        super().__init__()
        self._sentence, self._last = sentence, last

    def compose(self) -> ComposeResult:
        """Show the sentence and what enter does."""
        after = mark("enter closes the file and asks for the passphrase again")
        with Vertical():
            yield Static(Content(self._sentence), markup=False)
            yield Static(
                Content(self.say(after if self._last else mark("enter goes on"))),
                markup=False,
                id="keys",
            )

    def action_understood(self) -> None:
        """Close the message."""
        self.dismiss()
