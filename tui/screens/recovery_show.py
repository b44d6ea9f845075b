"""Show what is to be copied onto paper, one paper at a time."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.telling.recovery_papers import CODE, SHEETS, Paper
from tui.widgets.words import Words

ADVICE = {
    CODE: mark(
        "Copy it by hand, or press f to write it for a printer. Then press enter: you will be "
        "asked to type it back from your paper."
    ),
    SHEETS: mark(
        "Copy the words with their numbers by hand, or press f to write this sheet for a printer. "
        "Write the set's name on it too: sheets of one set belong together. Then press enter."
    ),
}


class NextPaper(Command):
    """Go to the next sheet, or to typing back."""

    title = mark("I copied it")
    help = mark("Goes to the next sheet; after the last one you type back what you copied.")
    keys = ("enter", "right")
    action = "screen.next_paper"
    short = mark("copied")
    footer = True


class PaperBefore(Command):
    """Go back to the sheet before."""

    title = mark("The sheet before")
    help = mark("Shows the sheet before once more.")
    keys = ("left",)
    action = "screen.paper_before"


class ForPrinter(Command):
    """Write this paper as a file for a printer."""

    title = mark("For a printer")
    help = mark("Writes what is shown into a file that is not encrypted, to print it.")
    keys = ("e",)
    action = "screen.for_printer"
    short = mark("printer")
    footer = True


class RecoveryShowScreen(CarnetScreen):
    """Shows the code or one sheet; nothing counts as made before it was typed back."""

    OWN_COMMANDS: ClassVar[Commands] = (NextPaper, PaperBefore, ForPrinter)
    CSS_PATH = "recovery.tcss"
    section: ClassVar[str] = "settings"
    TITLE_WORDS = mark("Copy this onto paper")
    HELP_WORDS = mark(
        "What is shown here is kept nowhere. When you leave this page it is gone; you can make it "
        "again with the passphrase."
    )

    def __init__(self, session: Session, papers: tuple[Paper, ...]) -> None:
        """Take the open file and the papers to show."""
        super().__init__(session)
        self._papers, self._here = papers, 0

    @property
    def paper(self) -> Paper:
        """The paper that is shown."""
        return self._papers[self._here]

    def body(self) -> ComposeResult:
        """Yield the paper's title, what to copy, and what to do with it."""
        with VerticalScroll():
            yield Words(lambda: self.paper.title(self.say), classes="-label")
            yield Words(lambda: Content("\n".join(self.paper.rows())), id="paper")
            yield Words(lambda: self.say(ADVICE[self.paper.kind]))

    def reload(self) -> None:
        """Draw the paper that is shown."""
        for words in self.query(Words):
            words.relabel()

    def action_next_paper(self) -> None:
        """Show the next paper; after the last one ask for what was copied."""
        if self._here + 1 < len(self._papers):
            self._here += 1
            self.reload()
            return
        from tui.screens.recovery_try import RecoveryTryScreen

        screen = RecoveryTryScreen(self.session, self._papers)
        self.app.push_screen(screen, lambda _result: self._after(tried=screen.tried))

    def _after(self, *, tried: bool) -> None:
        if tried:
            self.dismiss()

    def action_paper_before(self) -> None:
        """Show the paper before."""
        self._here = max(0, self._here - 1)
        self.reload()

    def action_for_printer(self) -> None:
        """Ask where to write the paper."""
        from tui.screens.recovery_print import RecoveryPrintScreen

        self.app.push_screen(RecoveryPrintScreen(self.session, self.paper))
