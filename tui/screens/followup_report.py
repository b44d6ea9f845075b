"""The form of a report: to whom, how, its reference, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tui.followup.identifiers import NothingWritten
from tui.followup.reading import day_text
from tui.followup.reports import Report
from tui.journal.entry import Entry
from tui.journal.exhibits import INCIDENT
from tui.library.language import mark
from tui.screens.account_fields import FieldsScreen, Question
from tui.screens.veil import Veil, veil_of
from tui.session import Session
from tui.telling.account_facts import line_of
from tui.telling.report_words import ABOUT, MOST_OFFERED, NO_TRACE, NOBODY
from tui.telling.typed_days import UNREAD_DAY, UnreadDay
from tui.widgets.choice_list import Choice


class ReportScreen(FieldsScreen):
    """One field a line, then to what kind of recipient and about which addresses."""

    TITLE_WORDS = mark("A report")
    HELP_WORDS = mark(
        "To whom it went, how, when, and the reference you were given. Without a day to ask again, "
        "Carnet suggests one from the kind of recipient. ctrl+s keeps, esc sets aside."
    )
    LINES = (
        ("who", mark("To whom (name)")),
        ("channel", mark("How (form, mail, counter…)")),
        ("what", mark("What was reported")),
        ("reference", mark("Reference")),
        ("received_by", mark("Received by")),
        ("sent", mark("Day (empty: today)")),
        ("ask_again", mark("Ask again on (day)")),
        ("reply", mark("Answer")),
        ("replied", mark("Answered on (day)")),
    )

    def __init__(self, session: Session, report: Report) -> None:
        """Take the open file and the report; one without a uid is new."""
        self._report = report
        self._removals = tuple(session.removals.all())
        self._notes = tuple(session.journal.newest(MOST_OFFERED))
        self._exhibits = tuple(reversed(session.exhibits.all()))[:MOST_OFFERED]
        self._warned = False
        begun = {
            "who": report.who,
            "channel": report.channel,
            "what": report.what,
            "reference": report.reference,
            "received_by": report.received_by,
            "sent": day_text(report.sent),
            "ask_again": day_text(report.ask_again),
            "reply": report.reply,
            "replied": day_text(report.replied),
            "recipient": [report.recipient] if report.uid else [],
            **{field: self._about(session, kind) for field, kind in ABOUT.items()},
        }
        super().__init__(session, f"report/{report.uid or 'new'}", begun)

    def _about(self, session: Session, kind: str) -> list[str]:
        """Return what the report is about so far, of one kind."""
        return session.reports.about(self._report.uid, kind) if self._report.uid else []

    def care(self) -> str:
        """Say what comes before a report."""
        return self.say("Traces first: is what you report saved? A report can make it disappear.")

    def questions(self) -> Sequence[Question]:
        """Return the recipients and the addresses in the language of now."""
        recipients = self.session.deadlines.recipients.values()
        veil = veil_of(self.session, self.say)
        return (
            Question(
                "recipient",
                mark("What kind of recipient?"),
                "single",
                tuple(Choice(recipient.id, recipient.name) for recipient in recipients),
            ),
            Question(
                "about",
                mark("Which addresses of the removals is it about?"),
                "multi",
                tuple(Choice(one.uid, line_of(one.what or one.address)) for one in self._removals),
            ),
            Question(
                "notes",
                mark("Which notes of the journal?"),
                "multi",
                tuple(Choice(one.note, self._note_line(one, veil)) for one in self._notes),
            ),
            Question(
                "exhibits",
                mark("Which exhibits keep a trace of it?"),
                "multi",
                tuple(Choice(one.uid, line_of(one.title or one.name)) for one in self._exhibits),
            ),
        )

    @staticmethod
    def _note_line(entry: Entry, veil: Veil) -> str:
        return f"{entry.recorded_local:%Y-%m-%d}  {veil.line(entry)}"

    def keep(self) -> bool:
        """Add or change the report."""
        values: dict[str, Any] = dict(self.values())
        try:
            written = self._written(values)
            if self._has_no_trace(values):
                self.tell(self.say(NO_TRACE))
                return False
            uid = self._put(written)
        except NothingWritten:
            return self.refuse(NOBODY, "who")
        except UnreadDay as error:
            return self.refuse(UNREAD_DAY, error.field)
        self._link(uid, values)
        return True

    def _has_no_trace(self, values: dict[str, Any]) -> bool:
        """Say, once, that a new report has nothing that keeps a trace of what it is about."""
        wanting = not (self._report.uid or self._warned or values["notes"] or values["exhibits"])
        wanting = wanting and bool(values["who"].strip())
        self._warned = self._warned or wanting
        return wanting

    def _link(self, uid: str, values: dict[str, Any]) -> None:
        """Join the report with what it is about; what was not offered stays as it was."""
        offered = {
            "about": {one.uid for one in self._removals},
            "notes": {one.note for one in self._notes},
            "exhibits": {one.uid for one in self._exhibits},
        }
        reports = self.session.reports
        for field, kind in ABOUT.items():
            before = reports.about(uid, kind)
            kept = [one for one in before if one not in offered[field]]
            reports.is_about(uid, kind, [*values[field], *kept])
            if kind == INCIDENT:
                for note in {*before, *values[field]}:
                    self.session.journal.reindex(note)

    def _put(self, report: Report) -> str:
        if report.uid:
            self.session.reports.update(report, draft=self.place)
            return report.uid
        return self.session.reports.add(report, draft=self.place)

    def _written(self, values: dict[str, Any]) -> Report:
        recipient = values["recipient"][0] if values["recipient"] else "other"
        sent = self.day(values, "sent") or self.session.planning.today()
        ask_again = self.day(values, "ask_again")
        if ask_again is None and not self._report.uid:
            ask_again = self._suggested(recipient, sent)
        texts = {name: values[name] for name in _TEXTS}
        return replace(
            self._report,
            **texts,
            recipient=recipient,
            sent=sent,
            ask_again=ask_again,
            replied=self.day(values, "replied"),
        )

    def _suggested(self, recipient: str, sent: date) -> date | None:
        """Return the day to ask again that fits the kind of recipient."""
        days = self.session.deadlines.recipients[recipient].days
        return sent + timedelta(days=days) if days else None


_TEXTS = ("who", "channel", "what", "reference", "received_by", "reply")
