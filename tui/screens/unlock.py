"""Open an existing file with its passphrase."""

from textual import work
from textual.app import ComposeResult

from tui.commands import Command
from tui.library.language import mark
from tui.screens.entry import EntryScreen
from tui.screens.opening import session_from
from tui.screens.sentences import error_sentence
from tui.session import Session
from tui.vault.errors import ReadOnlyMedium, VaultError, WrongPassphrase
from tui.vault.opening import looks_like_vault, open_vault
from tui.vault.secret import Secret
from tui.widgets.busy import Busy
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words


class OtherFile(Command):
    """Choose another file or make a new one."""

    title = mark("Another file")
    help = mark("Opens a file at another place, or makes a new one.")
    keys = ("ctrl+f",)
    action = "screen.other_file"
    short = mark("other file")
    footer = True


class UnlockScreen(EntryScreen):
    """Asks for the passphrase; the work runs beside the screen, which stays usable."""

    OWN_COMMANDS = (OtherFile,)
    CSS_PATH = "entry.tcss"
    TITLE_WORDS = mark("Open your file")
    HELP_WORDS = mark(
        "Type your passphrase and press enter. It is never shown unless you ask, and it is kept "
        "nowhere. Opening takes a second or more on purpose: it makes guessing slow."
    )

    read_only = False

    def fields(self) -> ComposeResult:
        """Yield the place of the file and the passphrase field."""
        yield Words(self.place, classes="-hint")
        yield Words(lambda: self.say("Passphrase"), classes="-label")
        yield SecretInput()
        yield Words(lambda: self.say("enter opens · ctrl+r shows what you type"), classes="-hint")

    def on_mount(self) -> None:
        """Open for reading only where a quick review was asked for."""
        self.read_only = self.carnet.start.review
        if self.carnet.start.locked:
            self.message(mark("Locked. What you typed was kept."))
        self._look_at_file()

    @work(thread=True)
    def _look_at_file(self) -> None:
        """Say before anything is typed that the file cannot be opened."""
        try:
            looks_like_vault(self.path, profiles=self.carnet.profiles)
        except VaultError as error:
            self.app.call_from_thread(self.message, error_sentence(error))

    def on_secret_input_submitted(self, event: SecretInput.Submitted) -> None:
        """Start opening the file."""
        event.field.enabled = False
        self.message()
        self.query_one(Busy).begin(self.say("Opening…"))
        self._open(event.field.secret.copy())

    @work(thread=True, exclusive=True)
    def _open(self, passphrase: Secret) -> None:
        app = self.carnet
        try:
            with passphrase:
                session = session_from(
                    lambda: open_vault(
                        self.path, passphrase, read_only=self.read_only, profiles=app.profiles
                    ),
                    app.open_file,
                    app.content,
                    app.language.code,
                )
        except VaultError as error:
            app.call_from_thread(self._refused, error)
        else:
            app.call_from_thread(self._opened, session)

    def _refused(self, error: VaultError) -> None:
        """Say what went wrong; only a wrong passphrase empties the field."""
        self.query_one(Busy).finish()
        field = self.query_one(SecretInput)
        field.enabled = True
        if isinstance(error, WrongPassphrase):
            field.wipe()
        self.read_only = self.read_only or isinstance(error, ReadOnlyMedium)
        self.message(error_sentence(error))

    def _opened(self, session: Session) -> None:
        self.query_one(SecretInput).wipe()
        self.carnet.begin(session)

    def action_other_file(self) -> None:
        """Choose another place."""
        from tui.screens.place import PlaceScreen

        self.app.switch_screen(PlaceScreen(self.path))
