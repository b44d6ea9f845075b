"""The journal: what happened, newest first, with a search that takes neither accents nor case."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from tui.commands import Command
from tui.journal.entry import Entry
from tui.journal.facets import Filters
from tui.journal.pages import NotePages
from tui.library.language import mark
from tui.screens.find_line import NOTHING_FOUND
from tui.screens.gentle_list import BringBack, GentleList, SkipNote, VeilJournal
from tui.screens.journal_drafts import Waiting, open_draft, waiting_drafts
from tui.screens.journal_words import NoteWords
from tui.screens.pages_ahead import PagesAhead
from tui.screens.veil import Veil
from tui.session import Session
from tui.vault.search import without_begun_word
from tui.widgets.beside import Beside
from tui.widgets.line import Line
from tui.widgets.row_list import Row, RowList
from tui.widgets.two_pane import WIDE, TwoPane

MOST_BESIDE = 4000
"""Characters of a note shown beside the list; enter opens the whole note."""


class NewNote(Command):
    """Write a note with when it happened and what it is about."""

    title = mark("New note")
    help = mark("Opens a page to write what happened, when, and what it is about.")
    keys = ("n",)
    action = "screen.new_note"
    short = mark("new")
    footer = True
    writes = True


class EditNote(Command):
    """Correct or complete the note under the cursor."""

    title = mark("Correct or complete")
    help = mark("Opens the note to change it. How it read before is kept beside it.")
    keys = ("e",)
    action = "screen.edit_note"
    short = mark("change")
    footer = True
    writes = True


class FindNote(Command):
    """Search all notes."""

    title = mark("Find in the journal")
    help = mark("Finds notes by the words in them; accents and capitals do not count.")
    keys = ("slash",)
    action = "screen.find_note"
    short = mark("find")
    footer = True


class OpenSeal(Command):
    """See that nothing was changed, and fix the journal outside."""

    title = mark("Seal and proof of time")
    help = mark("Checks that every note is as it was written, and fixes the journal outside.")
    keys = ("m",)
    action = "screen.open_seal"


class ChooseNotes(Command):
    """Show only some notes."""

    title = mark("Only some notes")
    help = mark("Shows only notes by person, platform, kind, days, with proof, reported or not.")
    keys = ("z",)
    action = "screen.choose_notes"
    short = mark("filter")


class OpenPatterns(Command):
    """See the patterns in the notes."""

    title = mark("Patterns")
    help = mark("A calendar and bars: on which days, at what hours, who, where, how often.")
    keys = ("v",)
    action = "screen.open_patterns"
    short = mark("patterns")


class OpenExhibits(Command):
    """Go to the exhibits."""

    title = mark("Exhibits")
    help = mark("Opens the list of the files you keep as proof.")
    keys = ("x",)
    action = "screen.open_exhibits"
    short = mark("exhibits")
    footer = True


class JournalScreen(GentleList):
    """Lists the notes; the one under the cursor is shown beside them when there is room."""

    OWN_COMMANDS = (
        NewNote, EditNote, FindNote, OpenExhibits, ChooseNotes, OpenPatterns, OpenSeal,
        VeilJournal, SkipNote, BringBack,
    )  # fmt: skip
    CSS_PATH = "journal.tcss"
    TITLE_WORDS = mark("Journal")
    HELP_WORDS = mark(
        "What happened, newest first. Every change is kept beside what was written before: a note "
        "with a + has earlier versions. Leave out safe addresses, plans and helpers' names: others "
        "may read the journal one day."
    )
    AUTO_FOCUS = "#notes"
    section = "journal"

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        super().__init__(session)
        self._pages = NotePages(session.journal)
        self._ahead = PagesAhead(self, self._pages)
        self._waiting: tuple[Waiting, ...] = ()
        self._searched = ""

    def body(self) -> ComposeResult:
        """Yield the search, what to say about the list, the list, and the note beside it."""
        yield Line(id="search")
        yield Static(markup=False, id="about")
        yield TwoPane(RowList(id="notes"), Beside(id="detail"))

    def reload(self) -> None:
        """Read the journal anew; the cursor stays on its note."""
        self._words = NoteWords(self.session.library, self.session.service_words, self.say)
        self._veil = Veil(self.session, self._words, self.say)
        self.query_one("#search", Line).placeholder = self.say("Words to find")
        self._fill()

    def _fill(self) -> None:
        self._pages.refresh(Filters(words=self._searched), self._veil.skipped)
        self._show()

    def _show(self) -> None:
        self._waiting = () if self._searched else waiting_drafts(self.session, self.say)
        self.query_one("#about", Static).update(Content(self._about()))
        rows = self.query_one("#notes", RowList)
        rows.show_rows(len(self._waiting) + self._pages.count, self._row)
        self.query_one("#detail", Beside).show("")
        self.refresh_bindings()

    def _about(self) -> str:
        number = self._pages.count
        if self._searched and not number:
            return self.say(NOTHING_FOUND)
        if self._searched:
            return self.count("{number} note found", "{number} notes found", number)
        left_out = self.left_out(len(self._veil.skipped))
        if number or left_out:
            notes = self.count("{number} note", "{number} notes", number)
            return " · ".join(part for part in (notes, left_out) if part)
        return "" if self._waiting else self.say("Nothing noted yet. Press w or n to write.")

    def _row(self, index: int) -> Row:
        if index < len(self._waiting):
            return self._waiting[index].row
        entry = self._pages.at(index - len(self._waiting))
        return "" if entry is None else self._veil.row(self._pages.begun(entry), entry)

    def entry_in_view(self) -> Entry | None:
        """Return the note under the cursor."""
        return self._pages.at(self._place())

    def _place(self) -> int:
        return self.query_one("#notes", RowList).cursor - len(self._waiting)

    def on_row_list_highlighted(self) -> None:
        """Show the note under the cursor beside the list."""
        self.refresh_bindings()
        self._ahead.look(self._place())
        entry = self.entry_in_view()
        if self.app.size.width < WIDE:
            return
        page = Content("")
        if entry is not None:
            page = self._beside(self._pages.versions(entry))
        self.query_one("#detail", Beside).show(page[:MOST_BESIDE])

    def _beside(self, revisions: Sequence[Entry]) -> Content:
        veiled = self._veil.page(revisions, self.say("Veiled. Enter opens the note."))
        return veiled if veiled is not None else self._words.page(revisions)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open the note, or go on writing what waits."""
        from tui.screens.journal_note import JournalNoteScreen

        if event.index < len(self._waiting):
            open_draft(self, self.session, self._waiting[event.index].place)
            return
        entry = self.entry_in_view()
        if entry is not None:
            self.app.push_screen(JournalNoteScreen(self.session, entry.note))

    def action_new_note(self) -> None:
        """Open an empty page, or the one that was begun."""
        from tui.screens.journal_write import WriteScreen

        self.app.push_screen(WriteScreen(self.session))

    def action_edit_note(self) -> None:
        """Open the note under the cursor for changes."""
        from tui.screens.journal_write import WriteScreen

        entry = self.entry_in_view()
        if entry is not None:
            self.app.push_screen(WriteScreen(self.session, entry))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer changes only where a note is under the cursor."""
        if action == "edit_note" and (not self.is_mounted or self.entry_in_view() is None):
            return False
        return super().check_action(action, parameters)

    def action_open_exhibits(self) -> None:
        """Open the list of exhibits."""
        from tui.screens.exhibits import ExhibitsScreen

        self.app.push_screen(ExhibitsScreen(self.session))

    # The search

    def action_find_note(self) -> None:
        """Go to the search line."""
        line = self.query_one("#search", Line)
        line.display = True
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list to the notes with these words."""
        if event.value != self._searched:
            self._searched = event.value
            self._look(event.value)

    @work(thread=True, exclusive=True)
    def _look(self, words: str) -> None:
        """Search beside the drawing thread, so that the next key never waits for this one."""
        pages = NotePages(self.session.journal)
        if words == self._searched:
            pages.refresh(Filters(words=words), self._veil.skipped)
            if not pages.count and (before := without_begun_word(words)):
                pages.refresh(Filters(words=before), self._veil.skipped)
            pages.at(0)
            self.app.call_from_thread(self._found, words, pages)

    def _found(self, words: str, pages: NotePages) -> None:
        """Show what was found, unless other words were typed meanwhile."""
        if words == self._searched:
            self._pages = pages
            self._show()

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        self.query_one("#notes", RowList).focus()

    def action_back(self) -> None:
        """End the search, if there is one."""
        line = self.query_one("#search", Line)
        if not line.display:
            super().action_back()
            return
        line.display, line.value = False, ""
        self.query_one("#notes", RowList).focus()

    # What else the journal holds

    def action_choose_notes(self) -> None:
        """Ask what the notes shall be narrowed to."""
        from tui.screens.journal_filters import FiltersScreen

        chosen = FiltersScreen(self.session, Filters(words=self._searched))
        self.app.push_screen(chosen, self._show_found)

    def _show_found(self, filters: Filters | None) -> None:
        from tui.screens.journal_found import FoundScreen

        if filters:
            self.app.push_screen(FoundScreen(self.session, filters))

    def action_open_patterns(self) -> None:
        """Open the patterns."""
        from tui.screens.patterns import PatternsScreen

        self.app.push_screen(PatternsScreen(self.session))

    def action_open_seal(self) -> None:
        """Open the seal."""
        from tui.screens.seal import SealScreen

        self.app.push_screen(SealScreen(self.session))
