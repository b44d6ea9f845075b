"""Unite the open file with another copy of it."""

from textual.app import ComposeResult
from textual.widgets import Input

from tui.helping.returning import Brought
from tui.journal.merging import choose
from tui.library.language import mark
from tui.screens.care import CareScreen
from tui.screens.conflict import ConflictScreen
from tui.screens.progress import Progress
from tui.telling.bringing_back import brought_words
from tui.telling.places import typed_path
from tui.telling.uniting import AT_THE_COPY, NOT_HERE, unite, united_words
from tui.vault.errors import Closed, VaultError
from tui.vault.merge import Conflict, Merged
from tui.widgets.line import Line
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words


class MergeScreen(CareScreen):
    """Asks for the other copy and its passphrase, unites, and shows what both changed."""

    OWN_COMMANDS = ()
    AUTO_FOCUS = "#place"
    TITLE_WORDS = mark("Unite two copies")
    HELP_WORDS = mark(
        "When you wrote in this file and in a copy of it: everything that only the copy has comes "
        "into this file. Nothing is dropped. What both changed is shown side by side, and both "
        "versions are kept. The copy itself is not changed. A helper's copy is brought back here "
        "too: what they did comes in with their name, and nothing of yours is replaced."
    )

    merged = Merged()
    brought: Brought | None = None
    _left: tuple[Conflict, ...] = ()

    def fields(self) -> ComposeResult:
        """Yield what happens, the place of the other copy, and its passphrase."""
        yield Words(
            lambda: self.say(
                "Everything that only the other copy has comes into this file. Nothing is dropped, "
                "and the other copy is not changed."
            )
        )
        yield Words(lambda: self.say("Where the other copy is"), classes="-label")
        yield Line(limit=2000, id="place")
        yield Words(lambda: "")
        yield Words(lambda: self.say("Passphrase of the other copy"), classes="-label")
        yield SecretInput(id="present")

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Go to the passphrase."""
        self.query_one("#present").focus()

    def on_secret_input_submitted(self, event: SecretInput.Submitted) -> None:
        """Unite the two."""
        if self.session.read_only:
            self.message(mark("The file is open for reading only: nothing can be changed."))
            return
        if self.session.bundle is not None:
            self.message(NOT_HERE)
            return
        session, profiles = self.session, self.carnet.profiles
        path = typed_path(self.query_one("#place", Line).value, self.carnet.start.folder)
        passphrase = event.field.secret.copy()

        def work(progress: Progress) -> None:
            united = unite(session, path, passphrase, profiles, progress)
            self.brought, self.merged = united.brought, united.merged

        self.begin(self.say("The two copies are united…"), work, passphrase)

    def ends(self, error: VaultError) -> bool:
        """Return whether the open file cannot go on: most errors are about the other copy."""
        return isinstance(error, Closed)

    def sentence(self, error: VaultError) -> str:
        """Return the msgid for why nothing was united."""
        return AT_THE_COPY.get(type(error), super().sentence(error))

    def succeeded(self) -> None:
        """Show what both changed, one after another, then say what was added."""
        self.query_one(SecretInput).wipe()
        if self.brought is not None:
            self.leave_saying(brought_words(self.brought, self.say))
            return
        self._left = tuple(self.merged.conflicts)
        self._next()

    def _next(self) -> None:
        if not self._left:
            self.leave_saying(united_words(self.merged, self.say))
            return
        conflict, *rest = self._left
        self._left = tuple(rest)

        def chosen(mine: bool | None) -> None:
            if mine is not None:
                choose(self.session.vault, self.session.journal, conflict, mine=mine)
            self._next()

        self.app.push_screen(ConflictScreen(self.session, conflict), chosen)
