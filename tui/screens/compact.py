"""Give back the room of what was removed from the file."""

from textual.app import ComposeResult

from tui.library.language import mark
from tui.screens.care import CareScreen
from tui.screens.progress import Progress
from tui.telling.copy_words import FOR_THE_OLD_KEY
from tui.telling.smaller import NEW_CODES, room_words, smaller_words
from tui.vault.swap import change_key
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words


class CompactScreen(CareScreen):
    """Says how much room can be given back, and asks for the passphrase to write the file anew."""

    OWN_COMMANDS = ()
    TITLE_WORDS = mark("Make the file smaller")
    HELP_WORDS = mark(
        "What you remove is overwritten at once, but the file keeps its size. Here it is written "
        "anew without the empty room, checked, and put in the place of the old one."
    )

    def fields(self) -> ComposeResult:
        """Yield what can be won, what it costs, and the passphrase field."""
        yield Words(self._sizes)
        yield Words(lambda: self.say(NEW_CODES))
        yield Words(lambda: self.say("Your passphrase"), classes="-label")
        yield SecretInput(id="present")

    def _sizes(self) -> str:
        return room_words(self.session.vault, self.say)

    def on_secret_input_submitted(self, event: SecretInput.Submitted) -> None:
        """Write the file anew."""
        if self.session.read_only:
            self.message(mark("The file is open for reading only: nothing can be changed."))
            return
        vault, passphrase = self.session.vault, event.field.secret.copy()

        def work(progress: Progress) -> None:
            vault.seed_of(passphrase).wipe()
            change_key(vault, passphrase, progress, forget=FOR_THE_OLD_KEY)

        self.message()
        self.begin(self.say("Your file is written anew…"), work, passphrase)

    def succeeded(self) -> None:
        """Say how big the file is now."""
        self.query_one(SecretInput).wipe()
        self.leave_saying(smaller_words(self.session.vault, self.say))
