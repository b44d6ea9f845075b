"""What the counts of the notes say, as sentences and as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tui.journal import patterns
from tui.journal.facets import PLATFORM, Filters
from tui.journal.incident import Details
from tui.journal.patterns import SPAN, Trend
from tui.library.language import mark
from tui.session import Session
from tui.telling.exhibit_facts import one_line
from tui.telling.note_facts import KINDS_QUESTION

MONTHS = 12
MOST = 30
"""Platforms that are counted."""
WEEKDAYS = (
    mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"),
)  # fmt: skip
EVERY_INCIDENT = Filters(incidents=True)
"""What is counted: what happened, not the entries about the journal itself."""


@dataclass(frozen=True)
class Line:
    """One bar: its name, its number, the filters that lead to its notes; or only a heading."""

    name: str
    number: int = 0
    filters: Filters | None = None
    most: int = 1


class PatternLines:
    """Counts the notes of an open file.

    Args:
        session: the open file.
        filters: what the notes are narrowed to; only what happened is counted.
    """

    def __init__(self, session: Session, filters: Filters | None = None) -> None:
        self._session, self.say = session, session.language.say
        self._narrowed = bool(filters) and filters != EVERY_INCIDENT
        self._filters = replace(filters or Filters(), incidents=True)

    def sentences(self, found: Trend) -> Iterator[str]:
        """Say what the counts say, and no more."""
        if self._narrowed:
            yield self.say("Only of the notes the journal shows now.")
        yield self.say(
            "Notes: {now} in the last {days} days, {before} in the {days} days before.",
            now=found.notes, before=found.notes_before, days=SPAN,
        )  # fmt: skip
        yield self.say(
            "Threats among them: {now}, {before} before.",
            now=found.threats, before=found.threats_before,
        )  # fmt: skip
        if found.repeated and found.more:
            yield self.say("It happened again, and more often than before, in what you noted.")
        elif found.repeated:
            yield self.say("It happened again, in what you noted.")

    def bars(self, today: date) -> Iterator[Line]:
        """Yield the counts under their headings, each with the filters that lead to its notes."""
        journal, only = self._session.journal, self._filters
        months = patterns.by_month(journal, today, MONTHS, only)
        yield from self._group(self.say("By month"), self._month_lines(months))
        hours = patterns.by_hour(journal, only).items()
        yield from self._group(
            self.say("By hour, where it is known"),
            [Line(f"{hour:02} h", number, replace(only, hour=hour)) for hour, number in hours],
        )
        days = patterns.by_weekday(journal, only).items()
        yield from self._group(
            self.say("By day of the week"),
            [Line(self.say(WEEKDAYS[d]), n, replace(only, weekday=d)) for d, n in days],
        )
        kinds = {o.id: o.text for o in self._session.library.questions[KINDS_QUESTION].options}
        yield from self._valued(self.say("By kind"), "kind", kinds)
        persons = {person.uid: one_line(person.alias) for person in self._session.persons.all()}
        yield from self._valued(self.say("By person"), "person", persons)
        platforms = {name: self._platform(name) for name in journal.values_of(PLATFORM, MOST)}
        yield from self._valued(self.say("By platform"), "platform", platforms)

    def _platform(self, value: str) -> str:
        """Return a platform as it is typed in the newest note about it."""
        found = self._session.journal.find(Filters(platform=value), 1)
        return one_line(Details.of(found[0].fields).platform) if found else value

    def _month_lines(self, months: Mapping[date, int]) -> list[Line]:
        words = self._session.service_words
        ends = {first: patterns.end_of(first) for first in months}
        begun = min((first for first, number in months.items() if number), default=date.max)
        return [
            Line(
                words.day(f"{first:%Y-%m}"),
                number,
                replace(self._filters, first=first, last=ends[first]),
            )
            for first, number in months.items()
            if first >= begun
        ]

    def _valued(self, title: str, field: str, names: Mapping[str, str]) -> Iterator[Line]:
        counts = patterns.by_value(self._session.journal, field, names, self._filters)
        lines = [
            Line(names[value], number, replace(self._filters, **{field: value}))  # type: ignore[arg-type]
            for value, number in counts.items()
        ]
        yield from self._group(title, lines)

    @staticmethod
    def _group(title: str, lines: list[Line]) -> Iterator[Line]:
        most = max((line.number for line in lines), default=0)
        if most:
            yield Line(title)
            yield from (replace(line, most=most) for line in lines)
