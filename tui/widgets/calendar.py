"""A month in seven columns: the number of each day, and how many of something it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.commands import Command, Commands, bindings_of
from tui.library.language import mark
from tui.widgets.marks import place_mark
from tui.widgets.moves import RIGHT_BUTTON

CELL, SMALL_CELL = 7, 5
"""Columns of a day: mark, two digits, space, up to three digits; in a narrow window only one."""
WEEKS = 6
WEEK = 7
MOST_SHOWN, MOST_DIGIT = 99, 9


class DayBefore(Command):
    """One day back."""

    title = mark("Day before")
    help = mark("One day back.")
    keys = ("left", "h")
    action = "day(-1)"


class DayAfter(Command):
    """One day on."""

    title = mark("Day after")
    help = mark("One day on.")
    keys = ("right",)
    action = "day(1)"


class WeekBefore(Command):
    """One week back."""

    title = mark("Week before")
    help = mark("One week back.")
    keys = ("up", "k")
    action = "day(-7)"


class WeekAfter(Command):
    """One week on."""

    title = mark("Week after")
    help = mark("One week on.")
    keys = ("down", "j")
    action = "day(7)"


class MonthBefore(Command):
    """One month back."""

    title = mark("Month before")
    help = mark("One month back.")
    keys = ("pageup",)
    action = "month(-1)"


class MonthAfter(Command):
    """One month on."""

    title = mark("Month after")
    help = mark("One month on.")
    keys = ("pagedown",)
    action = "month(1)"


class OpenDay(Command):
    """Open the day."""

    title = mark("Open the day")
    help = mark("Shows what belongs to the day under the cursor.")
    keys = ("enter",)
    action = "choose"


class Calendar(Widget, can_focus=True):
    """Draws one month; the day under the cursor carries a mark, so that it needs no colour."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"calendar--cursor"}
    DEFAULT_CSS = """
    Calendar { height: 7; width: 100%; background: $background; color: $foreground; }
    Calendar > .calendar--cursor { background: $panel; color: $foreground; }
    Calendar:focus > .calendar--cursor {
        background: $primary; color: $background; text-style: bold;
    }
    """
    KEYS: ClassVar[Commands] = (
        DayBefore,
        DayAfter,
        WeekBefore,
        WeekAfter,
        MonthBefore,
        MonthAfter,
        OpenDay,
    )
    BINDINGS = bindings_of(KEYS)

    cursor: reactive[date] = reactive(date.min, init=False)

    @dataclass
    class Moved(Message):
        """The cursor is on another day."""

        calendar: Calendar
        day: date

        @property
        def control(self) -> Calendar:
            """The calendar that sent this."""
            return self.calendar

    class Chosen(Moved):
        """Enter or a click chose the day."""

    def __init__(self, day: date, *, id: str | None = None) -> None:  # noqa: A002
        """Begin with the month of `day`."""
        super().__init__(id=id)
        self.set_reactive(Calendar.cursor, day)
        self._weekdays: Sequence[str] = [""] * WEEK
        self._counts: Mapping[date, int] = {}

    def show_days(self, weekdays: Sequence[str], counts: Mapping[date, int]) -> None:
        """Name the days of the week, Monday first, and say how many each day has."""
        self._weekdays, self._counts = weekdays, counts
        self.refresh()

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """Return the lines of the longest month and of the names of the days."""
        return WEEKS + 1

    def _first(self) -> date:
        """Return the Monday of the first week that is drawn."""
        first = self.cursor.replace(day=1)
        return first - timedelta(days=first.weekday())

    def render_line(self, y: int) -> Strip:
        """Return the names of the days, or one week."""
        style, width = self.visual_style, self.size.width
        if not y:
            cell = self._cell_width
            names = "".join(f" {name[: cell - 2]:<{cell - 1}}" for name in self._weekdays)
            return Strip([Segment(names[:width].ljust(width), style.rich_style)], width)
        days = [self._first() + timedelta(days=(y - 1) * WEEK + i) for i in range(WEEK)]
        cells = [self._cell(day) for day in days]
        content = Content.assemble(*cells).truncate(width, pad=True)
        pieces = content.render(style, end="")
        return Strip([Segment(text, (style + extra).rich_style) for text, extra in pieces], width)

    def _cell(self, day: date) -> Content:
        """Return one day: its mark, its number, and how many it has."""
        if day.month != self.cursor.month:
            return Content(" " * self._cell_width)
        count = self._counts.get(day, 0)
        text = f"{place_mark(self) if day == self.cursor else ' '}{day.day:>2} {self._shown(count)}"
        if day == self.cursor:
            return Content(text).stylize(self.get_visual_style("calendar--cursor"))
        return Content(text).stylize("bold") if count else Content(text)

    @property
    def _cell_width(self) -> int:
        return CELL if self.size.width >= WEEK * CELL else SMALL_CELL

    def _shown(self, count: int) -> str:
        """Return how many as a number, or a sign where there are none or too many for the room."""
        room = self._cell_width - 4
        most = MOST_SHOWN if room > 1 else MOST_DIGIT
        number = f"{min(count, most)}{'+' if count > most else ''}" if count else "·"
        return f"{number if len(number) <= room else '+':<{room}}"

    def pointed(self) -> Offset:
        """Return the cell of the day under the cursor."""
        week, day = divmod((self.cursor - self._first()).days, WEEK)
        return Offset(self._cell_width * day, week + 1)

    def watch_cursor(self) -> None:
        """Draw the cursor at its new place, and say so."""
        self.refresh()
        self.post_message(self.Moved(self, self.cursor))

    def action_day(self, days: int) -> None:
        """Move by some days, into other months too."""
        self.cursor += timedelta(days=days)

    def action_month(self, months: int) -> None:
        """Move to the same day of another month, or to its last one."""
        first = self.cursor.replace(day=1)
        other = (first + timedelta(days=31 if months > 0 else -1)).replace(day=1)
        last = ((other + timedelta(days=31)).replace(day=1) - timedelta(days=1)).day
        self.cursor = other.replace(day=min(self.cursor.day, last))

    def action_choose(self) -> None:
        """Say that the day under the cursor was chosen."""
        self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move to the day under the mouse; a second click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None or not offset.y:
            return
        column = min(WEEK - 1, offset.x // self._cell_width)
        day = self._first() + timedelta(days=(offset.y - 1) * WEEK + column)
        if day.month != self.cursor.month:
            return
        if day == self.cursor and event.button != RIGHT_BUTTON:
            self.action_choose()
        self.cursor = day

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show the month before."""
        event.stop()
        self.action_month(-1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show the month after."""
        event.stop()
        self.action_month(1)
