"""Unites two copies of a file that grew apart, the journal included.

This copy's journal stays as it is, link for link.  The entries that only the other copy has are
added at its end, sealed anew, with their old seals kept, so that both histories can be checked
(`resealing.first_unproven`).  Merging the same copy again changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

from tui.journal.entry import entry_of
from tui.journal.journal import Journal
from tui.journal.resealing import SEALED_BEFORE, Resealer, index_newest
from tui.vault.errors import Cancelled
from tui.vault.merge import Conflict, Merged, merge_streams, merge_tables
from tui.vault.merge_settings import merge_settings
from tui.vault.reader import BY_INDEX, Reader
from tui.vault.tables import ENTRY, TABLES, Row
from tui.vault.vault import Vault
from tui.vault.writer import Writer

Progress = Callable[[float], bool]
"""Called with the fraction done, 0 to 1; False stops."""

_PLACE = frozenset({"seq", "link", "revises"})


def merge(
    mine: Vault, other: Vault, journal: Journal, clock: Callable[[], datetime], progress: Progress
) -> Merged:
    """Bring everything that `other` has into `mine`, and return what was added and what differs.

    Args:
        mine: the copy that goes on, open for writing.
        other: the other copy, open at least for reading; it is not changed.
        journal: the journal of `mine`.
        clock: gives the current time, aware of its zone.
        progress: is told how far it is.

    Raises:
        Cancelled: when `progress` said so; what was united so far is whole and can be gone on with.
        Damaged: when one of the copies is; nothing is dropped, `salvage` comes first then.
    """
    merged = Merged()
    _tell(progress, 0)
    with other.read() as theirs:
        heads = _newest(theirs)
        known = {str(row["uid"]) for row in theirs.select(ENTRY)}
        with mine.write() as writer:
            before = _newest(writer)
            now = clock().astimezone(UTC).isoformat(timespec="seconds")
            merge_tables(writer, theirs, merged, now)
            merge_settings(writer, theirs, merged, now)
            added = bring_entries(writer, theirs, other.salt.hex())
            if added:
                merged.add(ENTRY.name, len(added))
    _tell(progress, 0.5)
    _settle(journal, before, heads, known, merged)
    merge_streams(mine, other, merged, lambda: progress(0.75))
    _tell(progress, 1)
    return merged


def _tell(progress: Progress, share: float) -> None:
    if not progress(share):
        raise Cancelled


def _newest(reader: Reader) -> dict[str, Row]:
    """Return the newest revision of each note, by the uid of its first one."""
    rows = reader.select(ENTRY, order="seq")
    return {str(row["revises"] or row["uid"]): row for row in rows}


def bring_entries(writer: Writer, theirs: Reader, chain: str) -> list[Row]:
    """Add the entries that are missing here, in the other copy's order, and return them.

    `chain` names the other journal in the seals that are kept: the hex of its file's salt.
    """
    sealer = Resealer(chain)
    added: list[Row] = []
    for row in theirs.select(ENTRY, order="seq"):
        uid = _uid_here(writer, row)
        if uid is not None:
            own = None if uid == row["uid"] else uid
            added.append(sealer.add(writer, row, uid=own))
    index_newest(writer, added)
    return added


def _uid_here(writer: Writer, row: Row) -> str | None:
    """Return the uid an entry gets here, None when it is here already."""
    mine = _with_uid(writer, str(row["uid"]))
    if mine is None:
        return str(row["uid"])
    if row["tombstone"] or (not mine["tombstone"] and _content(mine) == _content(row)):
        return None
    again = f"{row['uid']}~{str(row['link'])[:12]}"
    return None if _with_uid(writer, again) else again


def _with_uid(writer: Writer, uid: str) -> Row | None:
    found = writer.select(ENTRY, where="uid = ?", params=(uid,), span=BY_INDEX)
    return found[0] if found else None


def _content(row: Row) -> Row:
    """Return what a person or the clock put into an entry, without its place in a chain."""
    fields = json.loads(str(row["fields"]))
    fields.pop(SEALED_BEFORE, None)
    kept = {name: value for name, value in row.items() if name not in _PLACE}
    return {**kept, "fields": json.dumps(fields, sort_keys=True)}


def _settle(
    journal: Journal,
    before: dict[str, Row],
    theirs: dict[str, Row],
    known: set[str],
    merged: Merged,
) -> None:
    """Where both copies revised a note, let the later revision be the newest; both are kept."""
    for note, mine in before.items():
        other = theirs.get(note)
        if other is None or mine["uid"] in known or mine["tombstone"] or other["tombstone"]:
            continue
        newest, ours = journal.get(note), entry_of(mine)
        if newest.uid == ours.uid:
            continue
        merged.conflicts.append(Conflict(ENTRY.name, mine, other))
        if ours.recorded > newest.recorded:
            journal.revise(note, ours.body, ours.kinds, ours.occurred_text)


def choose(vault: Vault, journal: Journal, conflict: Conflict, *, mine: bool) -> None:
    """Let one version of what both copies changed be the current one; the other stays kept."""
    row = conflict.mine if mine else conflict.other
    if conflict.table == ENTRY.name:
        entry = entry_of(row)
        journal.revise(conflict_note(conflict), entry.body, entry.kinds, entry.occurred_text)
        return
    table = next(table for table in TABLES if table.name == conflict.table)
    with vault.write() as writer:
        writer.put(table, row)


def conflict_note(conflict: Conflict) -> str:
    """Return the uid of the note that both copies revised."""
    return str(conflict.mine["revises"] or conflict.mine["uid"])
