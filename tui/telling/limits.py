"""Time limits that may matter, counted from the days and kinds of the journal."""

from __future__ import annotations

from tui.followup.limits import AskBefore, Incident, Limit, ask_before
from tui.session import Session
from tui.telling.services import shown_country


def notes_unread(session: Session, country: str) -> bool:
    """Say whether `limits_now` would read the newest notes for the first time."""
    return bool(_limits_of(session, country)) and not session.note_days.known


def limits_now(session: Session, country: str | None = None) -> list[AskBefore]:
    """Return the days before which to ask a lawyer, the soonest first.

    `country` is the one shown, where that was worked out already.
    """
    country = shown_country(session) if country is None else country
    limits = _limits_of(session, country)
    if not limits:
        return []
    found = (Incident(one.note, one.day, one.kinds) for one in session.note_days.newest())
    return ask_before(found, limits, country, session.planning.today())


def _limits_of(session: Session, country: str) -> list[Limit]:
    return [limit for limit in session.deadlines.limits if limit.country == country]
