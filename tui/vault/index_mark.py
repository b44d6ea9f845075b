"""The mark of the word index, so that an older page of it cannot hide a note from a search.

FTS5 keeps its index in ordinary tables: segments, each written once as a whole and only merged into
a new one later; numbers of removed notes beside each segment; the length of each note; and the
list of all of these, record 10 of `search_data`.  The mark is the sum of one SHA-256 for each part,
so after a save only the parts that are new have to be read.  That holds because FTS5 is told never
to merge a part of a segment (`automerge` 0): it merges sixteen whole ones when there are so many.
A note whose words become a segment of their own changes nothing else but the list and a length, so
the mark can follow it before the index was read: by that difference (`add`).
Source: SQLite's fts5_index.c, "STRUCTURE RECORD FORMAT" and the numbering of `search_data`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tui.vault.connection import Connection
from tui.vault.errors import Damaged
from tui.vault.index_ahead import (
    BLOCK_BITS,
    LENGTHS,
    IndexAhead,
    Part,
    Parts,
    add_rows,
    digest_of_lengths,
    pages_of,
    parts_of_lengths,
)
from tui.vault.mark import MODULUS, Mark

FIRST_VERSION = 4
"""The `user_version` from which on files have this mark."""

SEARCH = "search"
_STRUCTURE = 10
_SECOND_FORM = b"\xff\x00\x00\x01"
_BESIDE = 1 << 16
"""What is added to a segment's number for its pages of removed notes."""
_SEVEN, _LONGEST = 0x7F, 8


class Segment(NamedTuple):
    """One segment as the list describes it; the first five never change."""

    number: int
    first_page: int
    last_page: int
    oldest: int
    newest: int
    removal_pages: int
    removals: int
    entries: int


class IndexMark:
    """Computes the mark; remembers each part, so that unchanged ones are not read again.

    There are as many lengths as notes, so their sum is kept too: a save adds what it changed.
    """

    def __init__(self, connection: Connection) -> None:
        """Work inside the transactions of the owner of `connection`."""
        self._connection = connection
        self._lengths: Parts = {}
        self._sum = 0
        self._others: Parts = {}
        self._ahead = IndexAhead(connection)

    def read(self) -> Mark:
        """Return the mark, its `rows` being the number of parts; reads what was not prepared."""
        ahead, beyond = self._ahead.take()
        sql = "SELECT id, sz, origin FROM search_docsize WHERE id >= ? ORDER BY id"
        found = ahead | parts_of_lengths(self._connection.each(sql, (beyond,)))
        self._others = {part: found.pop(part) for part in list(found) if part[0] != LENGTHS}
        self._lengths, self._sum = found, sum(found.values())
        return self._with_segments()

    def add(self, number: int, enter: Callable[[], object]) -> tuple[Mark, Mark]:
        """Call `enter` for one new note; return the mark of what it changed, before and after.

        That needs none of the other parts, so it serves before `read`.  Segments that are gone
        afterwards, as FTS5 merges them now and then, are read first: for that it is done twice.
        """
        before, old = self._touched(number)
        self._connection.run_all(("SAVEPOINT added",))
        after, new = self._entered(number, enter)
        gone = old - new
        if gone:
            self._connection.run_all(("ROLLBACK TO added",))
            before |= self._parts_of(gone)
            after, new = self._entered(number, enter)
        self._connection.run_all(("RELEASE added",))
        after |= self._parts_of(new - old)
        self._ahead.renew(number >> BLOCK_BITS, after.get((LENGTHS, number >> BLOCK_BITS), 0))
        return _mark_of(before), _mark_of(after)

    def _entered(self, number: int, enter: Callable[[], object]) -> tuple[Parts, set[Segment]]:
        """Enter a note and have FTS5 write it; return what is there of what it touches."""
        enter()
        self._write_words()
        return self._touched(number)

    def _write_words(self) -> None:
        """Have FTS5 write what it still holds in memory, as at each savepoint."""
        self._connection.run_all(("SAVEPOINT words", "RELEASE words"))

    def _parts_of(self, segments: Iterable[Segment]) -> Parts:
        return {part: self._read(str(part[0]), one) for part, one in parts_wanted(segments).items()}

    def forget(self) -> None:
        """Read everything anew: what was written since was undone."""
        self._ahead = IndexAhead(self._connection)

    def _touched(self, number: int) -> tuple[Parts, set[Segment]]:
        """Return the parts that each new note changes, and the segments there are."""
        head = self._head()
        block = number >> BLOCK_BITS
        found: Parts = {("head",): self._digest_of_head(head)}
        rows = self._lengths_in(block)
        if rows:
            found[LENGTHS, block] = digest_of_lengths(rows)
        return found, set(segments_of(dict(head).get(_STRUCTURE)))

    def prepare(self) -> bool:
        """Read a part of what `read` will need, in some milliseconds; say whether there is more."""
        return self._ahead.step(self._segments())

    def _segments(self) -> list[Segment]:
        block = self._connection.value("SELECT block FROM search_data WHERE id = ?", (_STRUCTURE,))
        return segments_of(block)

    def after(self, numbers: Iterable[int]) -> Mark:
        """Return the same after the notes with these numbers were entered or taken out.

        `read` goes before, in the same session.
        """
        self._write_words()
        for block in {number >> BLOCK_BITS for number in numbers}:
            rows = self._lengths_in(block)
            self._sum -= self._lengths.pop((LENGTHS, block), 0)
            if rows:
                self._lengths[LENGTHS, block] = digest_of_lengths(rows)
                self._sum += self._lengths[LENGTHS, block]
        return self._with_segments()

    def _with_segments(self) -> Mark:
        """Read the parts that are not known yet, drop those that are gone, and add up."""
        head = self._head()
        segments = segments_of(dict(head).get(_STRUCTURE))
        kept: Parts = {}
        for part, segment in parts_wanted(segments).items():
            known = self._others.get(part)
            kept[part] = self._read(str(part[0]), segment) if known is None else known
        kept["head",] = self._digest_of_head(head)
        self._others = kept
        total = self._sum + sum(kept.values())
        return Mark(len(self._lengths) + len(kept), total % MODULUS)

    def _head(self) -> list[tuple[Any, ...]]:
        """Return the list of the index and the sums of lengths."""
        return self._connection.run("SELECT id, block FROM search_data WHERE id <= ?", (64,))

    def _digest_of_head(self, head: Sequence[Sequence[object]]) -> int:
        config = self._connection.run("SELECT k, v FROM search_config ORDER BY k")
        return _digest([*head, *config])

    def _lengths_in(self, block: int) -> list[tuple[Any, ...]]:
        sql = "SELECT id, sz, origin FROM search_docsize WHERE id BETWEEN ? AND ? ORDER BY id"
        bounds = (block << BLOCK_BITS, ((block + 1) << BLOCK_BITS) - 1)
        return self._connection.run(sql, bounds)

    def _read(self, kind: str, segment: Segment) -> int:
        """Return the digest of a segment's pages of words, or of its pages of removed notes."""
        first = segment.number + (_BESIDE if kind == "removed" else 0)
        sql = "SELECT id, block FROM search_data WHERE id BETWEEN ? AND ? ORDER BY id"
        bounds = pages_of(first)
        whole = hashlib.sha256()
        add_rows(whole, self._connection.each(sql, bounds))
        if kind == "leaves":
            sql = "SELECT pgno, term FROM search_idx WHERE segid = ? ORDER BY term"
            add_rows(whole, self._connection.each(sql, (segment.number,)))
        return int.from_bytes(whole.digest())


