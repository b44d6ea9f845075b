"""After opening without the passphrase: lead to a new one."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.widgets.words import Words


class NewPassphrase(Command):
    """Choose a new passphrase."""

    title = mark("Choose a new passphrase")
    help = mark("Goes on to choose a new passphrase. The old one is not asked for.")
    keys = ("enter",)
    action = "screen.new_passphrase"
    short = mark("new passphrase")
    footer = True
    writes = True


class RecoveredScreen(CarnetScreen):
    """Says what still opens the file, and leads to a new passphrase; esc leaves it for later."""

    OWN_COMMANDS: ClassVar[Commands] = (NewPassphrase,)
    CSS_PATH = "recovery.tcss"
    section: ClassVar[str] = "settings"
    TITLE_WORDS = mark("Your file is open")
    HELP_WORDS = mark("Why a new passphrase is worth choosing now.")

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        super().__init__(session)
        self._salt, self._left = session.vault.salt, False

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
                    "Choose a new passphrase now: after that, neither the old one nor the code "
                    "nor the sheets open this file any more. Exact copies made before still open "
                    "with them."
                )
            )
            yield Words(
                lambda: self.say(
                    "enter goes on to the new passphrase · esc leaves it for later, in the settings"
                ),
                classes="-quiet",
            )

    def reload(self) -> None:
        """Go away once the file has another key."""
        if self.session.vault.salt != self._salt:
            self.call_later(self._leave)

    def _leave(self) -> None:
        """Go away, unless a message lies over this page: then after it was read."""
        if self.app.screen is self and not self._left:
            self._left = True
            self.dismiss()

    def action_new_passphrase(self) -> None:
        """Open the screen that changes the passphrase."""
        from tui.screens.passphrase import PassphraseScreen

        self.app.push_screen(PassphraseScreen(self.session))
