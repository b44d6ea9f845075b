"""Make a new file: choose a passphrase, type it twice, go."""

from textual import work
from textual.app import ComposeResult

from tui.commands import Command
from tui.library.language import mark
from tui.screens.choosing import Choosing, SuggestWords
from tui.screens.entry import EntryScreen
from tui.screens.opening import session_from
from tui.session import Session
from tui.telling.sentences import error_sentence
from tui.vault.errors import NotEnoughMemory, VaultError
from tui.vault.opening import create
from tui.vault.profiles import Profile
from tui.vault.secret import Secret
from tui.widgets.busy import Busy
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words

MEMORY = mark(
    "This computer does not have enough free memory for the stronger protection. Tick the choice "
    "for small computers, then try again."
)


class OtherPlace(Command):
    """Go back and choose another place."""

    title = mark("Another place")
    help = mark("Goes back to choose where the file is.")
    keys = ("ctrl+f",)
    action = "screen.other_place"


class CreateScreen(Choosing, EntryScreen):
    """Asks for a passphrase twice, warns about the obvious, and makes the file."""

    OWN_COMMANDS = (SuggestWords, OtherPlace)
    CSS_PATH = "entry.tcss"
    TITLE_WORDS = mark("A new file")
    HELP_WORDS = mark(
        "Only the passphrase opens the file. Nobody can reset it, not even the people who made "
        "this program. Six words drawn by chance are strong and can be learned. A name, a date or "
        "a quotation can be guessed by someone who knows you."
    )

    def fields(self) -> ComposeResult:
        """Yield the place, what losing the passphrase means, the two fields and the choice."""
        yield Words(self.place, classes="-hint")
        yield Words(
            lambda: self.say(
                "Only your passphrase opens this file. If it is lost, what is inside is lost too, "
                "unless you prepare a code or sheets later, in the settings. ctrl+e suggests six "
                "words."
            )
        )
        yield from self.pair(mark("Passphrase"))
        yield self.small_choice()

    def chosen(self, passphrase: Secret) -> None:
        """Make the file."""
        for field in self.query(SecretInput):
            field.enabled = False
        self.query_one(Busy).begin(self.say("Making your file…"))
        self._make(passphrase, self.profile())

    @work(thread=True, exclusive=True)
    def _make(self, passphrase: Secret, profile: Profile) -> None:
        app = self.carnet
        try:
            with passphrase:
                session = session_from(
                    lambda: create(self.path, passphrase, profile=profile, now=app.clock),
                    app.open_file,
                    app.first_section,
                    app.language.code,
                )
        except VaultError as error:
            app.call_from_thread(self._refused, error)
        else:
            app.call_from_thread(self._made, session)

    def _refused(self, error: VaultError) -> None:
        self.query_one(Busy).finish()
        for field in self.query(SecretInput):
            field.enabled = True
        self.message(MEMORY if isinstance(error, NotEnoughMemory) else error_sentence(error))

    def _made(self, session: Session) -> None:
        from tui.screens.rehearsal import RehearsalScreen

        self.wipe_fields()
        self.carnet.begin(session)
        self.app.push_screen(RehearsalScreen(session))

    def action_other_place(self) -> None:
        """Choose another place."""
        from tui.screens.place import PlaceScreen

        self.app.switch_screen(PlaceScreen(self.path))
