"""The same notes in a vault and in a plain SQLite file with the same tables: the floor.

A hundred thousand notes cannot be written one by one in the time a measurement has (SQLCipher
locks and wipes every piece of memory that it uses).  They are
entered as rows that are sealed and hashed as the journal does it, in a few large transactions, and
the marks of the file are written at the end.  `tests/scripts/test_bench.py` holds such a file
against one that the journal wrote: the same check finds nothing in either.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from scripts.bench.texts import BEGUN, Note, notes
from scripts.demo.story import DemoClock, fill
from scripts.environment import ROOT
from tui.journal.entry import Entry, entry_of, link_of
from tui.journal.facets import facets_of
from tui.journal.incident import Details
from tui.notebook.answers import AnswerBook
from tui.vault.chain import GENESIS, canonical_json
from tui.vault.connection import Connection
from tui.vault.marks import make_index_mark, make_marks
from tui.vault.opening import create, open_vault
from tui.vault.profiles import SHIPPED, SMALL, Profile
from tui.vault.search import searchable
from tui.vault.secret import Secret
from tui.vault.tables import ENTRY, Row, row_hash
from tui.vault.vault import Vault

PASSPHRASE = "un bol de riz tiede au matin"  # noqa: S105 - of made-up files
STORY = ROOT / "tests" / "plans" / "partner_at_home.json"
BATCH = 5_000
"""Notes in one transaction."""

Sealed = tuple[Row, str]
"""A row of the journal, and the words it is found by."""


def secret() -> Secret:
    """Return the passphrase of every file that is measured, which the caller wipes."""
    return Secret(PASSPHRASE.encode())


def open_store(path: Path, profile: Profile = SMALL) -> Vault:
    """Open a file made by `build`."""
    with secret() as passphrase:
        return open_vault(path, passphrase, profiles={**SHIPPED, profile.number: profile})


def build(path: Path, count: int, profile: Profile = SMALL) -> None:
    """Make a file with the demonstration's story, its answers, and `count` notes more."""
    clock = DemoClock()
    clock.now = datetime(2026, 1, 2, 9, tzinfo=BEGUN.tzinfo)
    ids = (f"{number:032x}" for number in itertools.count())
    with secret() as passphrase:
        vault = create(path, passphrase, profile=profile, now=clock)
    with closing(vault):
        fill(vault, clock, ids.__next__)
        answers = AnswerBook(vault, clock)
        for question, answer in json.loads(STORY.read_text(encoding="utf-8")).items():
            answers.set(question, answer)
        with vault.read() as reader:
            last = reader.get(ENTRY, seq=reader.last(ENTRY))
        with vault.alone() as connection:
            _enter(connection, rows_after(last, notes(count)))


def rows_after(last: Row | None, several: Iterator[Note]) -> Iterator[Sealed]:
    """Yield notes as rows that follow the row `last` in the chain, each with its words."""
    previous = bytes.fromhex(str(last["link"])) if last else GENESIS
    before = int(last["seq"] or 0) if last else 0
    for seq, note in enumerate(several, before + 1):
        row = _row(seq, note)
        previous = link_of(row, previous)
        row["link"] = previous.hex()
        yield row, "\n".join([note.body, note.platform, *facets_of(entry_of(row))])


def _row(seq: int, note: Note) -> Row:
    details = Details(platform=note.platform, threat="yes" if note.threat else "")
    row: Row = {
        "seq": seq,
        "uid": f"{seq:016x}{hash_of(note):016x}",
        "recorded_utc": note.moment.isoformat(timespec="seconds"),
        "offset_min": 60,
        "clock_suspect": 0,
        "occurred_from": note.moment.replace(tzinfo=None).isoformat(timespec="minutes"),
        "occurred_to": None,
        "occurred_text": "",
        "kinds": '["threat"]' if note.threat else '["contact"]',
        "body": note.body,
        "fields": canonical_json(details.spelt()).decode(),
        "revises": None,
        "tombstone": 0,
        "link": "",
    }
    return {column: row[column] for column in ENTRY.columns}


