"""What the person made of each line of the interview: ready or not, and notes of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tui.vault.records import Records
from tui.vault.vault import Vault

KIND = "interview"
"""The kind of these records; each line has one, under a uid made of its id."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made of one line."""

    ready: bool = False
    note: str = ""


class InterviewNotes:
    """The notes of one file."""

    def __init__(
        self, vault: Vault, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        """Keep them in `vault`."""
        self._records = Records(vault, clock, new_id, KIND)

    def of(self, item: str) -> Prepared:
        """Return what was made of a line."""
        record = self._records.get(f"{KIND}-{item}")
        if record is None:
            return Prepared()
        return Prepared(record.fields.get("ready") is True, str(record.fields.get("note", "")))

    def put(self, item: str, prepared: Prepared) -> None:
        """Keep what was made of a line."""
        uid, fields = f"{KIND}-{item}", {"ready": prepared.ready, "note": prepared.note.strip()}
        if self._records.get(uid) is None:
            self._records.add(fields, uid=uid)
        else:
            self._records.change(uid, fields)
