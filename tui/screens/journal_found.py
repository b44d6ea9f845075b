"""The notes that filters let through."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Commands
from tui.journal.facets import Filters
from tui.journal.pages import NotePages
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.journal import ChooseNotes, OpenPatterns
from tui.screens.journal_filters import FiltersScreen
from tui.screens.journal_words import NoteWords
from tui.screens.pages_ahead import PagesAhead
from tui.screens.veil import Veil
from tui.session import Session
from tui.telling.filter_words import filter_words
from tui.widgets.row_list import Row, RowList


class FoundScreen(CarnetScreen):
    """Lists them; enter opens one, z changes the filters."""

    OWN_COMMANDS: ClassVar[Commands] = (ChooseNotes, OpenPatterns)
    CSS_PATH = "journal_found.tcss"
    TITLE_WORDS = mark("Only some notes")
    HELP_WORDS = mark("The notes that fit what you chose, newest first. z chooses anew.")
    AUTO_FOCUS = "#notes"
    section = "journal"

    def __init__(self, session: Session, filters: Filters) -> None:
        """Take the open file and the filters."""
        super().__init__(session)
        self._filters = filters
        self._pages = NotePages(session.journal)
        self._ahead = PagesAhead(self, self._pages)

    def body(self) -> ComposeResult:
        """Yield what is shown, and the list."""
        yield Static(markup=False, id="about")
        yield RowList(id="notes")

    def reload(self) -> None:
        """Read the notes anew."""
        words = NoteWords(self.session.library, self.session.service_words, self.say)
        self._veil = Veil(self.session, words, self.say)
        self._pages.refresh(self._filters)
        number = self._pages.count
        found = self.count("{number} note found", "{number} notes found", number)
        if not number:
            found = self.say("No note fits. Press z to choose anew.")
        chosen = " · ".join(filter_words(self._filters, self.session, self.say))
        self.query_one("#about", Static).update(Content(f"{chosen}\n{found}"))
        self.query_one("#notes", RowList).show_rows(number, self._row)

    def _row(self, index: int) -> Row:
        entry = self._pages.at(index)
        return "" if entry is None else self._veil.row(self._pages.begun(entry), entry)

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Read on before the cursor is there."""
        self._ahead.look(event.index)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open the note."""
        from tui.screens.journal_note import JournalNoteScreen

        entry = self._pages.at(event.index)
        if entry is not None:
            self.app.push_screen(JournalNoteScreen(self.session, entry.note))

    def action_choose_notes(self) -> None:
        """Choose anew."""
        self.app.push_screen(FiltersScreen(self.session, self._filters), self._choose)

    def _choose(self, filters: Filters | None) -> None:
        if filters is None:
            return
        self._filters = filters
        if filters:
            self.reload()
        else:
            self.dismiss()

    def action_open_patterns(self) -> None:
        """See the patterns in these notes."""
        from tui.screens.patterns import PatternsScreen

        self.app.push_screen(PatternsScreen(self.session, self._filters))
