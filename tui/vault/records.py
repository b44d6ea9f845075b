"""Records: the small things that rooms keep, each kind by itself, in one guarded table.

A room turns `Record.fields` into a type of its own; this module knows nothing of what they mean.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tui.vault.chain import canonical_json
from tui.vault.errors import Damaged
from tui.vault.reader import Reader
from tui.vault.tables import DRAFT, RECORD, Row
from tui.vault.vault import Vault
from tui.vault.writer import Writer

Clock = Callable[[], datetime]
Fields = Mapping[str, Any]
"""What a record says: a JSON object."""


class UnknownRecord(KeyError):  # noqa: N818  (says the state, like the vault's errors)
    """There is no record of this kind with this uid."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record; `created` and `changed` are ISO 8601 times in UTC."""

    uid: str
    fields: Fields
    created: str
    changed: str
    hidden: bool


class Records:
    """The records of one kind in one file."""

    def __init__(self, vault: Vault, clock: Clock, new_id: Callable[[], str], kind: str) -> None:
        """Keep records of `kind`; `new_id` gives uids that nothing else in the file has."""
        self._vault, self._clock, self._new_id, self._kind = vault, clock, new_id, kind

    def all(self, *, hidden: bool = False) -> list[Record]:
        """Return the records, the oldest first; `hidden` brings hidden ones too."""
        with self._vault.read() as reader:
            rows = reader.select(RECORD, where="kind = ?", params=(self._kind,), order="rowid")
        return [_record(row) for row in rows if hidden or not row["hidden"]]

    def holding(self, name: str, value: str) -> list[Record]:
        """Return the records that are not hidden in which `name` is `value`, the oldest first.

        The others are passed over without being decoded: fields are spelt in one way only.
        """
        spelt = _text({name: value})[1:-1]
        where, params = "kind = ? AND hidden = 0 AND instr(fields, ?)", (self._kind, spelt)
        with self._vault.read() as reader:
            rows = reader.select(RECORD, where=where, params=params, order="rowid")
        return [record for record in map(_record, rows) if record.fields.get(name) == value]

    def get(self, uid: str) -> Record | None:
        """Return one record, hidden or not, or None."""
        with self._vault.read() as reader:
            row = self._row(reader, uid)
        return None if row is None else _record(row)

    def count(self) -> int:
        """Return how many records are not hidden."""
        with self._vault.read() as reader:
            return reader.count(RECORD, "kind = ? AND hidden = 0", (self._kind,))

    def add(self, fields: Fields, *, uid: str = "", draft: str = "") -> str:
        """Keep a new record and return its uid.

        `draft` is the draft it was typed in; it is removed in the same transaction, so that an end
        at any moment leaves the draft or the record, never both, never neither.
        """
        with self._vault.write() as writer:
            _drop_draft(writer, draft)
            return self._insert(writer, fields, uid)

    def add_many(self, several: Iterable[Fields], *, draft: str = "") -> list[str]:
        """Keep new records, all or none, and return their uids; `draft` as in `add`."""
        with self._vault.write() as writer:
            _drop_draft(writer, draft)
            return [self._insert(writer, fields, "") for fields in several]

    def add_in(self, writer: Writer, fields: Fields) -> str:
        """As `add`, in a write block that is under way."""
        return self._insert(writer, fields, "")

    def change(self, uid: str, fields: Fields, *, draft: str = "", frees: bool = False) -> None:
        """Replace what a record says; raise `UnknownRecord`.

        `draft` as in `add`; `frees` belongs to a removal, which must work on a full stick.
        """
        self._update(uid, {"fields": _text(fields)}, draft, frees=frees)

    def hide(self, uid: str) -> None:
        """Leave a record out of the lists; raise `UnknownRecord`."""
        self._update(uid, {"hidden": 1}, frees=True)

    def show(self, uid: str) -> None:
        """Bring a hidden record back; raise `UnknownRecord`."""
        self._update(uid, {"hidden": 0})

    def remove(self, uid: str) -> None:
        """Remove a record for good, if there is one; its bytes are overwritten."""
        with self._vault.write(frees=True) as writer:
            if self._row(writer, uid) is not None:
                writer.delete(RECORD, uid=uid)

    def _insert(self, writer: Writer, fields: Fields, uid: str) -> str:
        uid, now = uid or self._new_id(), self._now()
        row: Row = {"uid": uid, "kind": self._kind, "fields": _text(fields), "created": now}
        writer.insert(RECORD, {**row, "changed": now, "hidden": 0})
        return uid

    def _update(self, uid: str, changes: Row, draft: str = "", *, frees: bool = False) -> None:
        with self._vault.write(frees=frees) as writer:
            _drop_draft(writer, draft)
            row = self._row(writer, uid)
            if row is None:
                raise UnknownRecord
            if any(row[name] != value for name, value in changes.items()):
                writer.put(RECORD, {**row, **changes, "changed": self._now()})

    def _row(self, reader: Reader | Writer, uid: str) -> Row | None:
        row = reader.get(RECORD, uid=uid)
        return row if row is not None and row["kind"] == self._kind else None

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")


def _drop_draft(writer: Writer, draft: str) -> None:
    if draft:
        writer.delete(DRAFT, screen=draft)


def _text(fields: Fields) -> str:
    return canonical_json(dict(fields)).decode("utf-8")


def _record(row: Row) -> Record:
    """Return a row as a record; raise `Damaged` when its fields are no JSON object."""
    fields = json.loads(str(row["fields"]))
    if not isinstance(fields, dict):
        raise Damaged
    return Record(
        str(row["uid"]), fields, str(row["created"]), str(row["changed"]), bool(row["hidden"])
    )
