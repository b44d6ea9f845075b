"""The stick was taken out: what is typed waits on the screen until the file is back."""

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.library.language import mark
from tui.screens.base import CarnetModal
from tui.session import Session
from tui.telling.sentences import error_sentence
from tui.vault.errors import VaultError, WrongPassphrase
from tui.vault.opening import open_vault
from tui.vault.secret import Secret
from tui.vault.vault import Vault
from tui.widgets.busy import Busy
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words

GONE = mark(
    "The file cannot be reached any more. Was the stick taken out? What you typed is still here, "
    "on the screen, and nothing of it was written anywhere else."
)
BACK = mark(
    "Put the stick back, then type your passphrase: what is not saved yet is saved, and you go on "
    "where you were. ctrl+q leaves without it."
)
ANOTHER = mark("This is another file. Put back the stick that was taken out.")


class UnpluggedScreen(CarnetModal[None]):
    """Lies over the screen that is in use; goes away when the same file is open again."""

    CSS_PATH = "unplugged.tcss"
    TITLE_WORDS = mark("The stick was taken out")
    HELP_WORDS = mark("Put the stick back and type your passphrase. Nothing you typed is lost.")

    def __init__(self, session: Session) -> None:
        """Take the open file; it is closed, because its medium has gone."""
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Say what happened, what can be done, and ask for the passphrase."""
        with Vertical():
            yield Words(lambda: self.say(GONE))
            yield Words(lambda: self.say(BACK), classes="-label")
            yield SecretInput()
            yield Words(lambda: "", id="message")
            yield Busy()

    def on_secret_input_submitted(self, event: SecretInput.Submitted) -> None:
        """Try to open the file again."""
        event.field.enabled = False
        self._tell("")
        self.query_one(Busy).begin(self.say("Opening…"))
        self._open(event.field.secret.copy())

    @work(thread=True, exclusive=True)
    def _open(self, passphrase: Secret) -> None:
        vault, app = self._session.vault, self.carnet
        try:
            with passphrase:
                vault.close()
                fresh = open_vault(vault.path, passphrase, profiles=app.profiles)
        except VaultError as error:
            app.call_from_thread(self._refused, error)
            return
        if fresh.salt != vault.salt:
            fresh.close()
            app.call_from_thread(self._another)
            return
        self._go_on_with(fresh)

    def _go_on_with(self, fresh: Vault) -> None:
        """Save what waits, and let every screen go on with the file."""
        self._session.vault.adopt(fresh)
        try:
            for write in self.carnet.call_from_thread(self.carnet.unsaved_writes):
                write()
        except VaultError as error:
            self.carnet.call_from_thread(self._refused, error)
        else:
            self.carnet.call_from_thread(self._saved)

    def _saved(self) -> None:
        self.query_one(SecretInput).wipe()
        self.tell(self.say("The file is back. What you typed is saved."))
        self.finish(None)

    def _refused(self, error: VaultError) -> None:
        if isinstance(error, WrongPassphrase):
            self.query_one(SecretInput).wipe()
        self._ask_again(self.say(error_sentence(error)))

    def _another(self) -> None:
        self._ask_again(self.say(ANOTHER))

    def _ask_again(self, sentence: str) -> None:
        self.query_one(Busy).finish()
        field = self.query_one(SecretInput)
        field.enabled = True
        field.focus()
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        self.query_one("#message", Words).tell(lambda: sentence)