def parts_wanted(segments: Iterable[Segment]) -> dict[Part, Segment]:
    """Return the parts that segments have: their words, and notes removed from them."""
    wanted: dict[Part, Segment] = {}
    for segment in segments:
        wanted["leaves", *segment[:5]] = segment
        if segment.removal_pages:
            wanted["removed", *segment] = segment
    return wanted


def segments_of(block: object) -> list[Segment]:
    """Return the segments that FTS5's list names; raise `Damaged` when it is no such list."""
    if not isinstance(block, bytes):
        raise Damaged
    second_form = block[4:8] == _SECOND_FORM
    numbers = iter(list(_numbers(block[8 if second_form else 4 :])))
    try:
        levels, count, _ = next(numbers), next(numbers), next(numbers)
        found: list[Segment] = []
        for _ in range(levels):
            _, here = next(numbers), next(numbers)
            if here and not second_form:
                raise Damaged
            found += [Segment(*(next(numbers) for _ in Segment._fields)) for _ in range(here)]
    except (StopIteration, RuntimeError, TypeError):
        raise Damaged from None
    if count != len(found):
        raise Damaged
    return found


def _mark_of(parts: Parts) -> Mark:
    return Mark(len(parts), sum(parts.values()) % MODULUS)


def _numbers(block: bytes) -> Iterator[int]:
    """Yield SQLite's variable-length integers: 7 bits a byte, the highest first, 8 in a ninth."""
    value = length = 0
    for byte in block:
        if length == _LONGEST:
            value, length = value << 8 | byte, 0
        else:
            value, length = value << 7 | byte & _SEVEN, length + 1
            if byte > _SEVEN:
                continue
            length = 0
        yield value
        value = 0


def _digest(rows: Iterable[Sequence[object]]) -> int:
    whole = hashlib.sha256()
    add_rows(whole, rows)
    return int.from_bytes(whole.digest())
