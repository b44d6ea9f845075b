"""One entry of the journal, and the exact form of it that the chain seals."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from tui.journal.occurred import When
from tui.vault.chain import LINK_BYTES, canonical_json, first_link, link, seal
from tui.vault.tables import Row

SEALED = "sealed"
"""The field of a removed entry that holds, in hex, what stood for it in its link."""

ABOUT = "about"
"""The field of an entry that says that the person was not sure when it happened."""

_NO_SEAL = bytes(LINK_BYTES)
"""Nothing has it: what is kept in place of a seal and is none fits no link."""

Record = dict[str, object]
"""An entry as it is sealed, and as it stands on its line of an exported `journal.jsonl`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision of one note.

    `seq` counts all entries from 1. `recorded` is UTC, `offset_min` what the computer's zone added
    to it. `clock_suspect` says that the computer's clock was behind. `occurred_text` is when it
    happened, as typed, and `when` what was understood of it; `kinds` are option ids of the question
    `q_what`. `revises` is the `uid` of the note's first revision, None for the first one itself.
    `link` is the chain's 32 bytes in hex.
    """

    seq: int
    uid: str
    recorded: datetime
    offset_min: int
    clock_suspect: bool
    when: When | None
    occurred_text: str
    kinds: tuple[str, ...]
    body: str
    fields: Mapping[str, object]
    revises: str | None
    link: str

    @property
    def note(self) -> str:
        """The uid that all revisions of this note share: that of the first one."""
        return self.revises or self.uid

    @property
    def recorded_local(self) -> datetime:
        """When it was recorded, in the zone the computer had."""
        return self.recorded.astimezone(timezone(timedelta(minutes=self.offset_min)))


def record_of(row: Row) -> Record:
    """Return what the chain seals of a row: everything but the link itself and the tombstone."""
    return {
        "seq": row["seq"],
        "uid": row["uid"],
        "recorded_utc": row["recorded_utc"],
        "offset_min": row["offset_min"],
        "clock_suspect": bool(row["clock_suspect"]),
        "occurred_from": row["occurred_from"],
        "occurred_to": row["occurred_to"],
        "occurred_text": row["occurred_text"],
        "kinds": json.loads(str(row["kinds"])),
        "body": row["body"],
        "fields": json.loads(str(row["fields"])),
        "revises": row["revises"],
    }


def seal_of(row: Row) -> bytes:
    """Return what stands for a row in its link; of a removed entry what was kept, maybe nothing."""
    if not row["tombstone"]:
        return seal(canonical_json(record_of(row)))
    kept = str(json.loads(str(row["fields"])).get(SEALED, ""))
    try:
        return bytes.fromhex(kept) if len(kept) in {0, 2 * LINK_BYTES} else _NO_SEAL
    except ValueError:
        return _NO_SEAL


def link_of(row: Row, previous: bytes) -> bytes:
    """Return the link that a row gets after the link `previous`; as it is, if no seal was kept."""
    return link(previous, seal_of(row) or seal(canonical_json(record_of(row))))


def is_linked(row: Row, previous: bytes) -> bool:
    """Say whether the link of a row is the one that belongs after `previous`, in either form.

    A removed entry of an older file keeps a link that cannot be worked out: it passes.
    """
    stored, sealed = str(row["link"]), seal_of(row)
    if not sealed or link(previous, sealed).hex() == stored:
        return True
    old = first_link(previous, canonical_json(record_of(row)))
    return not row["tombstone"] and old.hex() == stored


def is_sealed(row: Row, previous: bytes) -> bool:
    """Say whether the link of a row can be followed without what the entry says."""
    sealed = seal_of(row)
    return bool(sealed) and link(previous, sealed).hex() == row["link"]


def entry_of(row: Row) -> Entry:
    """Return the entry of a row."""
    revises, fields = row["revises"], json.loads(str(row["fields"]))
    return Entry(
        seq=int(row["seq"] or 0),
        uid=str(row["uid"]),
        recorded=datetime.fromisoformat(str(row["recorded_utc"])).astimezone(UTC),
        offset_min=int(row["offset_min"] or 0),
        clock_suspect=bool(row["clock_suspect"]),
        when=_when(row, fields),
        occurred_text=str(row["occurred_text"]),
        kinds=tuple(json.loads(str(row["kinds"]))),
        body=str(row["body"]),
        fields=fields,
        revises=None if revises is None else str(revises),
        link=str(row["link"]),
    )


def _when(row: Row, fields: Mapping[str, object]) -> When | None:
    if row["occurred_from"] is None:
        return None
    end = row["occurred_to"]
    return When(
        str(row["occurred_from"]), None if end is None else str(end), bool(fields.get(ABOUT))
    )
