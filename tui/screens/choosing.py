"""Choosing a passphrase: two fields, a suggestion of six words, warnings about the obvious."""

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from tui.commands import Command
from tui.library.borrowed import words_at
from tui.library.language import mark
from tui.screens.saying import Saying
from tui.telling.sentences import WARNINGS
from tui.vault.passphrase import warnings
from tui.vault.phrases import DEFAULT_COUNT, entropy_bits, generate, load_words
from tui.vault.profiles import DEFAULT, SMALL, Profile
from tui.vault.secret import Secret
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words

if TYPE_CHECKING:
    from tui.screens.base import FramedScreen

    _Host = FramedScreen[Any]
else:
    _Host = object

SUGGESTED = mark(
    "Six words drawn by chance from {count}: {bits} bits, out of reach of guessing. Learn them or "
    "keep them on paper in a safe place, away from the file."
)
ANYWAY = mark("Press enter again to keep this passphrase anyway.")


class SuggestWords(Command):
    """Fill in six words chosen by chance."""

    title = mark("Suggest six words")
    help = mark("Fills in six ordinary words drawn by chance: strong, and easier to remember.")
    keys = ("ctrl+e",)
    action = "screen.suggest_words"
    short = mark("six words")
    footer = True


class Choosing(Saying, _Host):
    """Mixed into screens that ask for a new passphrase; they say what to do with it in `chosen`.

    Such a screen names `SuggestWords` among its own commands.
    """

    accepted = False

    def chosen(self, passphrase: Secret) -> None:
        """Go on with the passphrase that was typed twice; the receiver wipes it."""
        raise NotImplementedError

    def pair(self, label: str) -> ComposeResult:
        """Yield the two fields; `label` is the msgid above the first."""
        yield Words(lambda: self.say(label), classes="-label")
        yield SecretInput(id="first")
        yield Words(lambda: self.say("The same once more"), classes="-label")
        yield SecretInput(id="second")

    def small_choice(self, profile: Profile = DEFAULT) -> ChoiceList:
        """Return the choice of the lighter profile (64 MiB instead of 256), ticked as `profile`."""
        chosen = ("small",) if profile.number == SMALL.number else ()
        return ChoiceList((self._small(),), kind="multi", chosen=chosen, id="small")

    def _small(self) -> Choice:
        return Choice("small", self.say("I will open it on small or old computers too"))

    def profile(self) -> Profile:
        """Return the profile that was chosen."""
        small = "small" in self.query_one("#small", ChoiceList).chosen
        return self.carnet.profiles[SMALL.number if small else DEFAULT.number]

    def relabel(self) -> None:
        """Draw the choice in the new language, ticked as it was."""
        super().relabel()
        for choices in self.query("#small").results(ChoiceList):
            choices.show_choices((self._small(),), kind="multi", chosen=choices.chosen)

    def on_secret_input_changed(self, event: SecretInput.Changed) -> None:
        """Warn again about another passphrase."""
        if event.field.id == "first":
            self.accepted = False

    def on_secret_input_submitted(self, event: SecretInput.Submitted) -> None:
        """Go to the second field, or on."""
        if event.field.id == "first":
            self._warn()
            self.query_one("#second").focus()
        elif event.field.id == "second":
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
            self.message()
            self.chosen(first.secret.copy())

    def wipe_fields(self) -> None:
        """Forget everything typed into passphrase fields."""
        for field in self.query(SecretInput):
            field.wipe()

    def action_suggest_words(self) -> None:
        """Fill the first field with six words and show them."""
        content, code = self.carnet.content, self.carnet.language.code
        words = load_words(content / words_at(content, code, "words.txt"))
        field = self.query_one("#first", SecretInput)
        field.fill(generate(words))
        field.shown = True
        bits = int(entropy_bits(len(words), DEFAULT_COUNT))
        self.message(SUGGESTED, count=f"{len(words):,}".replace(",", " "), bits=bits)
        field.focus()