def hash_of(note: Note) -> int:
    """Return a number that is as good as random and the same each time."""
    return int.from_bytes(hashlib.sha256(note.body.encode()).digest()[:8])


def _enter(connection: Connection, rows: Iterator[Sealed]) -> None:
    columns = ", ".join((*ENTRY.columns, "h"))
    places = ", ".join("?" * (len(ENTRY.columns) + 1))
    entering = f"INSERT INTO entry({columns}) VALUES ({places})"  # noqa: S608 - names of the schema
    while batch := list(itertools.islice(rows, BATCH)):
        connection.begin("IMMEDIATE")
        for row, words in batch:
            values = tuple(row.values())
            connection.run(entering, (*values, row_hash(ENTRY, values)))
            finding = "INSERT INTO search(rowid, body) VALUES (?, ?)"
            connection.run(finding, (row["seq"], searchable(words)))
        connection.commit()
    connection.begin("IMMEDIATE")
    make_marks(connection, (ENTRY,))
    make_index_mark(connection)
    connection.commit()


class Plain:
    """The same notes in a plain SQLite file with FTS5: neither key nor hash nor chain nor marks.

    Its table has the same columns, a save is as durable, and what is read becomes the same notes.
    """

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, which is made when it is not there."""
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(_PLAIN)
        self._uids = itertools.count()

    def enter(self, count: int) -> None:
        """Enter `count` notes."""
        self._connection.execute("BEGIN")
        for row, words in rows_after(None, notes(count)):
            self._insert(row, words)
        self._connection.execute("COMMIT")

    def _insert(self, row: Row, words: str) -> None:
        cursor = self._connection.execute(_ENTERING, tuple(row.values()))
        sql = "INSERT INTO search(rowid, body) VALUES (?, ?)"
        self._connection.execute(sql, (cursor.lastrowid, searchable(words)))

    def append(self, body: str) -> None:
        """Keep one more note in a transaction of its own."""
        note = Note(body, datetime.now(UTC), "", threat=False)
        row = {**_row(0, note), "seq": None, "uid": f"plain-{next(self._uids)}"}
        self._connection.execute("BEGIN IMMEDIATE")
        self._insert(row, body)
        self._connection.execute("COMMIT")

    def newest(self) -> list[Entry]:
        """Return the newest 20 notes."""
        return self._notes(f"SELECT {_COLUMNS} FROM entry ORDER BY seq DESC LIMIT 20")  # noqa: S608

    def search(self, word: str) -> list[Entry]:
        """Return the newest 20 notes that hold a word, or one that begins so."""
        found = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 20"
        sql = f"SELECT {_COLUMNS} FROM entry WHERE seq IN ({found}) ORDER BY seq DESC"  # noqa: S608
        return self._notes(sql, f'"{word}" *')

    def _notes(self, sql: str, *values: str) -> list[Entry]:
        rows = self._connection.execute(sql, values).fetchall()
        return [entry_of(dict(zip(ENTRY.columns, row, strict=True))) for row in rows]

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


_COLUMNS = ", ".join(ENTRY.columns)
_ENTERING = f"INSERT INTO entry({_COLUMNS}) VALUES ({', '.join('?' * len(ENTRY.columns))})"  # noqa: S608
_PLAIN = """
PRAGMA journal_mode = DELETE;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA synchronous = EXTRA;
CREATE TABLE IF NOT EXISTS entry(
  seq INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, recorded_utc TEXT NOT NULL,
  offset_min INTEGER NOT NULL, clock_suspect INTEGER NOT NULL, occurred_from TEXT,
  occurred_to TEXT, occurred_text TEXT NOT NULL, kinds TEXT NOT NULL, body TEXT NOT NULL,
  fields TEXT NOT NULL, revises TEXT, tombstone INTEGER NOT NULL, link TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS entry_revises ON entry(revises) WHERE revises IS NOT NULL;
CREATE INDEX IF NOT EXISTS entry_tombstone ON entry(seq) WHERE tombstone = 1;
CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(
  body, content='', prefix='2 3 4', tokenize='ascii'
);
"""
"""Without the waits that locks need: nobody else opens either file."""
