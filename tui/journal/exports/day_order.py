"""Tells from all dates of a file in which order day, month and year stand; or that it cannot."""

from __future__ import annotations

from tui.journal.exports.model import Order

_MONTHS = 12
_LONG_YEAR = 4


class Figures:
    """Collects dates in figures, in the order of the file."""

    def __init__(self) -> None:
        self._year_first = 0
        self._day_first = 0
        self._month_first = 0
        self._dotted = 0
        self._french = 0
        self._back = {"dmy": 0, "mdy": 0}
        self._before = {"dmy": (0, 0, 0), "mdy": (0, 0, 0)}

    def add(self, first: str, mark: str, second: str, third: str, *, french: bool = False) -> None:
        """Take one date; `mark` stands between its figures, `french` says how the time follows."""
        if len(first) == _LONG_YEAR:
            self._year_first += 1
            return
        one, two, year = int(first), int(second), int(third)
        self._day_first += one > _MONTHS >= two
        self._month_first += two > _MONTHS >= one
        self._dotted += mark == "."
        self._french += french
        for order, day in (("dmy", (year, two, one)), ("mdy", (year, one, two))):
            self._back[order] += day < self._before[order]
            self._before[order] = day

    def order(self) -> tuple[Order, bool]:
        """Return the order, and whether the file leaves no other.

        A figure above 12 is a day. Without one, a chat never goes back in time, so an order in
        which it does is not the one; dots and "à" are of places that put the day first.
        """
        if self._year_first:
            return "ymd", True
        if self._day_first or self._month_first:
            return ("dmy" if self._day_first >= self._month_first else "mdy"), True
        if self._dotted or self._french:
            return "dmy", True
        if bool(self._back["dmy"]) != bool(self._back["mdy"]):
            return ("mdy" if self._back["dmy"] else "dmy"), True
        return "dmy", False
