"""The journal as lines of JSON: every entry in its place, those that stay here by their link only.

An entry that is handed over is the exact record that the chain seals, so that anybody can work its
link out again.  Of the others, and of removed ones, there is what stands for them in the link:
enough to work it out, and nothing of what they say.  Their uids and times are not there: with them
somebody could try which words fit.  An entry that seals exhibits is handed over when all of them
are: it holds their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.dossier.choice import Choice
from tui.journal.anchors import Head
from tui.journal.entry import Record, entry_of, is_sealed, record_of, seal_of
from tui.journal.exhibits import SEAL
from tui.journal.incident import Private
from tui.journal.private import content_of
from tui.vault.chain import GENESIS, canonical_json
from tui.vault.reader import BY_INDEX, Reader
from tui.vault.tables import ENTRY, Row
from tui.vault.vault import Vault

BATCH = 500


class JournalLines:
    """The entries of one file as far as they are handed over; `last` fixes how many there are."""

    def __init__(self, vault: Vault, choice: Choice, exhibits: frozenset[str]) -> None:
        """Look through the journal of `vault`; `exhibits` are the SHA-256 that are handed over."""
        self._vault, self._choice, self._exhibits = vault, choice, exhibits
        self.last, self.head = 0, bytes(32).hex()
        self.withheld = self.gaps = 0
        self._newest: dict[str, int] = {}
        self._sealed: set[str] = set()
        for row in self._rows(self._count()):
            self._look(row)

    def lines(self) -> Iterator[bytes]:
        """Yield `journal.jsonl`, line by line."""
        previous = GENESIS
        for row in self._rows(self.last):
            yield canonical_json(self._record(row, previous)) + b"\n"
            previous = bytes.fromhex(str(row["link"]))

    def private(self) -> Iterator[bytes]:
        """Yield `private.jsonl`: what was for the person only, with what opens its seal."""
        for uid, content in self._private():
            yield canonical_json({"uid": uid, "content": content}) + b"\n"

    def private_words(self) -> Iterator[tuple[str, Private]]:
        """Yield the uid of an entry and what of it was for the person only."""
        for uid, content in self._private():
            yield uid, Private(content["effect"], content["note"])

    def _private(self) -> Iterator[tuple[str, dict[str, str]]]:
        for row in self._rows(self.last):
            entry = entry_of(row) if self._handed(row) else None
            if entry is not None:
                with self._vault.read() as reader:
                    content = content_of(reader, entry.fields)
                if content is not None:
                    yield entry.uid, content

    def newest(self) -> Iterator[Row]:
        """Yield the newest revision of each note that is handed over, in the journal's order.

        Entries that only seal an exhibit are no notes.
        """
        for row in self._rows(self.last):
            note = str(row["revises"] or row["uid"])
            if self._is_note(row) and self._choice.takes(note) and self._is_newest(row):
                yield row

    def revisions(self, note: str) -> int:
        """Return how many revisions a note has."""
        with self._vault.read() as reader:
            return reader.count(ENTRY, "revises = ?", (note,), span=BY_INDEX) + 1

    def seals(self, sha256: str) -> bool:
        """Say whether an entry that is handed over seals this exhibit."""
        return sha256 in self._sealed

    def holds(self, head: Head) -> bool:
        """Say whether a head that was fixed outside is in the chain as it stands here."""
        with self._vault.read() as reader:
            row = reader.get(ENTRY, seq=head.count) if 0 < head.count <= self.last else None
        return row is not None and row["link"] == head.link.hex()

    def head_file(self) -> Mapping[str, object]:
        """Return what `head.json` holds."""
        return {"format": "carnet-bag/1", "count": self.last, "head": self.head}

    def _count(self) -> int:
        with self._vault.read() as reader:
            return reader.last(ENTRY)

    def _rows(self, last: int) -> Iterator[Row]:
        for start in range(1, last + 1, BATCH):
            with self._vault.read() as reader:
                rows = _batch(reader, start, min(start + BATCH, last + 1))
            yield from rows

    def _look(self, row: Row) -> None:
        self.last, self.head = int(row["seq"] or 0), str(row["link"])
        self._newest[str(row["revises"] or row["uid"])] = self.last
        if not row["tombstone"]:
            sealed = _sealed_by(row)
            self._sealed |= sealed if sealed <= self._exhibits else set()

    def _record(self, row: Row, previous: bytes) -> Record:
        if self._handed(row):
            return {**record_of(row), "link": row["link"]}
        kept: Record = {"seq": row["seq"], "link": row["link"]}
        if is_sealed(row, previous):
            kept["sealed"] = seal_of(row).hex()
        else:
            self.gaps += 1
        if row["tombstone"] and self._choice.takes(str(row["revises"] or row["uid"])):
            return {**kept, "tombstone": True}
        self.withheld += 1
        return {**kept, "withheld": True}

    def _handed(self, row: Row) -> bool:
        """Say whether the whole record of an entry is handed over."""
        if row["tombstone"]:
            return False
        if not self._is_note(row):
            return _sealed_by(row) <= self._exhibits
        note = str(row["revises"] or row["uid"])
        shown = self._choice.shown.keys() & {str(row["uid"]), note}
        wanted = self._choice.earlier or self._is_newest(row)
        return self._choice.takes(note) and wanted and not shown

    def _is_note(self, row: Row) -> bool:
        return not row["tombstone"] and not _sealed_by(row)

    def _is_newest(self, row: Row) -> bool:
        return self._newest[str(row["revises"] or row["uid"])] == row["seq"]


def _batch(reader: Reader, start: int, stop: int) -> list[Row]:
    where, params = "seq >= ? AND seq < ?", (start, stop)
    return reader.select(ENTRY, where=where, params=params, order="seq", span=BY_INDEX)


def _sealed_by(row: Row) -> set[str]:
    """Return the SHA-256 of the exhibits that an entry seals, none for a note."""
    exhibits = entry_of(row).fields.get(SEAL)
    return {str(one["sha256"]) for one in exhibits} if isinstance(exhibits, list) else set()
