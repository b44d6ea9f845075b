"""The shape of the file and how an older one becomes a newer one.

`user_version` counts the migrations a file has been through.  A migration is a list of statements;
each runs in one transaction together with the new number, so a file is always exactly at one
version.  To change the schema, append a migration: those already shipped never change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.vault.connection import Connection
from tui.vault.errors import NeedsWriting, NewerFormat, NotAVault
from tui.vault.tables import FORMAT, row_hash

APPLICATION_ID = 0x4361726E
"""Marks a decrypted file as ours (the letters "Carn")."""


@dataclass(frozen=True)
class Migration:
    """The statements that lead from the version before to the next one."""

    statements: tuple[str, ...]


_ENTRY_SEALED = """
  NEW.seq IS NOT OLD.seq OR NEW.uid IS NOT OLD.uid OR NEW.link IS NOT OLD.link
  OR NEW.recorded_utc IS NOT OLD.recorded_utc OR NEW.offset_min IS NOT OLD.offset_min
  OR NEW.clock_suspect IS NOT OLD.clock_suspect OR NEW.revises IS NOT OLD.revises
  OR NEW.tombstone IS NOT 1 OR OLD.tombstone IS NOT 0
"""

FIRST = Migration(
    (
        "CREATE TABLE format(id INTEGER PRIMARY KEY CHECK (id = 1), created TEXT NOT NULL, h BLOB NOT NULL) STRICT",
        "CREATE TABLE answer(question TEXT PRIMARY KEY, value TEXT NOT NULL, changed TEXT NOT NULL,"
        " h BLOB NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE answer_history(id INTEGER PRIMARY KEY, question TEXT NOT NULL, value TEXT NOT NULL,"
        " changed TEXT NOT NULL, h BLOB NOT NULL) STRICT",
        "CREATE INDEX answer_history_question ON answer_history(question)",
        "CREATE TABLE step_state(step TEXT PRIMARY KEY, state TEXT NOT NULL, note TEXT NOT NULL,"
        " changed TEXT NOT NULL, due TEXT, h BLOB NOT NULL) STRICT",
        "CREATE TABLE release(step TEXT PRIMARY KEY, spoke_with TEXT NOT NULL, reaction_plan TEXT NOT NULL,"
        " overruled INTEGER NOT NULL, reason TEXT NOT NULL, changed TEXT NOT NULL, h BLOB NOT NULL) STRICT",
        "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL, h BLOB NOT NULL) STRICT",
        "CREATE TABLE draft(screen TEXT PRIMARY KEY, body TEXT NOT NULL, changed TEXT NOT NULL,"
        " h BLOB NOT NULL) STRICT",
        "CREATE TABLE supporter(id INTEGER PRIMARY KEY, alias TEXT NOT NULL, role TEXT NOT NULL,"
        " channel TEXT NOT NULL, hours TEXT NOT NULL, code_word TEXT NOT NULL, knows TEXT NOT NULL,"
        " note TEXT NOT NULL, never_call INTEGER NOT NULL, last_checked TEXT, changed TEXT NOT NULL,"
        " hidden INTEGER NOT NULL, h BLOB NOT NULL) STRICT",
        "CREATE TABLE chosen_service(service TEXT PRIMARY KEY, note TEXT NOT NULL, changed TEXT NOT NULL,"
        " h BLOB NOT NULL) STRICT",
        "CREATE TABLE entry(seq INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, recorded_utc TEXT NOT NULL,"
        " offset_min INTEGER NOT NULL, clock_suspect INTEGER NOT NULL, occurred_from TEXT, occurred_to TEXT,"
        " occurred_text TEXT NOT NULL, kinds TEXT NOT NULL, body TEXT NOT NULL, fields TEXT NOT NULL,"
        " revises TEXT, tombstone INTEGER NOT NULL, link TEXT NOT NULL, h BLOB NOT NULL) STRICT",
        "CREATE INDEX entry_revises ON entry(revises) WHERE revises IS NOT NULL",
        "CREATE INDEX entry_tombstone ON entry(seq) WHERE tombstone = 1",
        "CREATE TRIGGER entry_gapless AFTER INSERT ON entry"
        " WHEN NEW.seq < 1 OR (NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM entry WHERE seq = NEW.seq - 1))"
        " BEGIN SELECT RAISE(ABORT, 'gap'); END",
        "CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'kept'); END",
        f"CREATE TRIGGER entry_sealed BEFORE UPDATE ON entry WHEN {_ENTRY_SEALED}"
        " BEGIN SELECT RAISE(ABORT, 'sealed'); END",
        "CREATE TABLE stream(id INTEGER PRIMARY KEY, name TEXT NOT NULL, media_type TEXT NOT NULL,"
        " size INTEGER NOT NULL, sha256 TEXT NOT NULL, state TEXT NOT NULL, h BLOB NOT NULL) STRICT",
        "CREATE INDEX stream_partial ON stream(id) WHERE state = 'partial'",
        "CREATE TABLE chunk(stream INTEGER NOT NULL, seq INTEGER NOT NULL, sha256 BLOB NOT NULL,"
        " data BLOB NOT NULL, PRIMARY KEY (stream, seq)) STRICT",
        "CREATE VIRTUAL TABLE search USING fts5(body, content='', contentless_delete=1, prefix='2 3',"
        " tokenize='unicode61 remove_diacritics 2')",
    )
)

MIGRATIONS: tuple[Migration, ...] = (FIRST,)


def initialise(connection: Connection, created: str) -> None:
    """Give an empty file the newest shape in one transaction; `created` is an ISO 8601 time in UTC."""
    row = FORMAT.complete({"id": 1, "created": created})
    values = tuple(row.values())
    connection.begin("EXCLUSIVE")
    connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
    for migration in MIGRATIONS:
        connection.run_all(migration.statements)
    connection.run("INSERT INTO format VALUES (?, ?, ?)", (*values, row_hash(FORMAT, values)))
    connection.run(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.commit()


def check_version(connection: Connection, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Return the file's version; raise `NotAVault` for a foreign file, `NewerFormat` for a newer
    one."""
    if connection.value("PRAGMA application_id") != APPLICATION_ID:
        raise NotAVault
    version = int(connection.value("PRAGMA user_version"))
    if version > len(migrations):
        raise NewerFormat
    return version


def migrate(
    connection: Connection, migrations: Sequence[Migration] = MIGRATIONS, *, read_only: bool = False
) -> None:
    """Bring the file to the newest version, one transaction a step.

    Raise `NeedsWriting` when there is something to do and `read_only` forbids it.
    """
    version = check_version(connection, migrations)
    if read_only and version < len(migrations):
        raise NeedsWriting
    for number, migration in enumerate(migrations[version:], start=version + 1):
        _apply(connection, migration, number)


def _apply(connection: Connection, migration: Migration, number: int) -> None:
    """Run one migration and set its number, both or neither."""
    connection.begin("EXCLUSIVE")
    try:
        connection.run_all(migration.statements)
        connection.run(f"PRAGMA user_version = {number}")
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
