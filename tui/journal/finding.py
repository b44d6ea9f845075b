"""Finds notes: by words, and by what they are filtered by; keeps what they are found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tui.journal.entry import Entry, entry_of
from tui.journal.errors import UnknownEntry
from tui.journal.facets import BESIDE, MARK, Filters, facets_of, value_of
from tui.journal.indexing import found_text, is_faceted, set_faceted
from tui.journal.resealing import index_newest
from tui.vault.errors import Damaged
from tui.vault.reader import BY_INDEX, Reader
from tui.vault.search import holds, query_words
from tui.vault.tables import ENTRY, Row
from tui.vault.vault import Vault


class _Asked:
    """What every note that is found must hold, as far as that is a matter of the note."""

    def __init__(
        self, words: Sequence[str], wanted: Sequence[Sequence[str]], unwanted: Sequence[str]
    ) -> None:
        """Take the words typed, and the facets asked for as `Reader.search` does."""
        self._words = words
        self._wanted = [group for group in wanted if not group[0].startswith(BESIDE)]
        self._unwanted = [word for word in unwanted if not word.startswith(BESIDE)]
        self._faceted = bool(self._wanted or self._unwanted or MARK in "".join(words))

    def __call__(self, reader: Reader, entry: Entry) -> bool:
        """Say whether a note holds all of it."""
        facets = facets_of(entry) if self._faceted else []
        return (
            holds(found_text(reader, entry, facets), self._words)
            and all(any(word in facets for word in group) for group in self._wanted)
            and not any(word in facets for word in self._unwanted)
        )


class Finding:
    """What of the journal is found by its index."""

    def __init__(self, vault: Vault) -> None:
        """Find notes of `vault`."""
        self._vault = vault

    def search(self, text: str, limit: int = 50) -> list[Entry]:
        """Return the notes whose newest revision holds every word of `text`, newest first.

        Case and accents do not count, and a word may be the beginning of a longer one.

        Raises:
            Damaged: when the index names a note that does not, or not any more, hold these words.
        """
        return self.find(Filters(words=text), limit)

    def prepare_search(self, rest: Callable[[], object]) -> None:
        """Read ahead what the first search of a session compares, and `rest` after each step.

        Each step takes some milliseconds, so that whoever reads or writes meanwhile hardly waits.
        """
        more = True
        while more:
            with self._vault.read() as reader:
                more = reader.prepare_index()
            rest()

    def find(self, filters: Filters, limit: int, offset: int = 0) -> list[Entry]:
        """Return the notes that `filters` let through, newest first; raises as `search`."""
        wanted, unwanted = filters.wanted(), filters.unwanted()
        with self._vault.read() as reader:
            numbers = reader.search(filters.words, limit, offset, wanted=wanted, unwanted=unwanted)
            found = [entry_of(row) for row in _numbered(reader, numbers)]
            holds_all = _Asked(query_words(filters.words), wanted, unwanted)
            if not all(holds_all(reader, one) for one in found) or _any_revised(reader, found):
                raise Damaged
        return found

    def count_found(self, filters: Filters) -> int:
        """Return how many notes `filters` let through."""
        return self.count_each([filters])[0]

    def count_each(self, several: Iterable[Filters]) -> list[int]:
        """Return how many notes each of some filters lets through."""
        with self._vault.read() as reader:
            return [
                reader.count_found(one.words, wanted=one.wanted(), unwanted=one.unwanted())
                for one in several
            ]

    def values_of(self, group: str, limit: int = 200) -> list[str]:
        """Return the values that notes have, or had, in one group of facets, in their order."""
        start = f"{MARK}{group}"
        with self._vault.read() as reader:
            found = reader.words_between(start, f"{start}\U0010ffff", limit)
        return [value_of(word) for word in found]

    @property
    def filterable(self) -> bool:
        """Whether filters find every note; in a file of an older program only once renewed."""
        with self._vault.read() as reader:
            return is_faceted(reader) or reader.last(ENTRY) == 0

    def make_filterable(self) -> None:
        """Enter all notes into the index anew, with their facets; all or nothing."""
        if self.filterable:
            return
        with self._vault.write() as writer:
            set_faceted(writer)
            rows = writer.select(ENTRY, where="revises IS NULL", order="seq")
            index_newest(writer, rows)

    def reindex(self, uid: str) -> None:
        """Enter one note into the index anew, after something beside it changed."""
        with self._vault.write() as writer:
            index_newest(writer, [first_of(writer, uid)])


def first_of(reader: Reader, uid: str) -> Row:
    """Return the first revision of the note that the entry `uid` belongs to."""
    rows = reader.select(ENTRY, where="uid = ?", params=(uid,), span=BY_INDEX)
    if rows and rows[0]["revises"] is not None:
        rows = reader.select(ENTRY, where="uid = ?", params=(rows[0]["revises"],), span=BY_INDEX)
    if not rows or rows[0]["tombstone"]:
        raise UnknownEntry
    return rows[0]


def _numbered(reader: Reader, numbers: Sequence[int]) -> list[Row]:
    """Return the entries with these numbers, in their order; raise `Damaged` when one is gone."""
    rows = reader.select_each(ENTRY, "seq", numbers)
    if [row["seq"] for row in rows] != list(numbers):
        raise Damaged
    return rows


def _any_revised(reader: Reader, found: Sequence[Entry]) -> bool:
    """Say whether a later revision of one of these notes exists."""
    newest = {entry.note: entry.seq for entry in found}
    later = reader.select_each(ENTRY, "revises", tuple(newest))
    return any(int(row["seq"] or 0) > newest[str(row["revises"])] for row in later)
