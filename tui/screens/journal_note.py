"""One note of the journal with all its versions."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.journal import EditNote
from tui.screens.journal_words import NoteWords
from tui.session import Session


class LiftVeil(Command):
    """Show or veil what is only for you."""

    title = mark("Show what is only for you")
    help = mark("Shows the words you wrote for yourself, or veils them again.")
    keys = ("v",)
    action = "screen.lift_veil"
    short = mark("veil")
    footer = True


class JournalNoteScreen(CarnetScreen):
    """Shows a note on the whole screen."""

    OWN_COMMANDS = (EditNote, LiftVeil)
    CSS_PATH = "journal_note.tcss"
    TITLE_WORDS = mark("A note")
    HELP_WORDS = mark(
        "How the note reads now, then how it read before. Nothing that was kept is ever "
        "overwritten: that is what makes the journal worth believing."
    )
    section = "journal"

    def __init__(self, session: Session, note: str) -> None:
        """Take the open file and the id of the note's first version."""
        super().__init__(session)
        self._note, self._veiled = note, True

    def body(self) -> ComposeResult:
        """Yield the note's page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Show the note as it stands now."""
        words = NoteWords(self.session.library, self.session.service_words, self.say)
        revisions = self.session.journal.revisions(self._note)
        own = None if self._veiled else self.session.journal.incident(revisions[-1]).private
        self.query_one("#page", Static).update(words.page(revisions, own))

    def action_lift_veil(self) -> None:
        """Show the words that are only for the person, or veil them."""
        self._veiled = not self._veiled
        self.reload()

    def action_edit_note(self) -> None:
        """Open the note for changes."""
        from tui.screens.journal_write import WriteScreen

        entry = self.session.journal.get(self._note)
        self.app.push_screen(WriteScreen(self.session, entry))
