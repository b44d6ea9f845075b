"""Reads the word index a little at a time, before it is asked for.

Its mark (see `index_mark`) needs every page of the index once a session: almost half a second at
100,000 notes, in which nobody else could read. What is read here serves that first reading. It
stays true because until then nothing of the index is written: whatever enters a note compares the
mark first, and `take` hands out what was read only once.  The exception is a new note, which
changes no segment that is there: the lengths beside its own are given anew (`renew`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from tui.vault.connection import Connection
from tui.vault.errors import Damaged

Part = tuple[object, ...]
Parts = dict[Part, int]

BLOCK_BITS = 6
"""The lengths of 64 notes are one part."""
PAGE_BITS = 37
"""Each segment's pages have numbers of their own: the segment's number shifted by so much."""

LENGTHS = "lengths"
"""How the parts begin that are about the lengths of notes; the others are about words."""

_SIZES = "SELECT id, sz, origin FROM search_docsize WHERE id BETWEEN ? AND ? ORDER BY id"
_PAGES = "SELECT id, block FROM search_data WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?"
_TERMS = "SELECT pgno, term FROM search_idx WHERE segid = ? ORDER BY term"
_AT_ONCE = 100
"""Pages of words in one step, some 400 KB."""


class IndexAhead:
    """What was read of the index so far; each `step` reads on inside the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        """Work inside the transactions of the owner of `connection`."""
        self._connection = connection
        self._found: Parts = {}
        self._beyond = 0
        self._steps: Iterator[None] | None = None

    def step(self, segments: Sequence[Sequence[int]]) -> bool:
        """Read on, and say whether there is more to read.

        Args:
            segments: what the list of the index names, see `index_mark.Segment`; the same each
                time, as nothing is written meanwhile.
        """
        if self._steps is None:
            self._steps = self._read(segments)
        return next(self._steps, self) is not self

    def renew(self, block: int, digest: int) -> None:
        """Note what the lengths of 64 notes are now, if they were read already."""
        if block << BLOCK_BITS < self._beyond:
            self._found[LENGTHS, block] = digest

    def take(self) -> tuple[Parts, int]:
        """Return what was read, with the first note whose length is not in it, and forget it.

        Nothing more is read after this.
        """
        found, beyond = self._found, self._beyond
        self._found, self._beyond, self._steps = {}, 0, iter(())
        return found, beyond

    def _read(self, segments: Sequence[Sequence[int]]) -> Iterator[None]:
        last = int(self._connection.value("SELECT ifnull(max(id), 0) FROM search_docsize"))
        many = 64 << BLOCK_BITS
        for first in range(0, last + 1, many):
            rows = self._connection.run(_SIZES, (first, first + many - 1))
            self._found |= parts_of_lengths(rows)
            self._beyond = first + many
            yield
        for segment in segments:
            yield from self._leaves(segment)

    def _leaves(self, segment: Sequence[int]) -> Iterator[None]:
        whole = hashlib.sha256()
        low, high = pages_of(segment[0])
        while rows := self._connection.run(_PAGES, (low, high, _AT_ONCE)):
            add_rows(whole, rows)
            low = int(rows[-1][0]) + 1
            yield
        add_rows(whole, self._connection.run(_TERMS, (segment[0],)))
        self._found["leaves", *segment[:5]] = int.from_bytes(whole.digest())
        yield


def pages_of(number: int) -> tuple[int, int]:
    """Return the first and the last number that a page of the segment `number` can have."""
    return number << PAGE_BITS, ((number + 1) << PAGE_BITS) - 1


def parts_of_lengths(rows: Iterable[tuple[Any, ...]]) -> Parts:
    """Return the part of each 64 notes, from rows in the order of the notes' numbers."""
    blocks = groupby(rows, key=lambda row: int(row[0]) >> BLOCK_BITS)
    return {(LENGTHS, block): digest_of_lengths(list(found)) for block, found in blocks}


def digest_of_lengths(rows: Sequence[tuple[Any, ...]]) -> int:
    """Return the digest of notes' lengths; raise `Damaged` when a row is of another kind."""
    try:
        spelt = b"".join(b"%d:%b:%d;" % (number, size, origin) for number, size, origin in rows)
    except TypeError:
        raise Damaged from None
    return int.from_bytes(hashlib.sha256(spelt).digest())


def add_rows(whole: hashlib._Hash, rows: Iterable[Sequence[object]]) -> None:
    """Add rows of a number or name and a value, each value with its length before it."""
    for name, value in rows:
        content = value if isinstance(value, bytes) else str(value).encode()
        whole.update(f"{name}:{len(content)}:".encode())
        whole.update(content)
