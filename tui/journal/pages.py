"""The list of notes by place, read a page at a time."""

from __future__ import annotations

from tui.journal.entry import Entry
from tui.journal.journal import Journal

PAGE = 50
MOST_FOUND = 200
"""Notes shown for a search; more words find fewer."""


class NotePages:
    """Gives the note at each place of the list, newest first, or of the notes a search found.

    There are none before the first `refresh`, and what was read stays until the next one.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._pages: dict[int, list[Entry]] = {}
        self._found: list[Entry] | None = None
        self._begun: dict[str, Entry] = {}
        self.count = 0

    def refresh(self, searched: str = "") -> None:
        """Read anew; with `searched`, only the notes that hold these words."""
        self._pages.clear()
        self._found = self._journal.search(searched, MOST_FOUND) if searched.strip() else None
        self.count = self._journal.count() if self._found is None else len(self._found)

    def begun(self, entry: Entry) -> Entry:
        """Return the first version of a note; it never changes, so it is read once."""
        if entry.revises is None:
            return entry
        if entry.revises not in self._begun:
            self._begun[entry.revises] = self._journal.revisions(entry.revises)[0]
        return self._begun[entry.revises]

    def at(self, place: int) -> Entry | None:
        """Return the note at a place from 0; None beyond the end."""
        if self._found is not None:
            return self._found[place] if 0 <= place < len(self._found) else None
        if not 0 <= place < self.count:
            return None
        number, index = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._journal.newest(PAGE, number * PAGE)
        return page[index] if index < len(page) else None
