"""Addresses whose removal is wanted, and how each one stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tui.followup.identifiers import NothingWritten
from tui.followup.reading import Clock, NewId, day_of, day_text, one_of, text_of, today_of
from tui.vault.records import Record, Records
from tui.vault.vault import Vault

KIND = "removal"
"""The kind of these records, and of links to them."""

STATES = ("reported", "gone", "back", "up")
"""How an address stands; the last one, still there, is taken when nothing was said."""


class UnknownRemoval(KeyError):  # noqa: N818  (says the state, like the vault's errors)
    """There is no removal with this uid."""


@dataclass(frozen=True, slots=True)
class Removal:
    """An address, what stands there, its state, and the day since which it is in that state."""

    address: str
    what: str = ""
    state: str = STATES[-1]
    since: date | None = None
    hidden: bool = False
    uid: str = ""


class Removals:
    """The removals of one file."""

    def __init__(self, vault: Vault, clock: Clock, new_id: NewId) -> None:
        self._records, self._clock = Records(vault, clock, new_id, KIND), clock

    def all(self, *, hidden: bool = False) -> list[Removal]:
        """Return the removals in the order they were added; `hidden` brings hidden ones too."""
        return [_removal(record) for record in self._records.all(hidden=hidden)]

    def get(self, uid: str) -> Removal:
        """Return one removal.

        Raises:
            UnknownRemoval: when there is none with this uid.
        """
        record = self._records.get(uid)
        if record is None:
            raise UnknownRemoval
        return _removal(record)

    def add(self, removal: Removal) -> str:
        """Add a removal, in its state since today unless it says when, and return its uid.

        Raises:
            NothingWritten: when the address is empty.
        """
        since = removal.since or today_of(self._clock)
        return self._records.add(_fields(replace(removal, since=since)))

    def hide(self, uid: str, *, hidden: bool = True) -> None:
        """Keep a removal out of the list, or bring it back; raises as `get`."""
        self.get(uid)
        (self._records.hide if hidden else self._records.show)(uid)


def _fields(removal: Removal) -> dict[str, Any]:
    address = "".join(removal.address.split())
    if not address:
        raise NothingWritten
    return {
        "address": address,
        "what": removal.what.strip(),
        "state": removal.state,
        "since": day_text(removal.since),
    }


def _removal(record: Record) -> Removal:
    fields = record.fields
    return Removal(
        address=text_of(fields, "address"),
        what=text_of(fields, "what"),
        state=one_of(fields, "state", STATES),
        since=day_of(fields, "since"),
        hidden=record.hidden,
        uid=record.uid,
    )
