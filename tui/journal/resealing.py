"""Takes entries of another file into a journal: nothing changes but their place in the chain.

An entry that cannot keep its number and link is sealed anew, and how it was sealed before is kept
in its field `sealed_before`: the chain it comes from, its number and its link there.  With these,
anybody can put the old record together again and check the old link, see `first_unproven`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from tui.journal.entry import is_linked, link_of
from tui.journal.indexing import indexed_text, set_faceted
from tui.vault.chain import GENESIS, canonical_json
from tui.vault.reader import BY_INDEX, Reader
from tui.vault.tables import ENTRY, Row
from tui.vault.writer import Writer

SEALED_BEFORE = "sealed_before"
Seal = dict[str, object]
"""`chain`, `seq`, `link`, and `revises` where that had to change with the first revision lost."""


class Resealer:
    """Adds entries of one other chain at the end of a journal, in the order they had there."""

    def __init__(self, chain: str) -> None:
        """Take a name for the other chain, such as the hex of its file's salt."""
        self._chain = chain
        self._first: dict[str, str] = {}

    def add(self, writer: Writer, row: Row, *, uid: str | None = None) -> Row:
        """Add an entry and return its row: as it is where it fits, else sealed anew.

        `uid` replaces its own where that is taken.  The word index is left to `index_newest`.
        """
        last = writer.get(ENTRY, seq=writer.last(ENTRY))
        if last is None:
            set_faceted(writer)
        previous = bytes.fromhex(str(last["link"])) if last else GENESIS
        seq = int(last["seq"] or 0) + 1 if last else 1
        revises = self._revised(writer, row)
        if row["seq"] != seq or revises != row["revises"] or uid or not _fits(row, previous, last):
            row = self._resealed(row, seq, revises, previous, uid)
        writer.insert(ENTRY, row)
        return row

    def _revised(self, writer: Writer, row: Row) -> str | None:
        """Return the first revision of the note that there is; a lost one is replaced."""
        revises = row["revises"]
        if revises is None:
            return None
        first = str(revises)
        if writer.select(ENTRY, where="uid = ?", params=(first,), span=BY_INDEX):
            return first
        if first not in self._first:
            self._first[first] = str(row["uid"])
            return None
        return self._first[first]

    def _resealed(
        self, row: Row, seq: int, revises: str | None, previous: bytes, uid: str | None
    ) -> Row:
        seal: Seal = {"chain": self._chain, "seq": row["seq"], "link": row["link"]}
        if revises != row["revises"]:
            seal["revises"] = row["revises"]
        if uid:
            seal["uid"] = row["uid"]
        fields = json.loads(str(row["fields"]))
        fields[SEALED_BEFORE] = [*fields.get(SEALED_BEFORE, ()), seal]
        spelt = canonical_json(fields).decode("utf-8")
        moved: Row = {**row, "seq": seq, "revises": revises, "fields": spelt}
        moved["uid"] = uid or row["uid"]
        moved["link"] = link_of(moved, previous).hex()
        return moved


def _fits(row: Row, previous: bytes, last: Row | None) -> bool:
    """Say whether an entry of the same number is linked to the last one as it is."""
    if row["tombstone"] and last is not None and seals_of(last):
        return False
    return is_linked(row, previous)


def index_newest(writer: Writer, rows: Iterable[Row]) -> None:
    """Make the newest revision of each note findable, for the notes that `rows` belong to."""
    notes = {str(row["revises"] or row["uid"]) for row in rows}
    for note in notes:
        found = writer.select(
            ENTRY, where="uid = ? OR revises = ?", params=(note, note), order="seq", span=BY_INDEX
        )
        for row in found[:-1]:
            writer.unindex_entry(int(row["seq"] or 0))
        for row in found[-1:]:
            if not row["tombstone"]:
                writer.index_entry(int(row["seq"] or 0), indexed_text(writer, row))


def seals_of(row: Row) -> list[Seal]:
    """Return how an entry was sealed in other chains, the first one first."""
    fields = json.loads(str(row["fields"]))
    found: list[Seal] = fields.get(SEALED_BEFORE, [])
    return found


def as_sealed(row: Row, level: int) -> Row:
    """Return the row as it was under its seal number `level`."""
    seals = seals_of(row)
    fields = json.loads(str(row["fields"]))
    del fields[SEALED_BEFORE]
    if level:
        fields[SEALED_BEFORE] = seals[:level]
    old: Row = {**row, "fields": canonical_json(fields).decode("utf-8")}
    for seal in reversed(seals[level:]):
        old |= {name: seal[name] for name in ("seq", "link", "revises", "uid") if name in seal}  # type: ignore[misc]
    return old


def first_unproven(reader: Reader) -> int | None:
    """Return the number of the first entry whose seal in another chain does not hold, or None.

    A seal whose predecessor was lost proves nothing and refutes nothing.
    """
    rows = reader.select(ENTRY, order="seq")
    own = {row["seq"]: str(row["link"]) for row in rows if not seals_of(row)}
    chains = {
        (seal["chain"], seal["seq"]): str(seal["link"]) for row in rows for seal in seals_of(row)
    }
    for row in rows:
        if row["tombstone"]:
            continue
        for level, seal in enumerate(seals_of(row)):
            before = int(str(seal["seq"])) - 1
            link = GENESIS.hex() if not before else chains.get((seal["chain"], before))
            link = link or own.get(before)
            old = as_sealed(row, level)
            if link and not is_linked(old, bytes.fromhex(link)):
                return int(row["seq"] or 0)
    return None
