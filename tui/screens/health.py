"""Look at everything in the open file and say how it is."""

from textual.app import ComposeResult

from tui.health_words import DAMAGED, SOUND, finding_line
from tui.journal.findable import findable
from tui.journal.verify import first_broken
from tui.library.language import mark
from tui.screens.care import CareScreen
from tui.screens.progress import Progress
from tui.vault.check import Health, check
from tui.vault.errors import Closed, Damaged, VaultError
from tui.vault.opening import open_with_seed
from tui.vault.profiles import Profiles
from tui.vault.secret import Secret
from tui.vault.vault import Vault
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words


def looked_at(vault: Vault, seed: Secret, progress: Progress, profiles: Profiles) -> Health:
    """Return how the open file is; it is closed meanwhile, and open again afterwards.

    Raise `Cancelled`, or what opening raises; `vault` stays closed when the file does not open.
    """
    path, read_only = vault.path, vault.read_only

    def again() -> Vault:
        return open_with_seed(path, seed, read_only=True, profiles=profiles)

    vault.close()
    try:
        return check(again, first_broken, findable, lambda _kind, share: progress(share))
    finally:
        vault.adopt(open_with_seed(path, seed, read_only=read_only, profiles=profiles))


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
