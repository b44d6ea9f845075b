"""Everything a vault holds, as one digest a table: how a copy is compared value by value.

The rows are read one after another, so memory does not grow with the file.  Every row that carries
its own SHA-256, and every chunk, is checked against it on the way: SQLCipher may give zeros for a
damaged page (see `Connection.guard`), and a copy of zeros must not count as a copy.
"""

# Names in statements come from the file's own schema; nothing a person typed is part of them.
# ruff: noqa: S608

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence

from tui.vault.chain import canonical_row
from tui.vault.connection import Connection
from tui.vault.errors import Damaged
from tui.vault.tables import ENTRY, TABLES, Table, checked

Contents = Mapping[str, tuple[int, bytes]]
"""For each table: how many rows, and SHA-256 over all of them.  "" stands for the schema, "head"
for the last link of the journal's chain."""

_BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
_CHUNK = "chunk"
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
_STORED = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
"""Virtual tables have no page of their own; what they keep is in ordinary ones."""


def contents_of(connection: Connection, read: Callable[[int], None]) -> Contents:
    """Return what the open file holds; `read` is called with the bytes read since the last call.

    Raise `Damaged` when a row or chunk is not what was written, or whatever `read` raises.
    """
    connection.begin()
    try:
        found: dict[str, tuple[int, bytes]] = {"": _digest(connection.each(_SCHEMA), read)}
        for (name,) in connection.run(_STORED):
            rows = connection.each(f'SELECT * FROM "{name}"')
            found[name] = _digest(_verified(name, rows), read)
        head = f"SELECT link FROM {ENTRY.name} ORDER BY seq DESC LIMIT 1"
        found["head"] = _digest(connection.each(head), read)
        connection.guard()
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return found


def _verified(name: str, rows: Iterator[Sequence[object]]) -> Iterator[Sequence[object]]:
    """Yield the rows of a table, each checked against the hash it carries, if it carries one."""
    table = _BY_NAME.get(name)
    for row in rows:
        if table is not None:
            checked(table, row)
        elif name == _CHUNK and hashlib.sha256(_bytes(row[3])).digest() != row[2]:
            raise Damaged
        yield row


def _digest(rows: Iterator[Sequence[object]], read: Callable[[int], None]) -> tuple[int, bytes]:
    """Return the number of rows and SHA-256 over every value with its kind and length."""
    whole, count = hashlib.sha256(), 0
    for row in rows:
        size = 0
        for value in row:
            kind, content = _spelled(value)
            whole.update(b"%c%d:" % (kind, len(content)))
            whole.update(content)
            size += len(content)
        whole.update(b"\n")
        count += 1
        read(size)
    return count, whole.digest()


def _spelled(value: object) -> tuple[bytes, bytes]:
    """Return a letter for the kind of a value, and the value as bytes."""
    if isinstance(value, bytes):
        return b"b", value
    return b"j", canonical_row("", (value,))


def _bytes(value: object) -> bytes:
    """Return a blob; raise `Damaged` when the value is of another kind."""
    if not isinstance(value, bytes):
        raise Damaged
    return value
