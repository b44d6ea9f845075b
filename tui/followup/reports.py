"""What was reported to whom, the answers, and the day to ask again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tui.followup.identifiers import NothingWritten
from tui.followup.reading import Clock, NewId, day_of, day_text, text_of, today_of, yes
from tui.vault.links import Links, Ref
from tui.vault.records import Record, Records
from tui.vault.vault import Vault

KIND = "report"
"""The kind of these records, and of links to them."""


class UnknownReport(KeyError):  # noqa: N818  (says the state, like the vault's errors)
    """There is no report with this uid."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report, in the person's own words.

    `recipient` is an id of the recipients, `who` the company or office, `received_by` the person
    there, `sent` the day it was made, `ask_again` the day to ask again (None: no reminder),
    `reply` what was answered and `replied` when. A closed one is over.
    """

    who: str
    recipient: str = "other"
    channel: str = ""
    what: str = ""
    reference: str = ""
    received_by: str = ""
    sent: date | None = None
    ask_again: date | None = None
    reply: str = ""
    replied: date | None = None
    closed: bool = False
    hidden: bool = False
    uid: str = ""


class Reports:
    """The reports of one file."""

    def __init__(self, vault: Vault, clock: Clock, new_id: NewId) -> None:
        self._records, self._clock = Records(vault, clock, new_id, KIND), clock
        self._links = Links(vault, clock)

    def all(self, *, hidden: bool = False) -> list[Report]:
        """Return the reports, the newest first; `hidden` brings hidden ones too."""
        return [_report(record) for record in reversed(self._records.all(hidden=hidden))]

    def get(self, uid: str) -> Report:
        """Return one report.

        Raises:
            UnknownReport: when there is none with this uid.
        """
        record = self._records.get(uid)
        if record is None:
            raise UnknownReport
        return _report(record)

    def add(self, report: Report, *, draft: str = "") -> str:
        """Add a report, made today unless it says when, and return its uid.

        Args:
            report: what is known; `uid` is not used.
            draft: the draft it was typed in; it is removed in the same transaction.

        Raises:
            NothingWritten: when nobody is named.
        """
        dated = replace(report, sent=report.sent or today_of(self._clock))
        return self._records.add(_fields(dated), draft=draft)

    def update(self, report: Report, *, draft: str = "") -> None:
        """Replace what is known about the report with this uid; `draft` as in `add`.

        Raises:
            NothingWritten: when nobody is named.
            UnknownReport: when there is none with this uid.
        """
        self.get(report.uid)
        self._records.change(report.uid, _fields(report), draft=draft)

    def hide(self, uid: str, *, hidden: bool = True) -> None:
        """Keep a report out of the list, or bring it back; raises as `get`."""
        self.get(uid)
        (self._records.hide if hidden else self._records.show)(uid)

    def about(self, uid: str, kind: str) -> list[str]:
        """Return the uids of the things of `kind` that a report is about."""
        return [ref.uid for ref in self._links.of(Ref(KIND, uid), kind)]

    def is_about(self, uid: str, kind: str, uids: Iterable[str]) -> None:
        """Let a report be about exactly these things of `kind`."""
        before, wanted = set(self.about(uid, kind)), set(uids)
        for other in sorted(wanted - before):
            self._links.join(Ref(KIND, uid), Ref(kind, other))
        for other in sorted(before - wanted):
            self._links.part(Ref(KIND, uid), Ref(kind, other))


def _fields(report: Report) -> dict[str, Any]:
    if not report.who.strip():
        raise NothingWritten
    return {
        "who": report.who.strip(),
        "recipient": report.recipient,
        "channel": report.channel.strip(),
        "what": report.what.strip(),
        "reference": report.reference.strip(),
        "received_by": report.received_by.strip(),
        "sent": day_text(report.sent),
        "ask_again": day_text(report.ask_again),
        "reply": report.reply.strip(),
        "replied": day_text(report.replied),
        "closed": report.closed,
    }


def _report(record: Record) -> Report:
    fields = record.fields
    return Report(
        who=text_of(fields, "who"),
        recipient=text_of(fields, "recipient") or "other",
        channel=text_of(fields, "channel"),
        what=text_of(fields, "what"),
        reference=text_of(fields, "reference"),
        received_by=text_of(fields, "received_by"),
        sent=day_of(fields, "sent"),
        ask_again=day_of(fields, "ask_again"),
        reply=text_of(fields, "reply"),
        replied=day_of(fields, "replied"),
        closed=yes(fields, "closed"),
        hidden=record.hidden,
        uid=record.uid,
    )
