"""A page as it will be printed: looked at here, written to a file from here."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.screens.recovery_print import RecoveryPrintScreen
from tui.session import Session
from tui.telling.paper import WARNING, Printable, day_of


class PaperFile(Command):
    """Write the page to a file."""

    title = mark("Write it to a file")
    help = mark("Writes the page as a PDF or as plain text, after a warning; never over a file.")
    keys = ("x",)
    action = "screen.paper_file"
    short = mark("to a file")
    footer = True


class PaperScreen(CarnetScreen):
    """Shows the text of a page."""

    OWN_COMMANDS = (PaperFile,)
    CSS_PATH = "person.tcss"
    TITLE_WORDS = mark("The page as it will be")
    HELP_WORDS = mark(
        "This is all that stands on the page, nothing before and nothing after. It can be copied "
        "by hand, or written to a file for a printer with x."
    )

    def __init__(self, session: Session, paper: Printable, section: str = "today") -> None:
        """Take the open file, the page, and the section it belongs to."""
        super().__init__(session)
        self._paper, self.section = paper, section  # type: ignore[misc]

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Show the page."""
        lines = self._paper.page(self.say, day_of(self.session))
        text = "\n".join(line.text for line in lines)
        self.query_one("#page", Static).update(Content(clean(text)))

    def action_paper_file(self) -> None:
        """Ask where."""
        self.app.push_screen(RecoveryPrintScreen(self.session, self._paper, WARNING))
