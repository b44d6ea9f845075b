"""What is due in the follow-up, for the first screen of the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

SEARCH_AGAIN = "search_again"
"""Due when it is time to search for one's own name again."""


ASK_AGAIN = "ask_again"
"""Due when a report is to be asked about again."""

LIMIT = "limit"
"""Due when a time limit of the law may end soon; `day` is when the reminder begins."""

LOOK_AGAIN = "look_again"
"""Due when an address on the list of removals is to be looked at again."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something to look at: what it is (`SEARCH_AGAIN`…), since which day, and which record."""

    kind: str
    day: date
    uid: str = ""
    words: str = ""


def due_followups(
    today: date, *, search_again: date | None, others: Iterable[Due] = ()
) -> tuple[Due, ...]:
    """Return what has come due by `today`, the longest overdue first.

    Args:
        today: the day it is.
        search_again: the day of the next search for oneself; None when no reminder is wanted.
        others: what other parts of the follow-up wait for.
    """
    waiting = [*others] if search_again is None else [Due(SEARCH_AGAIN, search_again), *others]
    due = [one for one in waiting if one.day <= today]
    return tuple(sorted(due, key=lambda one: (one.day, one.kind, one.uid)))
