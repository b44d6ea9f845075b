"""Open a file without its passphrase: with the recovery code, or with two of three sheets."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.screens.unlocking import UnlockingScreen
from tui.session import Session
from tui.telling.recovery_papers import CODE, SHEETS
from tui.telling.recovery_typed import problem, seed_of, so_far
from tui.telling.sentences import error_sentence
from tui.vault.errors import VaultError, WrongPassphrase
from tui.vault.opening import open_with_seed
from tui.vault.secret import Secret
from tui.vault.vault import Vault
from tui.widgets.busy import Busy
from tui.widgets.paper_input import PaperInput
from tui.widgets.row_list import RowList
from tui.widgets.words import Words

KINDS = (CODE, SHEETS)
NAMES = {CODE: mark("With the recovery code"), SHEETS: mark("With two sheets")}
LABELS = {
    CODE: (mark("The 28 characters of the code"),),
    SHEETS: (mark("The 20 words of one sheet"), mark("The 20 words of another sheet")),
}
OTHER_KEY = mark(
    "This does not open the file. It belongs to another file or to another copy, or it was made "
    "before the passphrase was changed."
)


class WithPassphrase(Command):
    """Go back to opening with the passphrase."""

    title = mark("With the passphrase")
    help = mark("Goes back to opening the file with its passphrase.")
    keys = ("ctrl+t",)
    action = "screen.back"
    short = mark("passphrase")
    footer = True


class RecoveryOpenScreen(UnlockingScreen):
    """Asks which of the two there is, then for the code, or for the words of two sheets."""

    OWN_COMMANDS: ClassVar[Commands] = (WithPassphrase,)
    AUTO_FOCUS = "RowList"
    TITLE_WORDS = mark("Open without the passphrase")
    HELP_WORDS = mark(
        "This works with the code or the sheets that were made for the passphrase of this file. "
        "Small letters, missing dashes and words cut after four letters do not matter. Without "
        "passphrase, code and sheets nobody can open the file."
    )

    kind = CODE

    def fields(self) -> ComposeResult:
        """Yield the place of the file, the two ways, and the fields of both, hidden at first."""
        yield Words(self.place, classes="-hint")
        yield RowList(len(KINDS), lambda index: self.say(NAMES[KINDS[index]]))
        for place in range(len(LABELS[SHEETS])):
            yield Words(lambda: "", classes="-label -paper")
            yield PaperInput(id=f"paper{place}")
        yield Words(
            lambda: self.say("enter goes on · ctrl+r shows what you type"), classes="-hint -paper"
        )

    def on_mount(self) -> None:
        """Show no field before a way was chosen."""
        self.query(".-paper, PaperInput").set(display=False)

    def relabel(self) -> None:
        """Draw everything in another language."""
        super().relabel()
        self.query_one(RowList).refresh()

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Show the fields of the chosen way, empty."""
        self.kind = KINDS[event.index]
        self.message()
        self.query(".-hint.-paper").set(display=True)
        labels = self.query(".-label.-paper").results(Words)
        for place, (words, field) in enumerate(zip(labels, self.query(PaperInput), strict=True)):
            words.display = field.display = place < len(LABELS[self.kind])
            field.wipe()
            words.tell(self._label(place))
        self.query_one("#paper0").focus()

    def _label(self, place: int) -> Callable[[], str]:
        """Return what gives the words above a field, or nothing above a hidden one."""
        return lambda: self.say(LABELS[self.kind][place]) if place < len(LABELS[self.kind]) else ""

    def _papers(self) -> list[PaperInput]:
        return [field for field in self.query(PaperInput) if field.display]

    def on_secret_input_changed(self, event: PaperInput.Changed) -> None:
        """Count what was typed, so that nobody loses their place."""
        if len(event.field.secret):
            sentence, values = so_far(self.kind, event.field.secret)
            self.message(sentence, **values)

    def on_secret_input_submitted(self, event: PaperInput.Submitted) -> None:
        """Look at one paper; after the last one open the file."""
        fields = self._papers()
        place = fields.index(event.field)  # type: ignore[arg-type]  # all fields here are of paper
        wrong = problem(self.kind, event.field.secret)
        if wrong is not None:
            self.message(wrong[0], **wrong[1])
        elif place + 1 < len(fields):
            fields[place + 1].focus()
        else:
            self._read_all([field.secret for field in fields])

    def _read_all(self, typed: list[Secret]) -> None:
        """Open the file with the seed of what was typed, or say why it gives none."""
        try:
            seed = seed_of(self.kind, typed)
        except VaultError as error:
            self.message(error_sentence(error))
        else:
            self.begin_opening(seed)

    def unlock(self, key: Secret) -> Vault:
        """Return the file opened with a seed."""
        return open_with_seed(
            self.path, key, read_only=self.read_only, profiles=self.carnet.profiles
        )

    def sentence(self, error: VaultError) -> str:
        """Return the msgid for why the file was not opened."""
        return OTHER_KEY if isinstance(error, WrongPassphrase) else error_sentence(error)

    def begin(self, session: Session) -> None:
        """Go on with the open file, and lead to a new passphrase."""
        from tui.screens.recovered import RecoveredScreen

        session.recovered = True
        self.carnet.begin(session)
        self.app.push_screen(RecoveredScreen(session))

    def action_back(self) -> None:
        """Go back to the passphrase."""
        from tui.screens.unlock import UnlockScreen

        if not self.query_one(Busy).working:
            self.app.switch_screen(UnlockScreen(self.path))
