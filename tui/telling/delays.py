"""When a step shall come back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tui.library.language import mark

DELAYS = (
    (1, mark("Tomorrow")),
    (3, mark("In three days")),
    (7, mark("In a week")),
    (30, mark("In a month")),
)
"""Days to wait, and how they are said."""
MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Day:
    """The day that was chosen; None for no day at all."""

    day: date | None


def typed_day(text: str, today: date) -> date | None:
    """Return the day that was typed: "2026-03-15", or "10" for in ten days; None when neither.

    Other ways to write a date are read differently from country to country.
    """
    text = text.strip()
    if re.fullmatch(r"[0-9]{1,4}", text) and 0 < int(text) <= MOST_DAYS:
        return today + timedelta(int(text))
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if today < day <= today + timedelta(MOST_DAYS) else None
