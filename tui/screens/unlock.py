"""Open an existing file with its passphrase."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.screens.unlocking import UnlockingScreen
from tui.vault.secret import Secret
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words

if TYPE_CHECKING:
    from tui.vault.vault import Vault


class OtherWay(Command):
    """Open with what was prepared for a forgotten passphrase."""

    title = mark("Passphrase forgotten")
    help = mark("Opens the file with the recovery code or with two sheets, if you made them.")
    keys = ("ctrl+t",)
    action = "screen.other_way"


class UnlockScreen(UnlockingScreen):
    """Asks for the passphrase."""

    OWN_COMMANDS: ClassVar[Commands] = (OtherWay,)
    TITLE_WORDS = mark("Open your file")
    HELP_WORDS = mark(
        "Type your passphrase and press enter. It is never shown unless you ask, and it is kept "
        "nowhere. Opening takes a second or more on purpose: it makes guessing slow."
    )

    def fields(self) -> ComposeResult:
        """Yield the place of the file and the passphrase field."""
        yield Words(self.place, classes="-hint")
        yield Words(lambda: self.say("Passphrase"), classes="-label")
        yield SecretInput()
        yield Words(
            lambda: self.say("enter opens · ctrl+r shows what you type · ctrl+t if you forgot it"),
            classes="-hint",
        )

    def on_mount(self) -> None:
        """Say that the file was locked, where it was."""
        start = self.carnet.start
        if start.locked and start.slept:
            words = mark("The computer slept, so your file was locked. What you typed was kept.")
            self.message(words)
        elif start.locked:
            self.message(mark("Locked. What you typed was kept."))

    def on_secret_input_submitted(self, event: SecretInput.Submitted) -> None:
        """Start opening the file."""
        self.begin_opening(event.field.secret.copy())

    def unlock(self, key: Secret) -> "Vault":
        """Return the file opened with the passphrase."""
        from tui.vault.opening import open_vault

        return open_vault(self.path, key, read_only=self.read_only, profiles=self.carnet.profiles)

    def action_other_way(self) -> None:
        """Open with the code or with sheets."""
        from tui.screens.recovery_open import RecoveryOpenScreen

        self.app.switch_screen(RecoveryOpenScreen(self.path))
