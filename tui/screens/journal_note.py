"""One note of the journal with all its versions."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.screens.exhibit import OpenLinked
from tui.screens.intake import TakesIn
from tui.screens.journal import EditNote
from tui.screens.journal_words import NoteWords
from tui.session import Session
from tui.vault.links import Ref


class LiftVeil(Command):
    """Show or veil what is only for you."""

    title = mark("Show what is only for you")
    help = mark("Shows the words you wrote for yourself, or veils them again.")
    keys = ("v",)
    action = "screen.lift_veil"
    short = mark("veil")
    footer = True


class AddExhibits(Command):
    """Take files in that belong to this note."""

    title = mark("Add files to this note")
    help = mark("Keeps files as exhibits that belong to this note.")
    keys = ("n",)
    action = "screen.add_exhibits"
    short = mark("add files")
    footer = True
    writes = True


class JournalNoteScreen(TakesIn):
    """Shows a note on the whole screen."""

    OWN_COMMANDS: ClassVar[Commands] = (EditNote, AddExhibits, LiftVeil, OpenLinked)
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
        self.taken_for = note

    def body(self) -> ComposeResult:
        """Yield the note's page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Show the note as it stands now."""
        words = NoteWords(self.session.library, self.session.service_words, self.say)
        revisions = self.session.journal.revisions(self._note)
        own = None if self._veiled else self.session.journal.incident(revisions[-1]).private
        page = words.page(revisions, own)
        names = [
            found.title or found.name for found in self.session.exhibits.of_incident(self._note)
        ]
        self.query_one("#page", Static).update(words.with_exhibits(page, names))

    def action_add_exhibits(self) -> None:
        """Choose files and take them in."""
        self.browse()

    def action_open_linked(self) -> None:
        """List what belongs to the note."""
        from tui.screens.linked import LinkedScreen

        self.app.push_screen(LinkedScreen(self.session, Ref("incident", self._note)))

    def action_lift_veil(self) -> None:
        """Show the words that are only for the person, or veil them."""
        self._veiled = not self._veiled
        self.reload()

    def action_edit_note(self) -> None:
        """Open the note for changes."""
        from tui.screens.journal_write import WriteScreen

        entry = self.session.journal.get(self._note)
        self.app.push_screen(WriteScreen(self.session, entry))
