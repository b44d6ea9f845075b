"""Patterns in the notes: a calendar, and bars by month, hour, day, kind, person and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.journal import patterns
from tui.journal.facets import PLATFORM, Filters
from tui.journal.incident import Details
from tui.journal.patterns import SPAN, Trend
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.exhibit_words import one_line
from tui.screens.journal_words import KINDS_QUESTION
from tui.session import Session
from tui.widgets.calendar import Calendar
from tui.widgets.row_list import Row, RowList

BAR = 30
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


LONGEST_NAME = 24
"""Letters of a name before its bar."""


class PatternsScreen(CarnetScreen):
    """Enter leads from any day or bar to its notes."""

    OWN_COMMANDS = ()
    CSS_PATH = "patterns.tcss"
    TITLE_WORDS = mark("Patterns")
    HELP_WORDS = mark(
        "Counts of what you wrote down, by day, month, hour, kind, person and platform. They say "
        "nothing about what was not noted, and nothing about danger. tab goes from the calendar to "
        "the bars; enter shows the notes."
    )
    AUTO_FOCUS = "#calendar"
    section = "journal"

    def __init__(self, session: Session, filters: Filters | None = None) -> None:
        """Take the open file, and what the notes are narrowed to."""
        super().__init__(session)
        self._narrowed = bool(filters) and filters != EVERY_INCIDENT
        self._filters = replace(filters or Filters(), incidents=True)
        self._lines: list[Line] = []

    def body(self) -> ComposeResult:
        """Yield what the counts say, the calendar, and the bars."""
        yield Static(markup=False, id="about")
        yield Static(markup=False, id="month")
        yield Calendar(self.session.planning.today(), id="calendar")
        yield RowList(id="bars")

    def reload(self) -> None:
        """Count anew."""
        today = self.session.planning.today()
        found = patterns.trend(self.session.journal, today, self._filters)
        self.query_one("#about", Static).update(Content("\n".join(self._sentences(found))))
        self._show_month()
        self._lines = list(self._bars(today))
        self.query_one("#bars", RowList).show_rows(
            len(self._lines), self._row, heading=lambda i: self._lines[i].filters is None
        )

    def _sentences(self, found: Trend) -> Iterator[str]:
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

    def _show_month(self) -> None:
        calendar = self.query_one(Calendar)
        counts = patterns.month_days(self.session.journal, calendar.cursor, self._filters)
        calendar.show_days([self.say(name) for name in WEEKDAYS], counts)
        spelt = f"{calendar.cursor:%Y-%m}"
        title = Content(self.session.service_words.day(spelt)).stylize("bold")
        self.query_one("#month", Static).update(title)

    def on_calendar_moved(self) -> None:
        """Count the days of the month that is shown."""
        self._show_month()

    def on_calendar_chosen(self, event: Calendar.Chosen) -> None:
        """Show the notes of the day."""
        self._open(replace(self._filters, first=event.day, last=event.day))

    def _bars(self, today: date) -> Iterator[Line]:
        journal, only = self.session.journal, self._filters
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
        kinds = {o.id: o.text for o in self.session.library.questions[KINDS_QUESTION].options}
        yield from self._valued(self.say("By kind"), "kind", kinds)
        persons = {person.uid: one_line(person.alias) for person in self.session.persons.all()}
        yield from self._valued(self.say("By person"), "person", persons)
        platforms = {name: self._platform(name) for name in journal.values_of(PLATFORM, MOST)}
        yield from self._valued(self.say("By platform"), "platform", platforms)

    def _platform(self, value: str) -> str:
        """Return a platform as it is typed in the newest note about it."""
        found = self.session.journal.find(Filters(platform=value), 1)
        return one_line(Details.of(found[0].fields).platform) if found else value

    def _month_lines(self, months: Mapping[date, int]) -> list[Line]:
        words = self.session.service_words
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
        counts = patterns.by_value(self.session.journal, field, names, self._filters)
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

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        if line.filters is None:
            return line.name
        full = round(BAR * line.number / line.most)
        bar = "█" * (full or bool(line.number))
        return Content.assemble(f"{_short(line.name):<25}", (f"{line.number:>5} ", "bold"), bar)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Show the notes of the bar."""
        filters = self._lines[event.index].filters
        if filters is not None:
            self._open(filters)

    def _open(self, filters: Filters) -> None:
        from tui.screens.journal_found import FoundScreen

        self.app.push_screen(FoundScreen(self.session, filters))


def _short(name: str) -> str:
    """Return a name that fits before its bar; what is left out shows as a sign."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
