"""The health of a file, kind by kind: every page, every row, every exhibit, the journal's chain.

A page that is not in use may be damaged without harm (a cut of power can leave one; it is written
anew before it is used), so it is told apart.  SQLCipher answers nothing more on a connection once
a check failed, so each part works on an opening of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Literal

from tui.vault.errors import Cancelled, Damaged
from tui.vault.reader import Reader
from tui.vault.rereading import Rereader, TableReading
from tui.vault.search import places
from tui.vault.streams import COMPLETE
from tui.vault.tables import ENTRY, STREAM, TABLES, Table
from tui.vault.vault import Vault

Kind = Literal["pages", "free_pages", "structure", "rows", "newest", "streams", "chain", "index"]
KINDS: tuple[Kind, ...] = (
    "pages", "free_pages", "structure", "rows", "newest", "streams", "chain", "index",
)  # fmt: skip
"""What is looked at, in this order.

pages: pages that hold something, against SQLCipher's HMAC; free_pages: pages not in use, harmless;
structure: SQLite's own check of trees and indexes; rows: the SHA-256 of every row; newest: each
table, the word index and the first page against their marks, so that an older page is noticed;
streams: exhibits, chunk by chunk; chain: the links of the journal; index: each note's words and
their places against what the word index says of it.
"""

_BETWEEN_TELLING = 20_000

HARMLESS: frozenset[Kind] = frozenset({"free_pages"})

Progress = Callable[[Kind, float], bool]
"""Called with what is being looked at and the fraction done of all, 0 to 1; False stops."""

Chain = Callable[[Vault], int | None]
"""Returns the number of the first entry that is not linked, or None; may raise `Damaged`."""

Notes = Callable[[Vault], Iterator[tuple[int, str]]]
"""Yields the number of each note that a search should find, and its text; may raise `Damaged`."""

_PAGE = re.compile(r"page (\d+)")


@dataclass(frozen=True)
class Finding:
    """How many of one kind were looked at, and how many of them are not as they were written."""

    kind: Kind
    checked: int
    broken: int


@dataclass(frozen=True)
class Health:
    """What was found, one `Finding` a kind."""

    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is damaged but pages that are not in use."""
        return all(found.kind in HARMLESS or not found.broken for found in self.findings)


def check(
    open_again: Callable[[], Vault], chain: Chain, notes: Notes, progress: Progress
) -> Health:
    """Look at everything in a file; it is read several times and never written.

    Args:
        open_again: opens the file for reading, each time anew.
        chain: checks the links of the journal.
        notes: yields what a search should find.
        progress: is told how far it is.

    Raises:
        Cancelled: when `progress` said so.
        VaultError: when the file cannot be opened at all.
    """
    examination = _Examination(open_again, progress)
    findings = [
        *examination.pages(),
        examination.rows(),
        examination.newest(),
        examination.streams(),
        examination.chain(chain),
        examination.index(notes),
    ]
    examination.tell("index", 1)
    return Health(tuple(findings))


