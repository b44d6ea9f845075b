"""One note of the journal with all its versions."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.journal.entry import Entry
from tui.library.language import mark
from tui.screens.exhibit import OpenLinked
from tui.screens.intake import TakesIn
from tui.screens.journal import EditNote
from tui.screens.journal_words import NoteWords
from tui.screens.read_first import ReadFirst, ReadsFirst
from tui.screens.veil import Veil
from tui.session import Session
from tui.telling.veil import NOTE
from tui.vault.links import Ref


class LiftVeil(Command):
    """Show or veil what is only for you."""

    title = mark("Show what is only for you")
    help = mark("Shows the words you wrote for yourself, or veils them again.")
    keys = ("v",)
    action = "screen.lift_veil"
    short = mark("veil")
    footer = True


class ShowNote(Command):
    """Show a veiled note, or veil it again."""

    title = mark("Show the note")
    help = mark("Shows what a veiled note says, or veils it again.")
    keys = ("i",)
    action = "screen.show_note"


class AddExhibits(Command):
    """Take files in that belong to this note."""

    title = mark("Add files to this note")
    help = mark("Keeps files as exhibits that belong to this note.")
    keys = ("n",)
    action = "screen.add_exhibits"
    short = mark("add files")
    footer = True
    writes = True


class JournalNoteScreen(ReadsFirst, TakesIn):
    """Shows a note on the whole screen."""

    OWN_COMMANDS: ClassVar[Commands] = (
        ShowNote, EditNote, AddExhibits, LiftVeil, OpenLinked, ReadFirst,
    )  # fmt: skip
    CSS_PATH = "journal_note.tcss"
    TITLE_WORDS = mark("A note")
    HELP_WORDS = mark(
        "How the note reads now, then how it read before. Nothing that was kept is ever "
        "overwritten: that is what makes the journal worth believing."
    )
    section = "journal"

    _veils = False

    def __init__(self, session: Session, note: str) -> None:
        """Take the open file and the id of the note's first version."""
        super().__init__(session)
        self._note, self._veiled, self._shown = note, True, False
        self.taken_for = note

    def body(self) -> ComposeResult:
        """Yield the note's page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Show the note as it stands now."""
        words = NoteWords(self.session.library, self.session.service_words, self.say)
        revisions = self.session.journal.revisions(self._note)
        veil = Veil(self.session, words, self.say)
        before = veil.page(revisions, self.say("Press i to read it."))
        self._veils = before is not None
        if before is None or self._shown:
            before = self._page(words, revisions, veil.who_reads(revisions[-1]))
        self.query_one("#page", Static).update(before)
        self.refresh_bindings()

    def _page(self, words: NoteWords, revisions: list[Entry], read: str) -> Content:
        """Return the note, the names of its exhibits, and who reads it first."""
        own = None if self._veiled else self.session.journal.incident(revisions[-1]).private
        page = words.page(revisions, own)
        names = [
            found.title or found.name for found in self.session.exhibits.of_incident(self._note)
        ]
        page = words.with_exhibits(page, names)
        return Content("\n").join([Content(read), Content(""), page]) if read else page

    def thing_in_view(self) -> Ref:
        """Return the note."""
        return Ref(NOTE, self._note)

    def on_screen_suspend(self) -> None:
        """Veil the note again: something else is shown, or the screen is left."""
        self._shown, self._veiled = False, True

    def action_show_note(self) -> None:
        """Show the note, or veil it again."""
        self._shown = not self._shown
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to lift a veil only where one is; its key for private words only without one."""
        if action == "show_note" and not self._veils:
            return False
        if action == "lift_veil" and self._veils and not self._shown:
            return False
        return super().check_action(action, parameters)

    def action_add_exhibits(self) -> None:
        """Choose files and take them in."""
        self.browse()

    def action_open_linked(self) -> None:
        """List what belongs to the note."""
        from tui.screens.linked import LinkedScreen

        self.app.push_screen(LinkedScreen(self.session, self.thing_in_view()))

    def action_lift_veil(self) -> None:
        """Show the words that are only for the person, or veil them."""
        self._veiled = not self._veiled
        self.reload()

    def action_edit_note(self) -> None:
        """Open the note for changes."""
        from tui.screens.journal_write import WriteScreen

        entry = self.session.journal.get(self._note)
        self.app.push_screen(WriteScreen(self.session, entry))
