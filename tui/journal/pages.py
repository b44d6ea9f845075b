"""The list of notes by place, read a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from tui.journal.entry import Entry
from tui.journal.facets import Filters
from tui.journal.journal import Journal

PAGE = 50


class NotePages:
    """Gives the note at each place of the list, newest first, or of the notes a search found.

    There are none before the first `refresh`, and what was read stays until the next one.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._pages: dict[int, list[Entry]] = {}
        self._filters = Filters()
        self._begun: dict[str, Entry] = {}
        self._gaps: list[int] = []
        self.count = 0

    def refresh(self, filters: Filters | None = None, without: Iterable[str] = ()) -> None:
        """Read anew; with `filters`, only the notes that they let through.

        Without filters, the notes `without` are left out; whoever filters asks for them.
        """
        self._pages = {}
        self._filters = filters or Filters()
        self.count = (
            self._journal.count_found(self._filters) if self._filters else self._journal.count()
        )
        places = [] if self._filters else [self._journal.place(note) for note in without]
        self._gaps = sorted(place for place in places if place is not None)
        self.count -= len(self._gaps)

    def begun(self, entry: Entry) -> Entry:
        """Return the first version of a note; it never changes, so it is read once."""
        if entry.revises is None:
            return entry
        if entry.revises not in self._begun:
            self._begun[entry.revises] = self._journal.revisions(entry.revises)[0]
        return self._begun[entry.revises]

    def versions(self, entry: Entry) -> list[Entry]:
        """Return every version of a note of which `entry` is the newest, oldest first.

        A note that was never changed has been read with its page: the list moves without a read.
        """
        if entry.revises is None:
            return [entry]
        return self._journal.revisions(entry.revises)

    def at(self, place: int) -> Entry | None:
        """Return the note at a place from 0; None beyond the end."""
        if not 0 <= place < self.count:
            return None
        number, index = self._page_of(place)
        if number not in self._pages:
            self._read(self._pages, self._filters, number)
        page = self._pages[number]
        return page[index] if index < len(page) else None

    def lacking(self, place: int) -> Callable[[], None] | None:
        """Return what reads a page beside that of a place, None when both are there.

        It may run in another thread, before anybody comes to that page. When the list is read anew
        meanwhile, nothing of it is kept.
        """
        number, last = self._page_of(place)[0], self._page_of(self.count - 1)[0]
        for beside in (number + 1, number - 1):
            if 0 <= beside <= last and beside not in self._pages:
                return partial(self._read, self._pages, self._filters, beside)
        return None

    def _page_of(self, place: int) -> tuple[int, int]:
        """Return the page a place is on, and its place there."""
        for gap in self._gaps:
            place += gap <= place
        return divmod(place, PAGE)

    def _read(self, pages: dict[int, list[Entry]], filters: Filters, number: int) -> None:
        """Put a page among `pages`."""
        if filters:
            pages[number] = self._journal.find(filters, PAGE, number * PAGE)
        else:
            pages[number] = self._journal.newest(PAGE, number * PAGE)
