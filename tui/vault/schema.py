"""How an empty file gets its tables, and how an older file becomes a newer one.

The low 8 bits of `user_version` count the migrations a file has been through (the others its saves,
see `saves`).  Each runs in one transaction together
with the new number, so a file is always exactly at one version.
"""

from __future__ import annotations

from tui.vault.connection import Connection
from tui.vault.errors import NeedsWriting, NewerFormat, NotAVault
from tui.vault.index_mark import FIRST_VERSION as FIRST_INDEX_VERSION
from tui.vault.marks import FIRST_MARKED_VERSION, make_index_mark, make_marks
from tui.vault.migrations import MIGRATIONS, Migration
from tui.vault.saves import set_version, version_of
from tui.vault.tables import FORMAT, TABLES, Table, row_hash

APPLICATION_ID = 0x4361726E
"""Marks a decrypted file as ours (the letters "Carn")."""

_FOR_WRITING_ONLY = frozenset({FIRST_MARKED_VERSION, 3, FIRST_INDEX_VERSION, 5})
"""Migrations without which a file can still be read."""


def initialise(connection: Connection, created: str) -> None:
    """Give an empty file the newest shape in one transaction.

    `created` is an ISO 8601 time in UTC.  Raise `NoSpace` or `Unplugged`.
    """
    row = FORMAT.complete({"id": 1, "created": created})
    values = tuple(row.values())
    connection.begin("EXCLUSIVE")
    connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
    for migration in MIGRATIONS:
        connection.run_all(migration)
    connection.run("INSERT INTO format VALUES (?, ?, ?)", (*values, row_hash(FORMAT, values)))
    make_marks(connection, TABLES)
    make_index_mark(connection)
    set_version(connection, len(MIGRATIONS))
    connection.commit()


def check_version(connection: Connection) -> int:
    """Return how many migrations the file has been through.

    Raise `NotAVault` for a foreign database, `NewerFormat` for one of a newer version.
    """
    if connection.value("PRAGMA application_id") != APPLICATION_ID:
        raise NotAVault
    version = version_of(connection)
    if version > len(MIGRATIONS):
        raise NewerFormat
    return version


def migrate(connection: Connection, *, read_only: bool = False) -> None:
    """Bring the file to the newest version, one transaction a step.

    Raise `NeedsWriting` when there is something to do and `read_only` forbids it, and whatever
    `check_version` raises.
    """
    version = check_version(connection)
    if read_only:
        if set(range(version + 1, len(MIGRATIONS) + 1)) - _FOR_WRITING_ONLY:
            raise NeedsWriting
        return
    for number, migration in enumerate(MIGRATIONS[version:], start=version + 1):
        _apply(connection, migration, number)


def _apply(connection: Connection, migration: Migration, number: int) -> None:
    """Run one migration and set its number: both, or neither."""
    connection.begin("EXCLUSIVE")
    try:
        connection.run_all(migration)
        make_marks(connection, _unmarked(number))
        if number == FIRST_INDEX_VERSION:
            make_index_mark(connection)
        connection.guard()
        set_version(connection, number)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def _unmarked(version: int) -> list[Table]:
    """Return the tables whose marks a file gets when it becomes one of this version."""
    if version < FIRST_MARKED_VERSION:
        return []
    if version == FIRST_MARKED_VERSION:
        return [table for table in TABLES if table.since <= version]
    return [table for table in TABLES if table.since == version]
