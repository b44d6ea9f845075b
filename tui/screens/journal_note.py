"""One note of the journal with all its versions."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.journal import EditNote
from tui.screens.journal_words import NoteWords
from tui.session import Session


class JournalNoteScreen(CarnetScreen):
    """Shows a note on the whole screen."""

    OWN_COMMANDS = (EditNote,)
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
        self._note = note

    def body(self) -> ComposeResult:
        """Yield the note's page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Show the note as it stands now."""
        words = NoteWords(self.session.library, self.session.service_words, self.say)
        revisions = self.session.journal.revisions(self._note)
        self.query_one("#page", Static).update(words.page(revisions))

    def action_edit_note(self) -> None:
        """Open the note for changes."""
        from tui.screens.journal_write import WriteScreen

        entry = self.session.journal.get(self._note)
        self.app.push_screen(WriteScreen(self.session, entry))
