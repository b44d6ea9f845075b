"""The form of a report: to whom, how, its reference, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tui.followup.identifiers import NothingWritten
from tui.followup.reading import day_text
from tui.followup.removals import KIND as REMOVAL
from tui.followup.reports import Report
from tui.library.language import mark
from tui.screens.account_fields import UNREAD_DAY, FieldsScreen, Question, UnreadDay
from tui.screens.account_words import line_of
from tui.session import Session
from tui.widgets.choice_list import Choice

NOBODY = mark("Write to whom it went first.")


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
        about = session.reports.about(report.uid, REMOVAL) if report.uid else []
        self._kept = [uid for uid in about if uid not in {one.uid for one in self._removals}]
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
            "about": [one.uid for one in self._removals if one.uid in about],
        }
        super().__init__(session, f"report/{report.uid or 'new'}", begun)

    def care(self) -> str:
        """Say what comes before a report."""
        return self.say("Traces first: is what you report saved? A report can make it disappear.")

    def questions(self) -> Sequence[Question]:
        """Return the recipients and the addresses in the language of now."""
        recipients = self.session.deadlines.recipients.values()
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
        )

    def keep(self) -> bool:
        """Add or change the report."""
        values: dict[str, Any] = dict(self.values())
        try:
            uid = self._put(self._written(values))
        except NothingWritten:
            return self.refuse(NOBODY, "who")
        except UnreadDay as error:
            return self.refuse(UNREAD_DAY, error.field)
        self.session.reports.is_about(uid, REMOVAL, [*values["about"], *self._kept])
        return True

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
