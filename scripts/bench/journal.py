"""B3, B4 and B14: notes as a ratio to plain SQLite, how the cost grows, and what filters cost."""

from __future__ import annotations

import itertools
import secrets
import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scripts.bench.figure import Figure, elapsed, latency, paired, ratio, significant, times
from scripts.bench.fixtures import FEW, NAME, Fixtures
from scripts.bench.stores import Plain, open_store
from scripts.bench.texts import BEGUN, RARE
from tui.journal import patterns
from tui.journal.facets import Filters
from tui.journal.journal import Journal
from tui.library.places import content_root
from tui.library.text_search import read_index
from tui.vault.vault import Vault

PLAIN = "the same notes from plain SQLite with FTS5"
LIMIT = 2.5
KEY = 30.0
"""Milliseconds a list may take while somebody types."""
GROWTH, SEARCH_GROWTH = 1.5, 3.0
MILLION = 1_000_000
TYPED = "message vocal"
SAID = "one more note, of a usual length, as it would be typed in a hurry in the evening"
_ROW = "SELECT * FROM entry ORDER BY seq DESC LIMIT 20"
_FOUND = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 20"


@dataclass
class Notes:
    """A journal, and the same notes in a plain file."""

    vault: Vault
    journal: Journal
    plain: Plain

    def append(self) -> None:
        """Keep one more note, durably."""
        self.journal.note(SAID)

    def append_plainly(self) -> None:
        """Keep one more note in the plain file, durably."""
        self.plain.append(SAID)


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield the figures of the large journal, and how they grow from a small one."""
    with ExitStack() as opened:
        large = opened.enter_context(_notes(fixtures, fixtures.size))
        yield from _ratios(large, fixtures.size)
        yield from _guard(large)
        yield from _lists(large.journal)
        few = opened.enter_context(_notes(fixtures, FEW))
        yield from _growth(few, large, f"{FEW:,} to {fixtures.size:,}", "B4")
        if fixtures.million:
            million = opened.enter_context(_notes(fixtures, MILLION))
            yield from _growth(few, million, f"{FEW:,} to {MILLION:,}", "B4-million")


class _Opened(ExitStack):
    """Gives `Notes` and closes them; the folder goes too."""

    def __init__(self, fixtures: Fixtures, count: int) -> None:
        super().__init__()
        self._fixtures, self._count = fixtures, count

    def __enter__(self) -> Notes:  # type: ignore[override]
        place = self._fixtures.stick(self._count)
        self.callback(self._fixtures.drop, place)
        plain = shutil.copyfile(self._fixtures.plain(self._count), place / "plain.db")
        vault = self.enter_context(closing(open_store(place / NAME)))
        return Notes(vault, journal_of(vault), self.enter_context(closing(Plain(Path(plain)))))


def _notes(fixtures: Fixtures, count: int) -> _Opened:
    return _Opened(fixtures, count)


def journal_of(vault: Vault) -> Journal:
    """Return the journal of an open file, with the clock and ids of this computer."""
    return Journal(vault, lambda: datetime.now(UTC), lambda: secrets.token_hex(16))


def _ratios(notes: Notes, count: int) -> Iterator[tuple[str, Figure]]:
    journal, plain = notes.journal, notes.plain
    journal.search(RARE)  # the first search of a session reads the whole index
    rare = Filters(words=RARE)
    newest = f"newest 20 of {count:,}"
    yield "B3a", paired(newest, lambda: journal.newest(20), plain.newest, LIMIT, PLAIN)
    rarely = f"a rare word in {count:,}"
    yield (
        "B3b",
        paired(rarely, lambda: journal.find(rare, 20), lambda: plain.search(RARE), LIMIT, PLAIN),
    )
    more = f"one more note after {count:,}"
    yield "B3c", paired(more, notes.append, notes.append_plainly, LIMIT, PLAIN)


def _guard(notes: Notes) -> Iterator[tuple[str, Figure]]:
    """Yield what marks, hashes and the guarded end of a read add to the statement alone."""

    def bare(sql: str, *params: object) -> Callable[[], object]:
        def run() -> object:
            with notes.vault.alone() as connection:
                return connection.run(sql, params)

        return run

    rare = Filters(words=RARE)
    for name, what, ours, alone in (
        ("B3a-guard", "newest 20", lambda: notes.journal.newest(20), bare(_ROW)),
        ("B3b-guard", "a rare word", lambda: notes.journal.find(rare, 20), bare(_FOUND, RARE)),
    ):
        mine, other = times(ours), times(alone)
        share = 1 - statistics.median(other) / statistics.median(mine)
        said = f"{what}: share of the time that checks and decoding take"
        yield name, Figure(said, significant(100 * share), samples=len(mine), unit="%")


def _lists(journal: Journal) -> Iterator[tuple[str, Figure]]:
    chosen = Filters(platform="Instagram", threats=True)
    yield "B14a", latency("a page of filtered notes", lambda: journal.find(chosen, 50), KEY)
    month = (BEGUN + timedelta(days=5)).date()
    days = lambda: patterns.month_days(journal, month, Filters())  # noqa: E731
    yield "B14b", latency("a month of the calendar", days, KEY)
    typed = itertools.cycle(TYPED[:end] for end in range(1, len(TYPED) + 1))

    def key() -> None:
        filters = Filters(words=next(typed))
        journal.count_found(filters)
        journal.find(filters, 50)

    yield "B14", latency("a longer word typed into the search, each key", key, KEY)
    index = read_index(content_root(), "fr")
    words = itertools.cycle(TYPED[:end] for end in range(1, len(TYPED) + 1))
    guides = lambda: index.find(next(words))  # noqa: E731
    yield "B14-guides", latency("the same in all guides, each key", guides, KEY)


def _growth(few: Notes, many: Notes, said: str, name: str) -> Iterator[tuple[str, Figure]]:
    """Yield how much more the same work costs in the longer journal."""
    rare = Filters(words=RARE)
    for notes in (few, many):
        notes.journal.search(RARE)
        elapsed(notes.append)
    cases: tuple[tuple[str, str, Callable[[Notes], object], float], ...] = (
        ("newest", "newest 20", lambda notes: notes.journal.newest(20), GROWTH),
        ("rare", "a rare word", lambda notes: notes.journal.find(rare, 20), SEARCH_GROWTH),
        ("append", "one more note", lambda notes: notes.append(), GROWTH),
    )
    for suffix, what, work, limit in cases:
        mine: list[float] = []
        other: list[float] = []
        for _ in range(3):
            mine += times(lambda work=work: work(many), 7)  # type: ignore[misc]
            other += times(lambda work=work: work(few), 7)  # type: ignore[misc]
        to = f"the same with {FEW:,} notes"
        yield f"{name}-{suffix}", ratio(f"{what}, from {said} notes", mine, other, limit, to)
