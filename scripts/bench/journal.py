"""B3: the newest notes, a rare word, one more note; each as a ratio to plain SQLite."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from scripts.bench.figure import Figure, latency, paired
from scripts.bench.stores import BEGUN, RARE, Journals
from tui.journal import patterns
from tui.journal.facets import Filters

PLAIN = "plain SQLite with FTS5"
FULL, SHORT = 100_000, 5_000
LIMIT = 2.5
KEY = 30.0
"""Milliseconds a list may take while somebody types."""


def measure(*, short: bool) -> Iterator[tuple[str, Figure]]:
    """Yield the figures of a journal of 100,000 notes (5,000 when short)."""
    count = SHORT if short else FULL
    with tempfile.TemporaryDirectory() as place, closing(Journals(Path(place), count)) as both:
        journal = both.journal
        journal.search(RARE)
        rare = Filters(words=RARE)
        yield (
            "B3a",
            paired(
                f"newest 20 of {count:,}",
                lambda: journal.newest(20),
                both.plain_newest,
                LIMIT,
                PLAIN,
            ),
        )
        yield (
            "B3b",
            paired(
                f"a rare word in {count:,}",
                lambda: journal.find(rare, 20),
                lambda: both.plain_search(RARE),
                LIMIT,
                PLAIN,
            ),
        )
        yield (
            "B3c",
            paired(
                f"one more note after {count:,}",
                both.append,
                lambda: both.append_plain("one more note, of a usual length, typed in a hurry"),
                LIMIT,
                PLAIN,
            ),
        )
        chosen = Filters(platform="Instagram", threats=True)
        yield "B14a", latency("a page of filtered notes", lambda: journal.find(chosen, 50), KEY)
        month = (BEGUN + timedelta(days=60)).date()
        yield (
            "B14b",
            latency(
                "a month of the calendar",
                lambda: patterns.month_days(journal, month, Filters()),
                KEY,
            ),
        )
