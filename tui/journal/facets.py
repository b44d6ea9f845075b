"""Facets: what a note is filtered by, kept as words of the index that nobody can type.

A facet is a word between two marks, so that it is found whole and never by a beginning; so filters
are as fast as a search, however long the journal is.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from tui.journal.entry import Entry
from tui.journal.incident import Details
from tui.vault.search import searchable

MARK = "\ua66e"
"""A letter of no living alphabet; the index keeps it as it is."""

PERSON, PLATFORM, CHANNEL, KIND = "p", "f", "c", "k"
DAY, MONTH, YEAR, HOUR, WEEKDAY = "d", "m", "y", "h", "w"
EXHIBIT, REPORTED, THREAT = "x", "r", "t"
OWN = "o"
"""Entries about what the person did with the journal itself, such as adding exhibits."""

_OWN_SEALS = frozenset({"exhibits", "handed_over", "letter"})
_OWN_KINDS = frozenset({"decision", "stop_notice"})
YES = "1"

BESIDE = (f"{MARK}{EXHIBIT}", f"{MARK}{REPORTED}")
"""How facets begin that speak of what is linked with a note, and not of the note itself."""

Moment = tuple[date, int | None]
"""The day a note is about, and the hour where one is known."""


@lru_cache(maxsize=2_000)
def facet(group: str, value: str) -> str:
    """Return the word for one value of a group, such as `facet(KIND, "threats")`."""
    return f"{MARK}{group}{''.join(searchable(value).split())}{MARK}"


def value_of(word: str) -> str:
    """Return the value in a facet."""
    return word[len(MARK) + 1 : -len(MARK)]


def moment_of(entry: Entry) -> Moment:
    """Return when it happened, as far as it was understood, or else when it was written."""
    if entry.when is None:
        local = entry.recorded.astimezone(timezone(timedelta(minutes=entry.offset_min)))
        return local.date(), None
    start = datetime.fromisoformat(entry.when.start)
    return start.date(), start.hour if "T" in entry.when.start else None


def facets_of(entry: Entry, linked: Container[str] = (), *, own: bool = True) -> list[str]:
    """Return the facets of a note; `linked` are the kinds of what belongs to it.

    `own` False leaves out `OWN`, which the index of an older file does not know.
    """
    details = Details.of(entry.fields)
    day, hour = moment_of(entry)
    found = [facet(KIND, kind) for kind in entry.kinds]
    found += [facet(PERSON, uid) for uid in details.who]
    found += [facet(PLATFORM, details.platform)] if details.platform else []
    found += [facet(CHANNEL, details.channel)] if details.channel else []
    found += [facet(DAY, f"{day:%Y%m%d}"), facet(MONTH, f"{day:%Y%m}"), facet(YEAR, f"{day:%Y}")]
    found += [facet(WEEKDAY, str(day.weekday()))]
    found += [facet(HOUR, str(hour))] if hour is not None else []
    reported = bool(details.reports) or "report" in linked
    said = (
        (EXHIBIT, "exhibit" in linked), (REPORTED, reported), (THREAT, details.threat == "yes"),
        (OWN, own and is_own(entry)),
    )  # fmt: skip
    return found + [facet(group, YES) for group, yes in said if yes]


def is_own(entry: Entry) -> bool:
    """Say whether an entry notes what was done with the journal, and nothing that happened."""
    return bool(_OWN_SEALS & set(entry.fields) or _OWN_KINDS & set(entry.kinds))


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty fields narrow nothing.

    `person` is a uid, `kind` an option id, `platform` and `channel` texts as typed in notes,
    `first` and `last` days, both included.  `reported` False asks for notes without a report,
    `incidents` for notes of what happened, without those about the journal itself.
    """

    words: str = ""
    person: str = ""
    platform: str = ""
    channel: str = ""
    kind: str = ""
    first: date | None = None
    last: date | None = None
    hour: int | None = None
    weekday: int | None = None
    exhibits: bool = False
    threats: bool = False
    reported: bool | None = None
    incidents: bool = False

    def __bool__(self) -> bool:
        """Say whether anything is narrowed."""
        return replace(self, words=self.words.strip()) != Filters()

    def wanted(self) -> list[list[str]]:
        """Return groups of facets; a note must have one of each group."""
        named = (
            (PERSON, self.person), (PLATFORM, self.platform), (CHANNEL, self.channel),
            (KIND, self.kind), (EXHIBIT, YES if self.exhibits else ""),
            (THREAT, YES if self.threats else ""), (REPORTED, YES if self.reported else ""),
            (HOUR, "" if self.hour is None else str(self.hour)),
            (WEEKDAY, "" if self.weekday is None else str(self.weekday)),
        )  # fmt: skip
        groups = [[facet(group, value)] for group, value in named if value]
        groups += [days_between(self.first, self.last)] if self._dated else []
        if not groups and not self.words.strip() and self.unwanted():
            groups.append([facet(WEEKDAY, str(day)) for day in range(7)])  # every note has one
        return groups

    def unwanted(self) -> list[str]:
        """Return facets a note must not have."""
        asked = ((REPORTED, self.reported is False), (OWN, self.incidents))
        return [facet(group, YES) for group, yes in asked if yes]

    @property
    def _dated(self) -> bool:
        return self.first is not None or self.last is not None


EARLIEST = date(1990, 1, 1)
LATEST = date(2099, 12, 31)


def days_between(first: date | None, last: date | None) -> list[str]:
    """Return the facets of years, months and days that together cover exactly these days."""
    day, end = max(first or EARLIEST, EARLIEST), min(last or LATEST, LATEST)
    found: list[str] = []
    while day <= end:
        for group, form, until in _spans(day):
            if until <= end:
                found.append(facet(group, f"{day:{form}}"))
                day = until + timedelta(days=1)
                break
    return found or [facet(DAY, "none")]


def _spans(day: date) -> Iterable[tuple[str, str, date]]:
    """Yield the spans that begin on `day`, the longest first: the group, its form, its last day."""
    if (day.month, day.day) == (1, 1):
        yield YEAR, "%Y", date(day.year, 12, 31)
    if day.day == 1:
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        yield MONTH, "%Y%m", following - timedelta(days=1)
    yield DAY, "%Y%m%d", day


def spread(counts: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Return counted facets as values and numbers."""
    return {value_of(word): number for word, number in counts}
