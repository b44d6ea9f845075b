"""Days before which a lawyer should be asked, counted from what stands in the journal.

It is no legal advice: it only says when a time limit may end, from facts with their source.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from tui.library.tables import Table

EACH, LAST = "each", "last"
"""From when a limit counts: from each incident of its kinds, or from the last one."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of one country; `kinds` are the options of `q_what` that it may concern."""

    id: str
    country: str
    months: int
    counts_from: str
    kinds: frozenset[str]
    source: str
    checked: str
    text: str


@dataclass(frozen=True, slots=True)
class Incident:
    """What a limit is counted from: a note of the journal, its day, and its kinds."""

    uid: str
    day: date
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class AskBefore:
    """The day before which to ask a lawyer about a limit, and the incident it counts from."""

    limit: Limit
    day: date
    incident: Incident


def read_limit(table: Table, words: Table) -> Limit:
    """Return the limit that a table of the content describes."""
    counts_from = table.text("from")
    if counts_from not in {EACH, LAST}:
        table.problems.add(table.file, f"{table.key}.from", 'must be "each" or "last"')
    if table.text("confidence") != "high":
        table.problems.add(table.file, f"{table.key}.confidence", "must be high")
    limit = Limit(
        id=table.text("id"),
        country=table.text("country"),
        months=table.whole("months"),
        counts_from=counts_from,
        kinds=frozenset(table.names("kinds")),
        source=table.text("source"),
        checked=table.text("checked"),
        text=words.text(table.key),
    )
    table.done()
    return limit


def ask_before(
    incidents: Iterable[Incident], limits: Sequence[Limit], country: str, today: date
) -> list[AskBefore]:
    """Return one day for each limit of a country that concerns an incident, the soonest first.

    Where a limit counts from each incident, it is the soonest day that has not passed; when all
    have passed, the latest one.

    Args:
        incidents: the notes of the journal.
        limits: the time limits of all countries.
        country: the person's country.
        today: the day it is.
    """
    known = sorted(incidents, key=attrgetter("day", "uid"))
    found = []
    for limit in [one for one in limits if one.country == country]:
        concerned = [incident for incident in known if not incident.kinds.isdisjoint(limit.kinds)]
        if concerned:
            counts = _counting(limit, concerned, today)
            found.append(AskBefore(limit, later(counts.day, limit.months), counts))
    return sorted(found, key=lambda one: (one.day, one.limit.id))


def _counting(limit: Limit, concerned: Sequence[Incident], today: date) -> Incident:
    """Return the incident that a limit counts from, of those that it concerns, the oldest first."""
    if limit.counts_from == EACH:
        open_from = bisect_left(concerned, today, key=lambda one: later(one.day, limit.months))
        if open_from < len(concerned):
            return concerned[open_from]
    return concerned[-1]


def later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
