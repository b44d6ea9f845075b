"""What is due in the follow-up, as sentences for Today and for the section itself."""

from __future__ import annotations

from collections.abc import Callable

from tui.followup.due import SEARCH_AGAIN, Due, due_followups
from tui.session import Session


def due_now(session: Session) -> tuple[Due, ...]:
    """Return what has come due, the longest overdue first."""
    return due_followups(session.planning.today(), search_again=session.rhythm.next)


def due_lines(session: Session) -> list[str]:
    """Return one sentence for each thing that is due; none when nothing is."""
    return [_SENTENCES[due.kind](session, due) for due in due_now(session)]


def _search_again(session: Session, due: Due) -> str:
    day = session.service_words.day(due.day.isoformat())
    return session.language.say("Search for your name again: due since {day} (press f).", day=day)


_SENTENCES: dict[str, Callable[[Session, Due], str]] = {SEARCH_AGAIN: _search_again}
