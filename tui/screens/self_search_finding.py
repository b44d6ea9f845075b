"""The form of something that was found: its address, and what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tui.followup.findings import Finding
from tui.followup.identifiers import NothingWritten
from tui.followup.reading import day_text
from tui.library.language import mark
from tui.screens.account_fields import FieldsScreen, Question
from tui.session import Session
from tui.telling.finding_words import NO_ADDRESS
from tui.telling.typed_days import UNREAD_DAY, UnreadDay


class FindingScreen(FieldsScreen):
    """One field a line; the day is today unless another is written."""

    TITLE_WORDS = mark("Something I found")
    HELP_WORDS = mark(
        "The address as the browser shows it, what stands there in your own words, and the day. "
        "Do not describe what hurts in detail if you would rather not. ctrl+s keeps, esc sets "
        "aside."
    )
    LINES = (
        ("address", mark("Address")),
        ("what", mark("What stands there")),
        ("seen", mark("Seen on (day; empty: today)")),
        ("seen_again", mark("Still there on (day)")),
    )

    def __init__(self, session: Session, finding: Finding) -> None:
        """Take the open file and the finding; one without a uid is new."""
        self._finding = finding
        begun = {
            "address": finding.address,
            "what": finding.what,
            "seen": day_text(finding.seen),
            "seen_again": day_text(finding.seen_again),
        }
        super().__init__(session, f"finding/{finding.uid or 'new'}", begun)

    def care(self) -> str:
        """Say what not to do with what was found."""
        return self.say("Write the address; do not answer, and do not open what asks for a login.")

    def questions(self) -> Sequence[Question]:
        """Return no choices."""
        return ()

    def keep(self) -> bool:
        """Add or change the finding."""
        try:
            finding = self._written()
            if finding.uid:
                self.session.findings.update(finding, draft=self.place)
            else:
                self.session.findings.add(finding, draft=self.place)
        except NothingWritten:
            return self.refuse(NO_ADDRESS, "address")
        except UnreadDay as error:
            return self.refuse(UNREAD_DAY, error.field)
        return True

    def _written(self) -> Finding:
        values: dict[str, Any] = dict(self.values())
        return replace(
            self._finding,
            address=values["address"],
            what=values["what"],
            seen=self.day(values, "seen"),
            seen_again=self.day(values, "seen_again"),
        )
