"""After opening without the passphrase: lead to a new one."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.widgets.words import Words


class GoOnAfterRecovery(Command):
    """Close the page and go on."""

    title = mark("Later")
    help = mark("Closes this page. The passphrase stays as it is.")
    keys = ("enter",)
    action = "screen.back"
    short = mark("later")
    footer = True


class RecoveredScreen(CarnetScreen):
    """Says what still opens the file, and why a new passphrase matters."""

    OWN_COMMANDS: ClassVar[Commands] = (GoOnAfterRecovery,)
    CSS_PATH = "recovery.tcss"
    section: ClassVar[str] = "settings"
    TITLE_WORDS = mark("Your file is open")
    HELP_WORDS = mark("Why a new passphrase is worth choosing now.")

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Words(
                lambda: self.say(
                    "Everything is here. Your old passphrase still opens this file, and so does "
                    "the code or the sheets, for anyone who has them or has seen them."
                )
            )
            yield Words(
                lambda: self.say(
                    "Choose a new passphrase soon: after that, neither the old one nor the code "
                    "nor the sheets open this file any more. Older copies of it still open with "
                    "them."
                )
            )
