"""Ask for the passphrase once more before a way back is made."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.telling.recovery_papers import Paper, make_papers
from tui.telling.sentences import error_sentence
from tui.vault.errors import VaultError, WrongPassphrase
from tui.vault.secret import Secret
from tui.widgets.busy import Busy
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words


class RecoveryAskScreen(CarnetScreen):
    """Takes the passphrase; with the right one the papers are made and shown."""

    CSS_PATH = "recovery.tcss"
    AUTO_FOCUS = "SecretInput"
    section: ClassVar[str] = "settings"
    TITLE_WORDS = mark("Your passphrase, once more")
    HELP_WORDS = mark(
        "The way back is made from the passphrase, which the program does not keep. Somebody who "
        "finds the file open cannot make one."
    )

    def __init__(self, session: Session, kind: str) -> None:
        """Take the open file and the way back to make."""
        super().__init__(session)
        self._kind = kind

    def body(self) -> ComposeResult:
        """Yield why it is asked, and the field."""
        with VerticalScroll(can_focus=False):
            yield Words(
                lambda: self.say(
                    "Make sure that nobody sees the screen: what comes next opens your file. Have "
                    "paper and a pen ready."
                )
            )
            yield Words(lambda: self.say("Passphrase"), classes="-label")
            yield SecretInput()
            yield Words(
                lambda: self.say("enter goes on · ctrl+r shows what you type"), classes="-quiet"
            )
            yield Words(lambda: "", id="message")
            yield Busy()

    def on_secret_input_submitted(self, event: SecretInput.Submitted) -> None:
        """Begin to make the papers."""
        event.field.enabled = False
        self.query_one(Busy).begin(self.say("Checking…"))
        self._make(event.field.secret.copy())

    @work(thread=True, exclusive=True)
    def _make(self, passphrase: Secret) -> None:
        app = self.carnet
        try:
            with passphrase:
                papers = make_papers(self.session.vault, passphrase, self._kind)
        except VaultError as error:
            app.call_from_thread(self._refused, error)
        else:
            app.call_from_thread(self._made, papers)

    def _refused(self, error: VaultError) -> None:
        self.query_one(Busy).finish()
        field = self.query_one(SecretInput)
        field.enabled = True
        if isinstance(error, WrongPassphrase):
            field.wipe()
        sentence = error_sentence(error)
        self.query_one("#message", Words).tell(lambda: self.say(sentence))

    def _made(self, papers: tuple[Paper, ...]) -> None:
        from tui.screens.recovery_show import RecoveryShowScreen

        self.query_one(SecretInput).wipe()
        self.app.switch_screen(RecoveryShowScreen(self.session, papers))
