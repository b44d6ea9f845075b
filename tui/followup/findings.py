"""What a search for oneself found: the addresses, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tui.followup.identifiers import NothingWritten
from tui.followup.reading import Clock, NewId, day_of, day_text, text_of, today_of
from tui.vault.records import Record, Records
from tui.vault.vault import Vault

KIND = "finding"
"""The kind of these records, and of links to them."""


class UnknownFinding(KeyError):  # noqa: N818  (says the state, like the vault's errors)
    """There is no finding with this uid."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An address where something about the person stands, and what it is, in their own words.

    `seen` is the day it was first found, `seen_again` the last day it was still there.
    """

    address: str
    what: str = ""
    seen: date | None = None
    seen_again: date | None = None
    hidden: bool = False
    uid: str = ""


class Findings:
    """The findings of one file."""

    def __init__(self, vault: Vault, clock: Clock, new_id: NewId) -> None:
        self._records, self._clock = Records(vault, clock, new_id, KIND), clock

    def all(self, *, hidden: bool = False) -> list[Finding]:
        """Return the findings, the newest first; `hidden` brings hidden ones too."""
        return [_finding(record) for record in reversed(self._records.all(hidden=hidden))]

    def get(self, uid: str) -> Finding:
        """Return one finding.

        Raises:
            UnknownFinding: when there is none with this uid.
        """
        record = self._records.get(uid)
        if record is None:
            raise UnknownFinding
        return _finding(record)

    def add(self, finding: Finding, *, draft: str = "") -> str:
        """Add a finding, seen today unless it says when, and return its uid.

        The draft it was typed in is removed in the same transaction.

        Raises:
            NothingWritten: when the address is empty.
        """
        dated = replace(finding, seen=finding.seen or self._today())
        return self._records.add(_fields(dated), draft=draft)

    def update(self, finding: Finding, *, draft: str = "") -> None:
        """Replace what is known about the finding with this uid.

        Raises:
            NothingWritten: when the address is empty.
            UnknownFinding: when there is none with this uid.
        """
        self.get(finding.uid)
        self._records.change(finding.uid, _fields(finding), draft=draft)

    def see_again(self, uid: str) -> None:
        """Note that it is still there today; raises as `get`."""
        self.update(replace(self.get(uid), seen_again=self._today()))

    def hide(self, uid: str, *, hidden: bool = True) -> None:
        """Keep a finding out of the list, or bring it back; raises as `get`."""
        self.get(uid)
        (self._records.hide if hidden else self._records.show)(uid)

    def _today(self) -> date:
        return today_of(self._clock)


def _fields(finding: Finding) -> dict[str, Any]:
    address = "".join(finding.address.split())
    if not address:
        raise NothingWritten
    return {
        "address": address,
        "what": finding.what.strip(),
        "seen": day_text(finding.seen),
        "seen_again": day_text(finding.seen_again),
    }


def _finding(record: Record) -> Finding:
    fields = record.fields
    return Finding(
        address=text_of(fields, "address"),
        what=text_of(fields, "what"),
        seen=day_of(fields, "seen"),
        seen_again=day_of(fields, "seen_again"),
        hidden=record.hidden,
        uid=record.uid,
    )
