"""Time limits that may matter, counted from the days and kinds of the journal."""

from __future__ import annotations

from tui.followup.limits import AskBefore, Incident, ask_before
from tui.session import Session
from tui.telling.services import shown_country


def limits_now(session: Session, country: str | None = None) -> list[AskBefore]:
    """Return the days before which to ask a lawyer, the soonest first.

    `country` is the one shown, where that was worked out already.
    """
    country = shown_country(session) if country is None else country
    limits = [limit for limit in session.deadlines.limits if limit.country == country]
    if not limits:
        return []
    found = (Incident(one.note, one.day, one.kinds) for one in session.note_days.newest())
    return ask_before(found, limits, country, session.planning.today())
