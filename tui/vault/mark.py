"""What one table held when it was last written, as one row of the table `mark`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from tui.vault.connection import Connection
from tui.vault.errors import Damaged
from tui.vault.tables import MARK, Row, checked, row_hash

MODULUS = 2**256
DIGITS = 64


@dataclass(frozen=True)
class Mark:
    """How many rows something has, and the sum of their hashes modulo 2^256."""

    rows: int = 0
    total: int = 0

    def with_row(self, digest: bytes) -> Mark:
        """Return the mark after a row was added."""
        return Mark(self.rows + 1, (self.total + int.from_bytes(digest)) % MODULUS)

    def at(self, rows: int) -> Mark:
        """Return the mark with another number of rows."""
        return Mark(rows, self.total)

    def changed(self, before: Mark, after: Mark) -> Mark:
        """Return the mark when a part of what it is about had one mark and now has another."""
        rows = self.rows + after.rows - before.rows
        return Mark(rows, (self.total + after.total - before.total) % MODULUS)

    def without_row(self, digest: bytes) -> Mark:
        """Return the mark after a row was taken away."""
        return Mark(self.rows - 1, (self.total - int.from_bytes(digest)) % MODULUS)


def mark_of(digests: Iterable[bytes]) -> Mark:
    """Return the mark of rows with these 32-byte hashes, in any order."""
    rows = total = 0
    for digest in digests:
        rows += 1
        total += int.from_bytes(digest)
    return Mark(rows, total % MODULUS)


def text_digest(text: str) -> bytes:
    """Return the SHA-256 of an entry's link or number, as it is spelt in the file."""
    return hashlib.sha256(text.encode()).digest()


def numbers_mark(numbers: Iterable[int]) -> Mark:
    """Return the mark of an index that holds the entries with these numbers."""
    return mark_of(text_digest(str(number)) for number in numbers)


def mark_rows(connection: Connection, name: str) -> list[Row]:
    """Return the row of the mark called `name`, in a list that is empty when there is none."""
    sql = "SELECT name, rows, digest, h FROM mark WHERE name = ?"
    return [checked(MARK, row) for row in connection.run(sql, (name,))]


def write_mark(connection: Connection, name: str, mark: Mark) -> None:
    """Write one mark in place of the one before."""
    values = tuple(_row(name, mark).values())
    sql = "INSERT OR REPLACE INTO mark(name, rows, digest, h) VALUES (?, ?, ?, ?)"
    connection.run(sql, (*values, row_hash(MARK, values)))


def written_mark(connection: Connection, name: str) -> Mark | None:
    """Return the mark called `name`, None when there is none; raise `Damaged` for no number."""
    rows = mark_rows(connection, name)
    try:
        return Mark(int(rows[0]["rows"] or 0), int(str(rows[0]["digest"]), 16)) if rows else None
    except ValueError:
        raise Damaged from None


def same_mark(connection: Connection, name: str, found: Mark) -> bool:
    """Say whether the mark called `name` says what was found."""
    return mark_rows(connection, name) == [_row(name, found)]


def _row(name: str, mark: Mark) -> Row:
    """Return the row of a mark."""
    return {"name": name, "rows": mark.rows, "digest": f"{mark.total:0{DIGITS}x}"}
