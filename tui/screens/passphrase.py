"""Change the passphrase of the open file."""

from typing import ClassVar

from textual.app import ComposeResult

from tui.commands import Commands
from tui.library.language import mark
from tui.screens.care import CareScreen
from tui.screens.choosing import Choosing, SuggestWords
from tui.screens.progress import Progress
from tui.session import Session
from tui.telling.copy_words import FOR_THE_OLD_KEY
from tui.vault.secret import Secret
from tui.vault.swap import change_key
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words


class PassphraseScreen(Choosing, CareScreen):
    """Asks for the present passphrase and twice for the new one, then gives the file its new key.

    After opening by recovery nobody knows the present one, so it is not asked for.
    """

    OWN_COMMANDS: ClassVar[Commands] = (SuggestWords,)
    TITLE_WORDS = mark("Change the passphrase")
    HELP_WORDS = mark(
        "The whole file is written anew with the new passphrase and checked before it takes the "
        "place of the old one. If anything stops it, the old file stays. Copies made before keep "
        "the passphrase they have."
    )

    def __init__(self, session: Session, *, recovered: bool = False) -> None:
        """Take the open file, and whether it was opened without its passphrase."""
        super().__init__(session)
        self.recovered = recovered or session.recovered

    def fields(self) -> ComposeResult:
        """Yield what a change means, the present passphrase, the new one, and the choice."""
        yield Words(
            lambda: self.say(
                "Copies made before keep the passphrase they have. A recovery code or sheets stop "
                "working: make new ones afterwards. ctrl+e suggests six words."
            )
        )
        if not self.recovered:
            yield Words(lambda: self.say("Your passphrase now"), classes="-label")
            yield SecretInput(id="present")
        yield from self.pair(mark("The new passphrase"))
        yield self.small_choice(self.session.vault.profile)

    def on_secret_input_submitted(self, event: SecretInput.Submitted) -> None:
        """Go to the new passphrase."""
        if event.field.id == "present":
            self.query_one("#first").focus()

    def chosen(self, passphrase: Secret) -> None:
        """Write the file anew."""
        if self.session.read_only:
            self.message(mark("The file is open for reading only: nothing can be changed."))
            return
        present = None if self.recovered else self.query_one("#present", SecretInput).secret.copy()
        vault, profile = self.session.vault, self.profile()

        def work(progress: Progress) -> None:
            if present is not None:
                vault.seed_of(present).wipe()
            change_key(vault, passphrase, progress, profile=profile, forget=FOR_THE_OLD_KEY)

        secrets = [secret for secret in (present, passphrase) if secret is not None]
        self.begin(self.say("Your file gets its new passphrase…"), work, *secrets)

    def succeeded(self) -> None:
        """Say what opens what from now on."""
        self.wipe_fields()
        self.session.recovered = False
        self.leave_saying(
            self.say(
                "Your passphrase is changed. From now on only the new one opens this file. A "
                "recovery code or sheets made before open it no more. Copies made before keep the "
                "passphrase they had."
            )
        )
