"""Rows found without the tree that leads to them, for a file whose tree is damaged.

Every page that looks like a leaf of a table is listed by the numbers of its rows; a page whose seal
is broken is searched at every byte.  A row counts only when it carries the SHA-256 of its table's
name and all its values, so neither chance nor damage can make one up.  Source: SQLite's "Database
File Format", sections 1.6 and 2.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.vault.errors import Damaged
from tui.vault.raw_pages import USABLE, RawPages
from tui.vault.tables import Row, Table, checked

_LEAF = 0x0D
_HEAD = 8
_LONGEST_VARINT = 9
_SEVEN = 0x7F
_MOST_BYTES = 4 * 1024**2
_MOST_NUMBER = 2**31
_SHORTEST_ROW = 36
"""A row has a hash of 32 bytes and two bytes that say so."""

_MOST_LOCAL = USABLE - 35
_LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23
_INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8)
_REAL, _ZERO, _ONE, _BLOB, _TEXT = 7, 8, 9, 12, 13

Place = tuple[int, int]
"""A page, and where in it a cell begins."""


class RawRows:
    """The rows of a file by their number, whatever table they are of."""

    def __init__(self, pages: RawPages) -> None:
        """Look through the file when the first row is asked for."""
        self._pages = pages
        self._places: dict[int, list[Place]] | None = None

    def row(self, table: Table, number: int) -> Row | None:
        """Return the row of `table` with this number, if it is anywhere as it was written."""
        if self._places is None:
            self._places = self._found()
        for place in self._places.get(number, ()):
            try:
                return self._row(table, place)
            except (Damaged, ValueError, IndexError):
                continue
        return None

    def _found(self) -> dict[int, list[Place]]:
        """Return the places of all cells that may be rows, by their number."""
        places: dict[int, list[Place]] = {}
        for page in range(2, self._pages.count + 1):
            for start in self._starts(page):
                number = self._number_at(page, start)
                if number is not None:
                    places.setdefault(number, []).append((page, start))
        return places

    def _starts(self, page: int) -> Iterator[int]:
        """Yield where cells may begin in a page."""
        if not self._pages.is_sealed(page):
            self._pages.read(page, 0, USABLE)
            yield from range(_HEAD, USABLE - _SHORTEST_ROW)
            return
        head = self._pages.read(page, 0, _HEAD)
        cells = int.from_bytes(head[3:5])
        if head[0] != _LEAF or not 0 < cells <= USABLE // _SHORTEST_ROW:
            return
        pointers = self._pages.read(page, _HEAD, _HEAD + 2 * cells)
        for index in range(cells):
            start = int.from_bytes(pointers[2 * index : 2 * index + 2])
            if _HEAD <= start < USABLE - _SHORTEST_ROW:
                yield start

    def _number_at(self, page: int, start: int) -> int | None:
        """Return the number of the row whose cell may begin here."""
        head = self._pages.read(page, start, start + 2 * _LONGEST_VARINT)
        try:
            size, at = _varint(head, 0)
            number, _ = _varint(head, at)
        except IndexError:
            return None
        likely = _SHORTEST_ROW <= size <= _MOST_BYTES and 0 < number < _MOST_NUMBER
        return number if likely else None

    def _row(self, table: Table, place: Place) -> Row:
        """Return the row that begins at `place`; raise `Damaged` when it is none of `table`."""
        page, start = place
        head = self._pages.read(page, start, start + 2 * _LONGEST_VARINT)
        size, at = _varint(head, 0)
        number, at = _varint(head, at)
        values = _values(self._payload(page, start + at, size), len(table.columns) + 1)
        if any(isinstance(value, bytes) for value in values[:-1]):
            raise Damaged
        if table.integer_key:
            values[table.columns.index(table.key[0])] = number
        return checked(table, values)

    def _payload(self, page: int, start: int, size: int) -> bytes:
        """Return the bytes of a row, from its cell and the chain of pages behind it."""
        here = size
        if size > _MOST_LOCAL:
            here = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (USABLE - 4)
            here = here if here <= _MOST_LOCAL else _LEAST_LOCAL
        if start + here > USABLE:
            raise Damaged
        payload = bytearray(self._pages.read(page, start, start + here))
        if here < size:
            page = int.from_bytes(self._pages.read(page, start + here, start + here + 4))
        while len(payload) < size:
            if not 1 < page <= self._pages.count:
                raise Damaged
            more = self._pages.read(page, 0, min(USABLE, 4 + size - len(payload)))
            page = int.from_bytes(more[:4])
            payload += more[4:]
        return bytes(payload)


def _values(payload: bytes, wanted: int) -> list[object]:
    """Return the values of a record; raise `Damaged` when there are not `wanted` of them."""
    end, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < end and len(kinds) <= wanted:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if len(kinds) != wanted or at != end:
        raise Damaged
    values: list[object] = []
    for kind in kinds:
        length = _length(kind)
        values.append(_value(kind, payload[at : at + length]))
        at += length
    return values


def _length(kind: int) -> int:
    """Return how many bytes a value of this kind has."""
    if kind < len(_INTEGER_BYTES):
        return _INTEGER_BYTES[kind]
    if kind == _REAL:
        return 8
    return (kind - _BLOB) // 2 if kind >= _BLOB else 0


def _value(kind: int, content: bytes) -> object:
    """Return a value; raise `Damaged` for a kind that no table has."""
    if kind == 0:
        return None
    if kind < len(_INTEGER_BYTES):
        return int.from_bytes(content, signed=True)
    if kind in (_ZERO, _ONE):
        return kind - _ZERO
    if kind < _BLOB:
        raise Damaged
    return content.decode("utf-8") if kind % 2 else content


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Return the integer of 1 to 9 bytes that begins at `at`, and where the next thing begins."""
    value = 0
    for index in range(_LONGEST_VARINT - 1):
        byte = content[at + index]
        value = value << 7 | byte & _SEVEN
        if byte <= _SEVEN:
            return value, at + index + 1
    return value << 8 | content[at + 8], at + 9
