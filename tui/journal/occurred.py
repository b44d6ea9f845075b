"""When something happened, as a person types it: a moment, a day, a stretch of time, or about.

What is not understood whole is not understood: a wrong date in a file that a court may read is
worse than none, and what was typed is kept in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from tui.journal.date_words import DateWords, Part, folded

_DAY_HOURS = 24
_NIGHT: Part = (18, 30)
"""From the evening before to six in the morning."""

_NOON = 12
_EARLY = 2
"""Hours before its part of the day that a time may still be said with it: five in the evening."""

_MOST = 2
"""More days or times than two say more than one stretch of time."""

_CENTURY = 2000
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?:t| )?(?=$|\D|\d{1,2}:)")
_NUMBERS = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b|\b(\d{1,2})/(\d{1,2})\b")


@dataclass(frozen=True)
class When:
    """When something happened, in the time of the place where it was typed.

    `start` and `end` are ISO 8601 days or minutes without a zone; `end` is None where the start
    says everything. `about` says that the person was not sure.
    """

    start: str
    end: str | None = None
    about: bool = False


def understand(text: str, words: DateWords, now: datetime) -> When | None:
    """Return what a text says about when, or None when not all of it is understood.

    A day without a year is the latest one that has passed; `now` is the local time.
    """
    return _Reading(folded(text), words, now).when()


class _Reading:
    """Takes what it understands out of a text, piece by piece, until nothing is left."""

    def __init__(self, text: str, words: DateWords, now: datetime) -> None:
        self._text, self._words, self._now = text, words, now.replace(tzinfo=None)
        self._days: list[tuple[int, date]] = []
        self._times: list[tuple[int, time]] = []
        self._part: Part | None = None
        self._moment: datetime | None = None
        self._of_twelve = False
        """Whether an hour was read that means two times unless a part of the day is said."""

    def when(self) -> When | None:
        if not self._text:
            return None
        try:
            about = self._take_any(self._words.around) is not None
            self._read_ago()
            self._read_days()
            self._read_times()
            self._read_parts()
            while self._take_any(self._words.silent) is not None:
                pass
            if re.search(r"\w", self._text):
                return None
            return self._put_together(about=about)
        except ValueError:
            return None

    # Pieces

    def _read_ago(self) -> None:
        count, unit = _one_of(self._words.counts), _one_of(self._words.units)
        for phrase in self._words.ago:
            pattern = re.escape(phrase).replace(r"\{count\}", rf"(?P<n>\d{{1,3}}|{count})")
            found = self._take(re.compile(_whole(pattern.replace(r"\{unit\}", f"(?P<u>{unit})"))))
            if found is not None:
                number = self._words.counts.get(found["n"]) or int(found["n"])
                self._go_back(number, self._words.units[found["u"]], found.start())
                return

    def _go_back(self, count: int, unit: str, place: int) -> None:
        if unit in {"minute", "hour"}:
            self._moment = self._now - timedelta(**{f"{unit}s": count})
        elif unit == "month":
            months = self._now.year * 12 + self._now.month - 1 - count
            day = min(self._now.day, 28)
            self._days.append((place, date(months // 12, months % 12 + 1, day)))
        else:
            days = count * (7 if unit == "week" else 1)
            self._days.append((place, self._now.date() - timedelta(days=days)))

    def _read_days(self) -> None:
        self._read_dates()
        today, relative = self._now.date(), self._words
        for phrases, back in ((relative.day_before, 2), (relative.last_night, 1),
                              (relative.yesterday, 1), (relative.today, 0)):  # fmt: skip
            found = self._take_any(phrases)
            if found is not None:
                self._days.append((found.start(), today - timedelta(days=back)))
                if phrases is relative.last_night:
                    self._part = _NIGHT
        if self._take_any(relative.now) is not None:
            self._moment = self._now
        self._read_weekdays()

    def _read_dates(self) -> None:
        while (found := self._take(_ISO)) is not None:
            self._days.append((found.start(), date(int(found[1]), int(found[2]), int(found[3]))))
        while (found := self._take(_NUMBERS)) is not None:
            day, month, year = found[1] or found[5], found[3] or found[6], found[4]
            self._days.append((found.start(), self._dated(int(day), int(month), year)))
        months = _one_of(self._words.months)
        of = f"(?: (?:{_one_of(self._words.inside)}))?" if self._words.inside else ""
        year = rf"(?:,?{of} (?P<y>\d{{4}}))?"
        shapes = (
            rf"(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?{of} (?P<m>{months})\b\.?{year}",
            rf"(?P<m>{months})\b\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:){year}",
        )
        for shape in shapes:
            while (found := self._take(re.compile(rf"\b{shape}(?!\w)"))) is not None:
                month = self._words.months[found["m"]]
                self._days.append((found.start(), self._dated(int(found["d"]), month, found["y"])))

    def _dated(self, day: int, month: int, year: str | None) -> date:
        """Return a day; without a year the latest that has passed."""
        if year:
            number = int(year)
            return date(number if number >= 100 else _CENTURY + number, month, day)  # noqa: PLR2004
        this = date(self._now.year, month, day)
        return this if this <= self._now.date() else date(self._now.year - 1, month, day)

    def _read_weekdays(self) -> None:
        names, last = _one_of(self._words.weekdays), _one_of(self._words.last)
        shape = rf"(?:(?:{last}) )?(?P<w>{names})\b\.?(?: (?:{last}))?"
        while (found := self._take(re.compile(_whole(shape)))) is not None:
            if len(self._days) >= _MOST:
                raise ValueError
            back = (self._now.weekday() - self._words.weekdays[found["w"]]) % 7
            day = self._now.date() - timedelta(days=back or 7)
            if not self._says_the_same(found["w"]):
                self._days.append((found.start(), day))

    def _says_the_same(self, name: str) -> bool:
        """Say whether a weekday stands beside its own date; raise `ValueError` beside another."""
        if not self._days:
            return False
        number = self._words.weekdays[name]
        if all(day.weekday() != number for _, day in self._days):
            raise ValueError
        return True

    def _read_times(self) -> None:
        early, late = _one_of(self._words.before_noon), _one_of(self._words.after_noon)
        half = f"(?P<half>{early}|{late})" if self._words.after_noon else "(?P<half>$^)"
        marks = _one_of(self._words.hour_marks)
        shapes = [
            rf"(?P<h>\d{{1,2}}) ?(?:{marks}) ?(?P<m>\d{{2}})?(?: ?{half})?",
            rf"(?P<h>\d{{1,2}})(?P<m>) ?{half}",
        ]
        if self._words.hour_leads:
            leads = _one_of(self._words.hour_leads)
            shapes.append(rf"(?P<lead>{leads}) (?P<h>\d{{1,2}})(?P<m>)(?P<half>)(?!:)")
        for shape in shapes:
            while (found := self._take(re.compile(rf"\b{shape}(?!\w)"))) is not None:
                self._times.append((found.start(), self._timed(found)))
                self._of_twelve |= "lead" in found.groupdict() and 1 <= int(found["h"]) <= _NOON
        for phrases, hour in ((self._words.noon, 12), (self._words.midnight, 0)):
            while (found := self._take_any(phrases)) is not None:
                self._times.append((found.start(), time(hour)))

    def _timed(self, found: re.Match[str]) -> time:
        hour, half = int(found["h"]), found["half"]
        if half and not 1 <= hour <= 12:  # noqa: PLR2004
            raise ValueError
        if half:
            hour = hour % 12 + (12 if half in self._words.after_noon else 0)
        return time(0 if hour == _DAY_HOURS else hour, int(found["m"] or 0))

    def _read_parts(self) -> None:
        for phrase in sorted(self._words.parts, key=len, reverse=True):
            if self._take_any((phrase,)) is not None:
                if self._part is not None and self._part is not _NIGHT:
                    raise ValueError
                self._part = self._words.parts[phrase]

    # The whole

    def _put_together(self, *, about: bool) -> When | None:
        days = [day for _, day in sorted(self._days)]
        times = [moment for _, moment in sorted(self._times)]
        if self._moment is not None:
            alone = not days and not times and self._part is None
            return When(_minute(self._moment), None, about) if alone else None
        if len(days) > _MOST or len(times) > _MOST or (times and self._part and len(times) > 1):
            return None
        if self._part is None and (self._of_twelve or not (days or times)):
            return None
        if len(days) == _MOST:
            return self._stretch(days, times, about=about)
        return self._one_day(days[0] if days else None, times, about=about)

    def _stretch(self, days: list[date], times: list[time], *, about: bool) -> When | None:
        if self._part is not None or len(times) == 1 or days[0] > days[1]:
            return None
        if not times:
            return When(days[0].isoformat(), days[1].isoformat(), about)
        start, end = (datetime.combine(d, t) for d, t in zip(days, times, strict=True))
        return When(_minute(start), _minute(end), about)

    def _one_day(self, day: date | None, times: list[time], *, about: bool) -> When:
        if not times:
            day = day or self._now.date()
            return (
                self._part_of(day, about=about)
                if self._part
                else When(day.isoformat(), None, about)
            )
        if self._part is not None:
            times = [_in_part(times[0], self._part)]
        moments = [datetime.combine(day or self._now.date(), moment) for moment in times]
        if day is None and moments[0] > self._now:
            moments = [moment - timedelta(days=1) for moment in moments]
        if self._part is _NIGHT and times[0].hour < _NIGHT[0]:
            moments = [moment + timedelta(days=1) for moment in moments]
        if any(later < earlier for earlier, later in pairwise(moments)):
            moments[1] += timedelta(days=1)
        end = _minute(moments[1]) if len(moments) > 1 else None
        return When(_minute(moments[0]), end, about)

    def _part_of(self, day: date, *, about: bool) -> When:
        start, end = self._part or (0, _DAY_HOURS)
        first = datetime.combine(day, time())
        return When(
            _minute(first + timedelta(hours=start)), _minute(first + timedelta(hours=end)), about
        )

    # Taking

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take the first match out of the text; what stands after it keeps its place."""
        found = pattern.search(self._text)
        if found is not None:
            gap = " " * (found.end() - found.start())
            self._text = f"{self._text[: found.start()]}{gap}{self._text[found.end() :]}"
        return found

    def _take_any(self, phrases: Iterable[str]) -> re.Match[str] | None:
        names = _one_of(phrases)
        return self._take(re.compile(_whole(names))) if names else None


def _in_part(moment: time, part: Part) -> time:
    """Return a time of twelve hours as that of the part of the day it was said with.

    Raises:
        ValueError: when it lies far before that part, as "3 at night" and "12 at night" do where
            the night is the evening: those can mean two times.
    """
    if part == _NIGHT and moment.hour <= _NIGHT[1] - _DAY_HOURS:
        return moment
    if moment.hour < 12 <= part[0] and moment.hour:  # noqa: PLR2004
        moment = moment.replace(hour=moment.hour + 12)
    if part[0] > _NOON and part != _NIGHT and moment.hour < part[0] - _EARLY:
        raise ValueError
    return moment


def _one_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of some phrases, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _whole(pattern: str) -> str:
    """Return a pattern that does not match inside a word."""
    return rf"(?<!\w)(?:{pattern})(?!\w)"


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
