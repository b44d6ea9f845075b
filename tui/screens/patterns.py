"""Patterns in the notes: a calendar, and bars by month, hour, day, kind, person and place."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.journal import patterns
from tui.journal.facets import Filters
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.telling.pattern_lines import WEEKDAYS, Line, PatternLines
from tui.widgets.calendar import Calendar
from tui.widgets.row_list import Row, RowList

BAR = 30
"""Cells of the longest bar."""


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
        self._asked = filters
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
        today, counts = self.session.planning.today(), PatternLines(self.session, self._asked)
        found = patterns.trend(self.session.journal, today, self._filters)
        self.query_one("#about", Static).update(Content("\n".join(counts.sentences(found))))
        self._show_month()
        self._lines = list(counts.bars(today))
        self.query_one("#bars", RowList).show_rows(
            len(self._lines), self._row, heading=lambda i: self._lines[i].filters is None
        )

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
