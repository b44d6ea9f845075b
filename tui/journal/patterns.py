"""Patterns in the notes: how many, on which days and hours, and what became more.

Only counts of what was written down: they say nothing about what was not, and nothing about danger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from tui.journal.facets import Filters
from tui.journal.journal import Journal

SPAN = 30
"""Days that are compared with as many days before."""

REPEATED = 2
"""Notes from which on something happened again."""

Key = TypeVar("Key")


@dataclass(frozen=True)
class Trend:
    """Notes and threats of the last `SPAN` days, and of as many days before."""

    notes: int
    notes_before: int
    threats: int
    threats_before: int

    @property
    def repeated(self) -> bool:
        """Whether it happened more than once lately."""
        return self.notes >= REPEATED

    @property
    def more(self) -> bool:
        """Whether there are more notes, or more threats among them, than before."""
        return self.notes > self.notes_before or self.threats > self.threats_before


def trend(journal: Journal, today: date, filters: Filters) -> Trend:
    """Compare the last `SPAN` days up to `today` with as many before."""
    first, before = today - timedelta(days=SPAN - 1), today - timedelta(days=2 * SPAN - 1)
    now = replace(filters, first=first, last=today)
    then = replace(filters, first=before, last=first - timedelta(days=1))
    counts = journal.count_each([now, then, _threats(now), _threats(then)])
    return Trend(*counts)


def _threats(filters: Filters) -> Filters:
    return replace(filters, threats=True)


def month_days(journal: Journal, month: date, filters: Filters) -> dict[date, int]:
    """Return how many notes each day of the month of `month` has; days without any are left out."""
    day, days = month.replace(day=1), []
    while day.month == month.month:
        days.append(day)
        day += timedelta(days=1)
    return _counted(journal, {one: replace(filters, first=one, last=one) for one in days})


def by_hour(journal: Journal, filters: Filters) -> dict[int, int]:
    """Return how many notes are about each hour of the day, 0 to 23, for which one is known."""
    return _counted(journal, {hour: replace(filters, hour=hour) for hour in range(24)})


def by_weekday(journal: Journal, filters: Filters) -> dict[int, int]:
    """Return how many notes each day of the week has, Monday 0."""
    return _counted(journal, {day: replace(filters, weekday=day) for day in range(7)})


def by_month(journal: Journal, last: date, months: int, filters: Filters) -> dict[date, int]:
    """Return how many notes each of the last months has, with those that have none."""
    firsts = list(_months_before(last, months))
    asked = {first: replace(filters, first=first, last=end_of(first)) for first in reversed(firsts)}
    return dict(zip(asked, journal.count_each(asked.values()), strict=True))


def by_value(
    journal: Journal, field: str, values: Iterable[str], filters: Filters
) -> dict[str, int]:
    """Return how many notes each value of a field of `Filters` has, the most frequent first."""
    found = _counted(journal, {value: replace(filters, **{field: value}) for value in values})  # type: ignore[arg-type]
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _counted(journal: Journal, asked: Mapping[Key, Filters]) -> dict[Key, int]:
    counts = journal.count_each(asked.values())
    return {key: number for key, number in zip(asked, counts, strict=True) if number}


def _months_before(last: date, months: int) -> Iterable[date]:
    first = last.replace(day=1)
    for _ in range(months):
        yield first
        first = (first - timedelta(days=1)).replace(day=1)


def end_of(first: date) -> date:
    """Return the last day of the month that begins on `first`."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