class _Examination:
    """The parts of one check."""

    def __init__(self, open_again: Callable[[], Vault], progress: Progress) -> None:
        self._open_again, self._progress = open_again, progress

    def tell(self, kind: Kind, share: float) -> None:
        """Say how far this kind is; raise `Cancelled` when asked to stop."""
        if not self._progress(kind, (KINDS.index(kind) + share) / len(KINDS)):
            raise Cancelled

    def pages(self) -> list[Finding]:
        """Look at every page, then at how they hang together."""
        self.tell("pages", 0)
        with closing(self._open_again()) as vault, vault.alone() as connection:
            total = int(connection.value("PRAGMA page_count"))
            free = int(connection.value("PRAGMA freelist_count"))
            told = [str(row[0]) for row in connection.run("PRAGMA cipher_integrity_check")]
        bad = len({match[1] if (match := _PAGE.search(line)) else line for line in told})
        self.tell("structure", 0)
        structure = self._structure_is_sound()
        harmless = bad if structure and bad <= free else 0
        return [
            Finding("pages", total - free, bad - harmless),
            Finding("free_pages", free, harmless),
            Finding("structure", 1, int(not structure)),
        ]

    def _structure_is_sound(self) -> bool:
        """Walk through every page in use; a free one is not touched."""
        try:
            with closing(self._open_again()) as vault, vault.alone() as connection:
                connection.begin()
                answer = connection.run("PRAGMA integrity_check(1)")
                connection.guard()
                return answer == [("ok",)]
        except Damaged:
            return False

    def rows(self) -> Finding:
        """Check the hash of every row."""
        sound = broken = 0
        with closing(Rereader(self._open_again)) as source:
            for number, table in enumerate(TABLES):
                reading = TableReading(source, table)
                for _ in reading.rows():
                    self.tell("rows", number / len(TABLES))
                sound += reading.sound
                broken += reading.lost
        return Finding("rows", sound + broken, broken)

    def newest(self) -> Finding:
        """Compare every table, the word index and the first page with their marks."""
        broken = 0
        comparisons: list[Callable[[Reader], None]] = [partial(_compare, t) for t in TABLES]
        comparisons += [Reader.require_newest_index, Reader.require_newest_start]
        for number, compare in enumerate(comparisons):
            self.tell("newest", number / len(comparisons))
            try:
                with closing(self._open_again()) as vault, vault.read() as reader:
                    compare(reader)
            except Damaged:
                broken += 1
        return Finding("newest", len(comparisons), broken)

    def streams(self) -> Finding:
        """Read every complete exhibit, chunk by chunk."""
        broken = 0
        with closing(Rereader(self._open_again)) as source:
            numbers = [
                int(row["id"] or 0)
                for rows in TableReading(source, STREAM).rows()
                for row in rows
                if row["state"] == COMPLETE
            ]
            for done, number in enumerate(numbers):
                try:
                    source.ask(partial(self._read, number, done / len(numbers)))
                except Damaged:
                    broken += 1
        return Finding("streams", len(numbers), broken)

    def _read(self, number: int, share: float, vault: Vault) -> None:
        for _ in vault.get_stream(number):
            self.tell("streams", share)

    def chain(self, chain: Chain) -> Finding:
        """Check the links of the journal."""
        self.tell("chain", 0)
        try:
            with closing(self._open_again()) as vault:
                with vault.read() as reader:
                    entries = reader.last(ENTRY)
                return Finding("chain", entries, int(chain(vault) is not None))
        except Damaged:
            return Finding("chain", 1, 1)

    def index(self, notes: Notes) -> Finding:
        """Compare the words of every note with those the word index has of it."""
        self.tell("index", 0)
        try:
            with closing(self._open_again()) as vault:
                expected = {seq: _sum_of(places(text)) for seq, text in notes(vault)}
                with vault.read() as reader:
                    found = self._indexed(reader)
        except Damaged:
            return Finding("index", 1, 1)
        wrong = [seq for seq in expected | found if expected.get(seq, 0) != found.get(seq, 0)]
        return Finding("index", len(expected), len(wrong))

    def _indexed(self, reader: Reader) -> dict[int, int]:
        """Return for each note the sum over its words in the index."""
        sums: dict[int, int] = {}
        for done, (seq, word, place) in enumerate(reader.indexed_words()):
            sums[seq] = sums.get(seq, 0) + hash((word, place))
            if done % _BETWEEN_TELLING == 0:
                self.tell("index", 0.5)
        return sums


def _sum_of(words: Iterable[tuple[str, int]]) -> int:
    return sum(hash(word) for word in words)


def _compare(table: Table, reader: Reader) -> None:
    """Raise `Damaged` when a table or one of its indexes is not what was last written."""
    reader.count(table, "uid = ''" if table is ENTRY else "")
