"""What the screens for the care of the file share: fields, messages, long work in a window."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.screens.base import CarnetScreen
from tui.screens.message import MessageScreen
from tui.screens.progress import ProgressScreen, Work
from tui.screens.saying import Saying, message_line
from tui.telling.sentences import ends_session, open_file_sentence
from tui.vault.errors import VaultError, WrongPassphrase
from tui.vault.secret import Secret
from tui.widgets.secret_input import SecretInput


class CareScreen(Saying, CarnetScreen):
    """Fields, then work: afterwards a sentence says how it went."""

    CSS_PATH: ClassVar[str] = "care.tcss"
    AUTO_FOCUS = "SecretInput, Line"
    section: ClassVar[str] = "settings"

    def body(self) -> ComposeResult:
        """Yield the fields, with the place for messages below."""
        with VerticalScroll(can_focus=False):
            yield from self.fields()
            yield message_line()

    def fields(self) -> ComposeResult:
        """Yield the parts of the screen."""
        yield from ()

    def begin(self, words: str, work: Work, *secrets: Secret) -> None:
        """Do `work` in a window with `words` above its line; `secrets` are wiped afterwards."""

        def ended(error: VaultError | None) -> None:
            for secret in secrets:
                secret.wipe()
            if error is None:
                self.succeeded()
            elif self.ends(error):
                self.carnet.tell_error(error)
            else:
                self.failed(error)

        self.app.push_screen(ProgressScreen(words, work), ended)

    def succeeded(self) -> None:
        """Say that it is done and go back."""
        raise NotImplementedError

    def ends(self, error: VaultError) -> bool:
        """Return whether the open file cannot go on after `error`."""
        return ends_session(error) and not isinstance(error, WrongPassphrase)

    def sentence(self, error: VaultError) -> str:
        """Return the msgid for `error`."""
        return open_file_sentence(error)

    def failed(self, error: VaultError) -> None:
        """Say why it was not done; everything typed stays, but a wrong passphrase."""
        self.message(self.sentence(error))
        for field in self.query(SecretInput):
            if isinstance(error, WrongPassphrase) and field.id == "present":
                field.wipe()
                field.focus()

    def leave_saying(self, sentence: str, *, last: bool = False) -> None:
        """Go back to the screen before, with `sentence` in a window over it.

        With `last` the file is closed afterwards and its passphrase asked for again.
        """
        app = self.carnet

        def read(_result: None) -> None:
            if last:
                app.action_lock()

        self.dismiss()
        # From the application: this screen is gone before the window is answered.
        app.call_later(app.push_screen, MessageScreen(sentence, last=last), read)
