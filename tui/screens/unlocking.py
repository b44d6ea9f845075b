"""What the screens that open a file share: looking at it, opening it beside the screen, errors."""

from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import work

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.screens.entry import EntryScreen
from tui.telling.rescue_words import APPLIES
from tui.telling.sentences import error_sentence
from tui.vault.errors import Damaged, ReadOnlyMedium, VaultError, WrongPassphrase
from tui.vault.leftovers import Applies, anything_beside
from tui.vault.secret import Secret
from tui.widgets.busy import Busy
from tui.widgets.secret_input import SecretInput

if TYPE_CHECKING:
    from tui.session import Session
    from tui.vault.vault import Vault

RESCUE = mark("ctrl+s saves what can still be read into a new file.")


class OtherFile(Command):
    """Choose another file or make a new one."""

    title = mark("Another file")
    help = mark("Opens a file at another place, or makes a new one.")
    keys = ("ctrl+f",)
    action = "screen.other_file"
    short = mark("other file")
    footer = True


class RescueFile(Command):
    """Save what is left of a damaged file."""

    title = mark("Rescue a damaged file")
    help = mark("Saves what can still be read of a damaged file into a new one.")
    keys = ("ctrl+s",)
    action = "screen.rescue_file"


class UnlockingScreen(EntryScreen):
    """Opens an existing file; the work runs beside the screen, which stays usable."""

    OWN_COMMANDS: ClassVar[Commands] = (OtherFile, RescueFile)
    CSS_PATH: ClassVar[str] = "entry.tcss"

    read_only = False
    _asked = False
    """Whether opening was asked for."""

    def on_mount(self) -> None:
        """Open for reading only where a quick review was asked for."""
        self._turn = Lock()  # two looks at once would find the file in use
        self.read_only = self.carnet.start.review
        self.call_after_refresh(self._look_at_file)

    @work(thread=True)
    def _look_at_file(self) -> None:
        """Say before anything is typed that the file cannot be opened, or what was put right."""
        with self._turn:
            if not self._asked:
                self._look()

    def _look(self) -> None:
        """Look at the file with nobody else doing so; runs outside the drawing thread."""
        from tui.vault.opening import looks_like_vault
        from tui.vault.recovering import recover

        applies = recover(self.path) if anything_beside(self.path) else Applies.ANY
        try:
            looks_like_vault(self.path, profiles=self.carnet.profiles)
        except VaultError as error:
            self.app.call_from_thread(self.message, error_sentence(error))
        else:
            if applies in APPLIES:
                self.app.call_from_thread(self.message, APPLIES[applies])

    def unlock(self, key: Secret) -> "Vault":
        """Return the file opened with what was typed; runs outside the drawing thread.

        Raises:
            VaultError: it cannot be opened.
        """
        raise NotImplementedError

    def begin_opening(self, key: Secret) -> None:
        """Open the file with `key`, which is wiped afterwards."""
        self._asked = True
        for field in self.query(SecretInput):
            field.enabled = False
        self.message()
        self.query_one(Busy).begin(self.say("Opening…"))
        self._open(key)

    @work(thread=True, exclusive=True)
    def _open(self, key: Secret) -> None:
        from tui.screens.opening import session_from

        app = self.carnet
        try:
            with key, self._turn:
                session = session_from(
                    lambda: self.unlock(key), app.open_file, app.first_section, app.language.code
                )
            if not session.read_only:
                session.journal.make_filterable()
        except VaultError as error:
            app.call_from_thread(self._refused, error)
        else:
            app.call_from_thread(self._opened, session)

    def _refused(self, error: VaultError) -> None:
        """Say what went wrong; only a wrong passphrase empties the field."""
        self.query_one(Busy).finish()
        for field in self.query(SecretInput):
            field.enabled = True
            if isinstance(error, WrongPassphrase):
                field.wipe()
        self.read_only = self.read_only or isinstance(error, ReadOnlyMedium)
        offered = (RESCUE,) if isinstance(error, Damaged) else ()
        self.message(self.sentence(error), *offered)

    def sentence(self, error: VaultError) -> str:
        """Return the msgid for why the file was not opened."""
        return error_sentence(error)

    def _opened(self, session: "Session") -> None:
        for field in self.query(SecretInput):
            field.wipe()
        self.begin(session)

    def begin(self, session: "Session") -> None:
        """Go on with the open file."""
        self.carnet.begin(session)

    def action_rescue_file(self) -> None:
        """Save what is left of the file."""
        from tui.screens.rescue import RescueScreen

        self.app.switch_screen(RescueScreen(self.path))

    def action_other_file(self) -> None:
        """Choose another place."""
        from tui.screens.place import PlaceScreen

        self.app.switch_screen(PlaceScreen(self.path))
