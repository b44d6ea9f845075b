"""Time limits that may matter: before which day to ask a lawyer, and from what it is counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.followup.limits import AskBefore, Incident, ask_before
from tui.journal.entry import Entry
from tui.library.language import mark
from tui.people.services import OLD_AFTER, earliest_day
from tui.screens.base import CarnetScreen
from tui.screens.service_lines import shown_country
from tui.session import Session

NOTES_READ = 2000
"""Newest notes of the journal that are looked at."""


def incidents_of(session: Session) -> Iterator[Incident]:
    """Yield the notes of the journal with their day: when it happened, else when it was written."""
    for entry in session.journal.newest(NOTES_READ):
        day = _begun(session, entry).date()
        if entry.when is not None:
            day = min(day, day.fromisoformat(entry.when.start[:10]))
        yield Incident(entry.note, day, frozenset(entry.kinds))


def _begun(session: Session, entry: Entry) -> datetime:
    """Return when a note was first written: a later revision must not move a limit."""
    first = session.journal.revisions(entry.note)[0] if entry.revises else entry
    return first.recorded_local


def limits_now(session: Session, country: str | None = None) -> list[AskBefore]:
    """Return the days before which to ask a lawyer, the soonest first.

    `country` is the one shown, where that was worked out already.
    """
    limits, today = session.deadlines.limits, session.planning.today()
    country = shown_country(session) if country is None else country
    return ask_before(incidents_of(session), limits, country, today)


class LimitsScreen(CarnetScreen):
    """Says for each time limit before which day to ask a lawyer, with its source."""

    CSS_PATH = "followup_limits.tcss"
    TITLE_WORDS = mark("Time limits: ask before…")
    HELP_WORDS = mark(
        "Some complaints come too late after a few months. Carnet counts from the days and kinds "
        "in your journal. It is no legal advice and can be wrong: a lawyer or an association tells "
        "you what counts in your case."
    )
    section = "followup"

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Count anew from the journal."""
        self.query_one("#page", Static).update(Content("\n").join(list(self._page())))

    def _page(self) -> Iterator[Content]:
        yield Content(
            self.say(
                "No legal advice: it only says when a time limit may end. Ask a lawyer or an "
                "association before that day."
            )
        )
        yield Content("")
        found = limits_now(self.session)
        if not found:
            yield Content(self._why_none())
        for one in found:
            yield from self._limit(one)

    def _why_none(self) -> str:
        country = shown_country(self.session)
        if not country:
            return self.say("Choose your country in People (c, then y) to see what is known of it.")
        if country not in {limit.country for limit in self.session.deadlines.limits}:
            return self.say("For this country Carnet knows no time limit for certain. Ask early.")
        return self.say(
            "Nothing in your journal starts one. In a note, say what it is about (ctrl+t) and when "
            "it happened."
        )

    def _limit(self, one: AskBefore) -> Iterator[Content]:
        day = self.session.service_words.day
        passed = one.day < self.session.planning.today()
        words = (
            self.say("Perhaps over since {day}: ask all the same.", day=day(one.day.isoformat()))
            if passed
            else self.say("Ask before {day}.", day=day(one.day.isoformat()))
        )
        yield Content(words).stylize("bold")
        yield Content(one.limit.text)
        counted = day(one.incident.day.isoformat())
        yield Content(
            self.say(
                "Counted from the note of {day}; if it began earlier, the limit ends earlier.",
                day=counted,
            )
        )
        source = f"{one.limit.source} ({day(one.limit.checked)})"
        yield Content(self.say("Source: {source}", source=source)).stylize("italic")
        if self.session.planning.today() - earliest_day(one.limit.checked) > OLD_AFTER:
            old = self.say("This source was read more than a year ago: have it checked.")
            yield Content(old).stylize("italic")
        yield Content("")
