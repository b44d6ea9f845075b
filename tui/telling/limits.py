"""Time limits that may matter, counted from the days and kinds of the journal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tui.followup.limits import AskBefore, Incident, ask_before
from tui.journal.entry import Entry
from tui.session import Session
from tui.telling.services import shown_country

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
