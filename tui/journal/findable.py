"""Which notes a search should find, and by which words: what the word index is checked against."""

from __future__ import annotations

from collections.abc import Iterator

from tui.journal.indexing import indexed_text
from tui.vault.reader import Span
from tui.vault.tables import ENTRY, Row, Value
from tui.vault.vault import Vault

BATCH = 500


def findable(vault: Vault, batch: int = BATCH) -> Iterator[tuple[int, str]]:
    """Yield the number and the words of the newest revision of each note that was not removed.

    Raises:
        Damaged: when an entry cannot be read.
    """
    newest: dict[Value, Value] = {}
    for rows in _entries(vault, batch):
        newest |= {row["revises"] or row["uid"]: row["seq"] for row, _ in rows}
    wanted = set(newest.values())
    for rows in _entries(vault, batch):
        for row, text in rows:
            if row["seq"] in wanted and not row["tombstone"]:
                yield int(row["seq"] or 0), text


def _entries(vault: Vault, batch: int) -> Iterator[list[tuple[Row, str]]]:
    """Yield all entries with their words, by rising number."""
    with vault.read() as reader:
        last = reader.last(ENTRY)
    for start in range(1, last + 1, batch):
        span: Span = (start, min(start + batch - 1, last))
        with vault.read() as reader:
            rows = reader.select(
                ENTRY, where="seq BETWEEN ? AND ?", params=span, order="seq", span=span
            )
            yield [(row, indexed_text(reader, row)) for row in rows]
