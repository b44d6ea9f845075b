"""What is due in the follow-up, as sentences for Today and for the section itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tui.followup.due import ASK_AGAIN, LIMIT, LOOK_AGAIN, SEARCH_AGAIN, Due, due_followups
from tui.session import Session
from tui.telling.account_facts import line_of
from tui.telling.limits import limits_now

WARN_DAYS = 30
"""How long before a time limit may end Today says so."""


def due_now(
    session: Session, country: str | None = None, *, limits: bool = True
) -> tuple[Due, ...]:
    """Return what has come due, the longest overdue first; `country` as for `limits_now`.

    Without `limits` the journal, whose newest notes they are counted from, is not read.
    """
    removals = (
        Due(LOOK_AGAIN, removal.look_again, removal.uid, removal.what or removal.address)
        for removal in session.removals.all()
        if removal.look_again is not None
    )
    reports = (
        Due(ASK_AGAIN, report.ask_again, report.uid, report.who)
        for report in session.reports.all()
        if report.ask_again is not None and not report.closed
    )
    today = session.planning.today()
    ending = _limits(session, today, country) if limits else ()
    others = (*removals, *reports, *ending)
    return due_followups(today, search_again=session.rhythm.next, others=others)


def _limits(session: Session, today: date, country: str | None) -> Iterator[Due]:
    """Yield the time limits that end within `WARN_DAYS`, with the day in `words`."""
    for one in limits_now(session, country):
        if today <= one.day:
            begins = one.day - timedelta(days=WARN_DAYS)
            yield Due(LIMIT, begins, one.limit.id, one.day.isoformat())


def due_lines(session: Session, country: str | None = None, *, limits: bool = True) -> list[str]:
    """Return one sentence with its key for each thing that is due; arguments as for `due_now`."""
    said = (due_sentence(session, due) for due in due_now(session, country, limits=limits))
    say = session.language.say
    return [say("{sentence} (press f).", sentence=one.removesuffix(".")) for one in said]


def due_sentence(session: Session, due: Due) -> str:
    """Return the sentence for one thing that is due."""
    return _SENTENCES[due.kind](session, due)


def _search_again(session: Session, due: Due) -> str:
    day = session.service_words.day(due.day.isoformat())
    return session.language.say("Search for your name again: due since {day}.", day=day)


def _look_again(session: Session, due: Due) -> str:
    day = session.service_words.day(due.day.isoformat())
    return session.language.say(
        "Look again whether this is gone: {what}, due since {day}.",
        what=line_of(due.words),
        day=day,
    )


def _ask_again(session: Session, due: Due) -> str:
    day = session.service_words.day(due.day.isoformat())
    return session.language.say(
        "Ask again about your report: {who}, due since {day}.",
        who=line_of(due.words),
        day=day,
    )


def _limit(session: Session, due: Due) -> str:
    day = session.service_words.day(due.words)
    return session.language.say(
        "A time limit may end: ask a lawyer or an association before {day}.", day=day
    )


_SENTENCES: dict[str, Callable[[Session, Due], str]] = {
    SEARCH_AGAIN: _search_again,
    LOOK_AGAIN: _look_again,
    ASK_AGAIN: _ask_again,
    LIMIT: _limit,
}
