"""Make a new file: choose a passphrase, type it twice, go."""

from textual import work
from textual.app import ComposeResult

from tui.commands import Command
from tui.library.language import mark
from tui.screens.entry import EntryScreen
from tui.screens.opening import session_from
from tui.screens.sentences import WARNINGS, error_sentence
from tui.session import Session
from tui.vault.errors import NotEnoughMemory, VaultError
from tui.vault.opening import create
from tui.vault.passphrase import warnings
from tui.vault.phrases import DEFAULT_COUNT, entropy_bits, generate, load_words
from tui.vault.profiles import DEFAULT, SMALL, Profile
from tui.vault.secret import Secret
from tui.widgets.busy import Busy
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words

SUGGESTED = mark(
    "Six words drawn by chance from {count}: {bits} bits, out of reach of guessing. Learn them or "
    "keep them on paper in a safe place, away from the file."
)
ANYWAY = mark("Press enter again to keep this passphrase anyway.")
MEMORY = mark(
    "This computer does not have enough free memory for the stronger protection. Tick the choice "
    "for small computers, then try again."
)


class SuggestWords(Command):
    """Fill in six words chosen by chance."""

    title = mark("Suggest six words")
    help = mark("Fills in six ordinary words drawn by chance: strong, and easier to remember.")
    keys = ("ctrl+e",)
    action = "screen.suggest_words"
    short = mark("six words")
    footer = True


class OtherPlace(Command):
    """Go back and choose another place."""

    title = mark("Another place")
    help = mark("Goes back to choose where the file is.")
    keys = ("ctrl+f",)
    action = "screen.other_place"


class CreateScreen(EntryScreen):
    """Asks for a passphrase twice, warns about the obvious, and makes the file."""

    OWN_COMMANDS = (SuggestWords, OtherPlace)
    CSS_PATH = "entry.tcss"
    TITLE_WORDS = mark("A new file")
    HELP_WORDS = mark(
        "Only the passphrase opens the file. Nobody can reset it, not even the people who made "
        "this program. Six words drawn by chance are strong and can be learned. A name, a date or "
        "a quotation can be guessed by someone who knows you."
    )

    accepted = False

    def fields(self) -> ComposeResult:
        """Yield the place, what losing the passphrase means, the two fields and the choice."""
        yield Words(self.place, classes="-hint")
        yield Words(
            lambda: self.say(
                "Only your passphrase opens this file. If it is lost, what is inside is lost too: "
                "nobody can reset it. ctrl+e suggests six words."
            )
        )
        yield Words(lambda: self.say("Passphrase"), classes="-label")
        yield SecretInput(id="first")
        yield Words(lambda: self.say("The same once more"), classes="-label")
        yield SecretInput(id="second")
        yield ChoiceList((self._small(),), kind="multi")

    def _small(self) -> Choice:
        """Return the choice of the lighter profile (64 MiB instead of 256)."""
        return Choice("small", self.say("I will open it on small or old computers too"))

    def relabel(self) -> None:
        """Draw the choice in the new language, ticked as it was."""
        super().relabel()
        choices = self.query_one(ChoiceList)
        choices.show_choices((self._small(),), kind="multi", chosen=choices.chosen)

    def on_secret_input_changed(self, event: SecretInput.Changed) -> None:
        """Warn again about another passphrase."""
        if event.field.id == "first":
            self.accepted = False

    def on_secret_input_submitted(self, event: SecretInput.Submitted) -> None:
        """Go to the second field, or make the file."""
        if event.field.id == "first":
            self._warn()
            self.query_one("#second").focus()
        else:
            self._check()

    def _warn(self, last: str = "") -> bool:
        """Say what is easy to guess, then `last`; return whether there is anything to say."""
        found = warnings(self.query_one("#first", SecretInput).secret)
        msgids = [WARNINGS[name] for name in found if name in WARNINGS]
        if msgids and last:
            msgids.append(last)
        self.message(*msgids)
        return bool(msgids)

    def _check(self) -> None:
        first, second = (self.query_one(name, SecretInput) for name in ("#first", "#second"))
        if not first.secret.same_as(second.secret):
            second.wipe()
            self.message(mark("The two are not the same. Type the second one again."))
        elif self._warn(ANYWAY) and not self.accepted:
            self.accepted = True
        else:
            self._begin(first, second)

    def _begin(self, *fields: SecretInput) -> None:
        for field in fields:
            field.enabled = False
        self.message()
        self.query_one(Busy).begin(self.say("Making your file…"))
        small = "small" in self.query_one(ChoiceList).chosen
        number = SMALL.number if small else DEFAULT.number
        self._make(fields[0].secret.copy(), self.carnet.profiles[number])

    @work(thread=True, exclusive=True)
    def _make(self, passphrase: Secret, profile: Profile) -> None:
        app = self.carnet
        try:
            with passphrase:
                session = session_from(
                    lambda: create(self.path, passphrase, profile=profile, now=app.clock),
                    app.open_file,
                    app.content,
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
        for field in self.query(SecretInput):
            field.wipe()
        self.carnet.begin(session)

    def action_suggest_words(self) -> None:
        """Fill the first field with six words and show them."""
        words = load_words(self.carnet.content / self.carnet.language.code / "words.txt")
        field = self.query_one("#first", SecretInput)
        field.fill(generate(words))
        field.shown = True
        bits = int(entropy_bits(len(words), DEFAULT_COUNT))
        self.message(SUGGESTED, count=f"{len(words):,}".replace(",", " "), bits=bits)
        field.focus()

    def action_other_place(self) -> None:
        """Choose another place."""
        from tui.screens.place import PlaceScreen

        self.app.switch_screen(PlaceScreen(self.path))
