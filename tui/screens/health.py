"""Look at everything in the open file and say how it is."""

from textual.app import ComposeResult

from tui.health_words import DAMAGED, SOUND, finding_line
from tui.library.language import mark
from tui.screens.care import CareScreen
from tui.screens.progress import Progress
from tui.telling.looking import looked_at
from tui.vault.check import Health
from tui.vault.errors import Closed, Damaged, VaultError
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words


class HealthScreen(CareScreen):
    """Asks for the passphrase, closes the file for the check, and opens it again."""

    OWN_COMMANDS = ()
    TITLE_WORDS = mark("Check the file")
    HELP_WORDS = mark(
        "Reads every page, every line and every stored file, and compares them with what was "
        "written. Nothing is changed. A damaged page that is not in use does no harm."
    )

    health: Health | None = None

    def fields(self) -> ComposeResult:
        """Yield what happens, the passphrase, and the outcome."""
        yield Words(lambda: self.say("Everything is read once; nothing is changed."))
        yield Words(lambda: self.say("Your passphrase"), classes="-label")
        yield SecretInput(id="present")
        yield Words(self._outcome, id="outcome")

    def on_secret_input_submitted(self, event: SecretInput.Submitted) -> None:
        """Begin."""
        passphrase = event.field.secret.copy()
        vault, profiles = self.session.vault, self.carnet.profiles

        def work(progress: Progress) -> None:
            with vault.seed_of(passphrase) as seed:
                self.health = looked_at(vault, seed, progress, profiles)

        self.begin(self.say("Every page is read…"), work, passphrase)

    def ends(self, error: VaultError) -> bool:
        """Return whether the open file cannot go on."""
        return isinstance(error, Closed | Damaged)

    def succeeded(self) -> None:
        """Show what was found."""
        self.query_one(SecretInput).wipe()
        self.query_one("#outcome", Words).relabel()
        self.message(SOUND if self.health is not None and self.health.sound else DAMAGED)

    def _outcome(self) -> str:
        found = () if self.health is None else self.health.findings
        return "\n".join(finding_line(finding, self.say) for finding in found)
