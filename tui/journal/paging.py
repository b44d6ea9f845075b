"""Finds the notes at a place of the list without walking through the whole journal.

Numbers have no gaps, so the place of a note is its number less the later revisions and the removed
notes before it; both are counted in small indexes.
"""

from __future__ import annotations

from tui.vault.errors import Damaged
from tui.vault.reader import BY_INDEX, BY_UID, Reader
from tui.vault.tables import ENTRY, Row

_LATER = "revises IS NOT NULL"
_REMOVED = "tombstone = 1 AND revises IS NULL"
_NEWEST_OF_PAGE = """seq IN (
  SELECT ifnull(
    (SELECT max(later.seq) FROM entry AS later WHERE later.revises = first.uid), first.seq
  )
  FROM entry AS first
  WHERE first.seq <= ? AND first.revises IS NULL AND first.tombstone = 0
  ORDER BY first.seq DESC LIMIT ?
)"""

Stamp = tuple[str, int]
"""The link of the last entry, "" for none, and how many entries were removed."""


def stamp_of(reader: Reader) -> Stamp:
    """Return what changes with every entry that is added or removed.

    A link seals all entries before it, and an entry never changes but to be removed.
    """
    last = reader.get(ENTRY, seq=reader.last(ENTRY))
    removed = reader.count(ENTRY, "tombstone = 1", span=BY_INDEX)
    return ("" if last is None else str(last["link"]), removed)


def count_notes(reader: Reader) -> int:
    """Return how many notes there are, whatever their number of revisions."""
    return reader.last(ENTRY) - _not_listed(reader, 0)


def place_of(reader: Reader, uid: str) -> int | None:
    """Return the place from 0 of the note that begins with the entry `uid`; None if it has none."""
    found = reader.select(ENTRY, where=BY_UID, params=(uid,), span=BY_INDEX)
    if not found or found[0]["revises"] is not None or found[0]["tombstone"]:
        return None
    seq = int(found[0]["seq"] or 0)
    return reader.last(ENTRY) - seq - _not_listed(reader, seq)


def newest_rows(reader: Reader, limit: int, offset: int) -> list[Row]:
    """Return the latest revision of each note, the note begun last first.

    Raise `Damaged` when one of them is missing.
    """
    rows = _unchanged_rows(reader, limit, offset)
    if rows:
        return rows
    highest = _first_seq_at(reader, offset)
    if highest < 1 or limit < 1:
        return []
    rows = reader.select(
        ENTRY,
        where=_NEWEST_OF_PAGE,
        params=(highest, limit),
        span=BY_INDEX,
    )
    if len(rows) != min(limit, count_notes(reader) - offset):
        raise Damaged
    begun = {str(row["uid"]): _first_seq(reader, row) for row in rows}
    reader.require_gapless(min(begun.values()) if len(rows) == limit else 1, highest)
    return sorted(rows, key=lambda row: begun[str(row["uid"])], reverse=True)


def _unchanged_rows(reader: Reader, limit: int, offset: int) -> list[Row]:
    """Return the page if no entry from its first on was changed or removed, else nothing.

    Then the numbers say which they are, and the statement that looks for revisions, which takes
    five times as long, is not needed.
    """
    high = reader.last(ENTRY) - offset
    low = high - limit + 1
    if low < 1 or _not_listed(reader, low - 1):
        return []
    reader.require_gapless(low, high)
    where = "seq BETWEEN ? AND ?"
    return reader.select(ENTRY, where=where, params=(low, high), order="seq DESC", span=BY_INDEX)


def _first_seq(reader: Reader, row: Row) -> int:
    """Return the number of the first revision of the note that `row` belongs to."""
    if row["revises"] is not None:
        found = reader.select(ENTRY, where=BY_UID, params=(row["revises"],), span=BY_INDEX)
        if not found:
            raise Damaged
        row = found[0]
    return int(row["seq"] or 0)


def _first_seq_at(reader: Reader, offset: int) -> int:
    """Return the greatest number that has exactly `offset` listed notes above it."""
    last = reader.last(ENTRY)
    seq = last - offset
    while seq > 0:
        lower = last - offset - _not_listed(reader, seq)
        if lower == seq:
            break
        seq = lower
    return seq


def _not_listed(reader: Reader, above: int) -> int:
    """Count the entries numbered above `above` that have no line of their own in the list.

    The `+` keeps the number out of the choice of an index: the small partial indexes are used, not
    a walk through all entries.
    """
    return reader.count(ENTRY, f"{_LATER} AND +seq > ?", (above,), span=BY_INDEX) + reader.count(
        ENTRY, f"{_REMOVED} AND +seq > ?", (above,), span=BY_INDEX
    )
