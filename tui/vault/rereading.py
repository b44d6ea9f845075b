"""Reads what is left of a damaged file: around each page that is refused, row by row.

SQLCipher answers nothing more on a connection once it refused a page, so the file is opened again
each time, with the seed and so without Argon2.  A range of rows that cannot be read is halved until
single rows are left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TypeVar

from tui.vault.errors import Damaged
from tui.vault.raw_rows import RawRows
from tui.vault.tables import FORMAT, Row, Table
from tui.vault.vault import Vault

BATCH = 500
"""Rows read at once."""

FEW = 16
"""Rows of a damaged range that are looked for one by one, without opening the file each time."""

BEYOND = 64
"""Rows looked for after the last one that can be read: about as many as a lost page can hold."""

_HIGHEST = 2**31
_IN_RANGE = "rowid BETWEEN ? AND ?"

Answer = TypeVar("Answer")


class Rereader:
    """One file opened for reading as often as it takes."""

    def __init__(self, open_again: Callable[[], Vault], raw: RawRows | None = None) -> None:
        """Take what opens the file for reading; the caller says `close` at the end.

        `raw` finds rows where the way to them is damaged.
        """
        self._open_again = open_again
        self.raw = raw
        self._vault: Vault | None = None

    def ask(self, question: Callable[[Vault], Answer]) -> Answer:
        """Return what `question` finds; after `Damaged` the next question meets a fresh opening."""
        if self._vault is None:
            self._vault = self._open()
        try:
            return question(self._vault)
        except Damaged:
            self.close()
            raise

    def _open(self) -> Vault:
        vault = self._open_again()
        vault.read_what_is_left()
        return vault

    def close(self) -> None:
        """Close the file; a further question opens it again."""
        if self._vault is not None:
            self._vault.close()
            self._vault = None


class TableReading:
    """The rows of one table that are as they were written, and the number of those that are not."""

    def __init__(self, source: Rereader, table: Table) -> None:
        """Read `table` of `source`."""
        self._source, self._table = source, table
        self.broken: list[int] = []
        self.sound = 0

    @property
    def lost(self) -> int:
        """How many rows could not be read: exactly, where the file's marks still say how many were
        written, else how many numbers gave no answer.
        """
        written = 1 if self._table is FORMAT else self._written()
        return max(0, written - self.sound) if written else len(self.broken)

    def rows(self) -> Iterator[list[Row]]:
        """Yield every sound row by rising number, in lists of at most `BATCH`; count the others.

        Numbers at which nothing was written count as broken only where the page that would say so
        cannot be read.
        """
        last = 1 if self._table is FORMAT else self._last()
        for start in range(1, last + 1, BATCH):
            yield from self._around(start, min(start + BATCH - 1, last))

    def _around(self, low: int, high: int) -> Iterator[list[Row]]:
        ranges = [(low, high)]
        while ranges:
            low, high = ranges.pop()
            try:
                rows = self._source.ask(partial(self._range, low, high))
            except Damaged:
                middle = (low + high) // 2
                if high - low >= (FEW if self._source.raw else 1):
                    ranges += [(middle + 1, high), (low, middle)]
                    continue
                rows = [row for number in range(low, high + 1) for row in self._one(number)]
            self.sound += len(rows)
            yield rows

    def _one(self, number: int) -> list[Row]:
        """Return the row with this number, from the pages themselves if it is there."""
        raw = self._source.raw
        row = raw.row(self._table, number) if raw is not None else None
        if row is not None:
            return [row]
        try:
            return self._source.ask(partial(self._range, number, number))
        except Damaged:
            self.broken.append(number)
            return []

    def _range(self, low: int, high: int, vault: Vault) -> list[Row]:
        with vault.read() as reader:
            return reader.select(self._table, where=_IN_RANGE, params=(low, high), order="rowid")

    def _last(self) -> int:
        """Return the greatest number to look for."""
        with suppress(Damaged):
            return self._greatest(_HIGHEST)
        low, high = 0, _HIGHEST
        while high - low > 1:
            middle = (low + high) // 2
            try:
                low = max(middle, self._greatest(middle))
            except Damaged:
                high = middle
        return max(self._written(), self._reached(low) + BEYOND)

    def _reached(self, number: int) -> int:
        try:
            return self._greatest(number)
        except Damaged:
            return number

    def _greatest(self, most: int) -> int:
        """Return the greatest number up to `most` that a row has, 0 when there is none."""
        return self._source.ask(lambda vault: _greatest(vault, self._table, most))

    def _written(self) -> int:
        """Return the greatest number that the file's own marks speak of, 0 when none can be read.

        Exact for the journal, which has no gaps.
        """
        try:
            return self._source.ask(lambda vault: _marked(vault, self._table))
        except Damaged:
            return 0


def _greatest(vault: Vault, table: Table, most: int) -> int:
    with vault.read() as reader:
        return reader.greatest_row(table, most)


def _marked(vault: Vault, table: Table) -> int:
    with vault.read() as reader:
        return reader.rows_marked(table)
