"""The veil on what the journal says: what stands in the place of words that are not shown yet."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.journal.entry import Entry
from tui.screens.journal_words import NoteWords
from tui.session import Session
from tui.telling.veil import Say, VeilSayings


class Veil(VeilSayings):
    """Says which notes are veiled, in rows and pages, as the file stands now."""

    def __init__(self, session: Session, words: NoteWords, say: Say) -> None:
        """Take the open file, what names kinds, and what translates."""
        super().__init__(session, words, say)
        self._rows = words

    def row(self, first: Entry, newest: Entry) -> Content:
        """Return a note as one line of a list."""
        return self._rows.row(first, newest, self.instead(newest))

    def page(self, revisions: Sequence[Entry], how: str) -> Content | None:
        """Return a page that stands before a note's own; None when the note may be shown.

        `how` says how the veil is lifted.
        """
        said = self.instead(revisions[-1])
        if said is None:
            return None
        written = self._rows.written(revisions[0])
        return Content("\n").join([written, Content(""), Content(said), Content(""), Content(how)])


def veil_of(session: Session, say: Say) -> Veil:
    """Return the veil of a file as it stands now."""
    return Veil(session, NoteWords(session.library, session.service_words, say), say)
