"""Have the person type back what they copied, before it counts as made."""

from collections.abc import Callable
from random import Random
from secrets import SystemRandom
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.telling.recovery_papers import CODE, SHEETS, Paper
from tui.telling.recovery_typed import Sentence, problem, seed_of, so_far
from tui.vault.secret import Secret
from tui.vault.sheets import NEEDED, read_sheet
from tui.widgets.paper_input import PaperInput
from tui.widgets.words import Words

WRONG = mark("This is not what was shown. Esc goes back to it; check your paper.")


class RecoveryTryScreen(CarnetScreen):
    """Asks for the code, or for two sheets chosen by chance, and tries whether they would open."""

    CSS_PATH = "recovery.tcss"
    AUTO_FOCUS = "PaperInput"
    section: ClassVar[str] = "settings"
    TITLE_WORDS = mark("Type it back")
    HELP_WORDS = mark(
        "Type it from your paper, not from memory. This is the same check as when the file is "
        "opened with it. Esc shows it once more."
    )

    def __init__(
        self, session: Session, papers: tuple[Paper, ...], chance: Random | None = None
    ) -> None:
        """Take the open file and the papers; `chance` chooses two of three sheets."""
        super().__init__(session)
        chosen = (chance or SystemRandom()).sample(papers, min(NEEDED, len(papers)))
        self._asked = sorted(chosen, key=lambda paper: paper.number)
        self._kind = self._asked[0].kind
        self.tried = False

    def body(self) -> ComposeResult:
        """Yield a field for each paper that is asked for."""
        with VerticalScroll(can_focus=False):
            yield Words(
                lambda: self.say(
                    "Type it from your paper: only what you can read there will help you later."
                )
            )
            for paper in self._asked:
                yield Words(self._title_of(paper), classes="-label")
                yield PaperInput()
            yield Words(
                lambda: self.say("enter goes on · ctrl+r shows what you type"), classes="-quiet"
            )
            yield Words(lambda: "", id="message")

    def _title_of(self, paper: Paper) -> Callable[[], str]:
        return lambda: paper.title(self.say)

    def on_secret_input_changed(self, event: PaperInput.Changed) -> None:
        """Count what was typed, so that nobody loses their place."""
        sentence, values = so_far(self._kind, event.field.secret)
        self._message(sentence, **values)

    def on_secret_input_submitted(self, event: PaperInput.Submitted) -> None:
        """Look at one paper; after the last one look at all of them."""
        fields = list(self.query(PaperInput))
        place = fields.index(event.field)  # type: ignore[arg-type]  # all fields here are of paper
        sentence, values = self._problem(event.field.secret, self._asked[place])
        if sentence:
            self._message(sentence, **values)
        elif place + 1 < len(fields):
            fields[place + 1].focus()
        else:
            self._check([field.secret for field in fields])

    def _problem(self, typed: Secret, paper: Paper) -> Sentence:
        """Return what is wrong with one typed paper; empty when nothing is."""
        found = problem(self._kind, typed)
        if found is None and self._kind == SHEETS and read_sheet(typed).words != paper.parts:
            return WRONG, {}
        return found or ("", {})

    def _check(self, typed: list[Secret]) -> None:
        """Count the way back as made when what was typed would open this file."""
        with seed_of(self._kind, typed) as seed:
            fits = self.session.vault.fits(seed)
        if not fits:
            self._message(WRONG)
            return
        self._note()
        self.tried = True
        self.dismiss()

    def _note(self) -> None:
        """Note the kind and the day in the file, never the way back itself."""
        if not self.session.read_only:
            settings = self.session.settings
            settings.recovery = {**settings.recovery, self._kind: self.session.clock().date()}
        self.tell(
            self.say("The code is right. It is made.")
            if self._kind == CODE
            else self.say("Both sheets are right. They are made.")
        )

    def _message(self, sentence: str, **values: object) -> None:
        self.query_one("#message", Words).tell(lambda: self.say(sentence, **values))
