"""The same notes in a vault and in a plain SQLite file with the same tables: the floor."""

from __future__ import annotations

import hashlib
import itertools
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.journal.incident import Details, Incident
from tui.journal.journal import Journal
from tui.journal.occurred import When
from tui.vault.opening import create
from tui.vault.profiles import Profile
from tui.vault.search import searchable
from tui.vault.secret import Secret
from tui.vault.vault import Vault

CHEAP = Profile(number=9, passes=1, memory=8, lanes=1)
"""The time of the passphrase is not measured here."""

BEGUN = datetime(2020, 1, 1, tzinfo=UTC)
RARE = "hapax"
WORDS_A_NOTE = 90
THREATS = 0.1
"""Share of the notes."""

_SYLLABLES = ("ba", "cor", "du", "fen", "gra", "lin", "mo", "nes", "pri", "quo", "ras", "té", "vul")
_PLATFORMS = ("Instagram", "X", "SMS", "courriel")


@dataclass(frozen=True)
class Note:
    """One made-up note."""

    body: str
    moment: datetime
    platform: str
    threat: bool


def notes(count: int) -> Iterator[Note]:
    """Yield the same notes each time, some 600 letters each; every 5,000th has the rare word."""
    chance = random.Random(2026)  # noqa: S311  (the same notes each time)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(6000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    for number in range(count):
        body = chance.choices(words, weights, k=WORDS_A_NOTE)
        body += [RARE] if number % 5000 == count % 5000 // 2 else []
        moment = BEGUN + timedelta(minutes=37 * number)
        yield Note(" ".join(body), moment, chance.choice(_PLATFORMS), chance.random() < THREATS)


class Journals:
    """A vault's journal and its plain floor, filled with the same notes."""

    def __init__(self, folder: Path, count: int) -> None:
        """Make both in `folder`."""
        self.vault = self._new_vault(folder / "bench.dat")
        self._ids = (f"{number:032x}" for number in itertools.count())
        self._now = BEGUN
        self.journal = Journal(self.vault, lambda: self._now, self._ids.__next__)
        self.plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
        self.plain.executescript(_PLAIN)
        self._fill(count)

    @staticmethod
    def _new_vault(path: Path) -> Vault:
        with Secret(b"a passphrase for measuring") as passphrase:
            return create(path, passphrase, profile=CHEAP, now=lambda: BEGUN)

    def _fill(self, count: int) -> None:
        batch: list[Note] = []
        for note in notes(count):
            batch.append(note)
            if len(batch) == 1000:  # noqa: PLR2004
                self._write(batch)
                batch = []
        self._write(batch)

    def _write(self, batch: list[Note]) -> None:
        self._now = batch[-1].moment if batch else self._now
        self.journal.record_many([self._incident(note) for note in batch])
        self.plain.execute("BEGIN")
        for note in batch:
            self.append_plain(note.body)
        self.plain.execute("COMMIT")

    @staticmethod
    def _incident(note: Note) -> Incident:
        details = Details(platform=note.platform, threat="yes" if note.threat else "")
        when = When(note.moment.replace(tzinfo=None).isoformat(timespec="minutes"))
        return Incident(note.body, ("contact",), "", when, details)

    def append(self) -> None:
        """Keep one more note in the vault, durably."""
        self.journal.note("one more note, of a usual length, as it would be typed in a hurry")

    def append_plain(self, body: str) -> None:
        """Keep one more note in the plain file."""
        link = hashlib.sha256(body.encode()).hexdigest()
        cursor = self.plain.execute("INSERT INTO entry(body, link) VALUES (?, ?)", (body, link))
        sql = "INSERT INTO search(rowid, body) VALUES (?, ?)"
        self.plain.execute(sql, (cursor.lastrowid, searchable(body)))

    def plain_newest(self) -> list[object]:
        """Return the newest 20 notes of the plain file."""
        return self.plain.execute("SELECT * FROM entry ORDER BY seq DESC LIMIT 20").fetchall()

    def plain_search(self, word: str) -> list[object]:
        """Return the newest 20 notes of the plain file that hold a word."""
        sql = (
            "SELECT entry.* FROM search JOIN entry ON entry.seq = search.rowid "
            "WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT 20"
        )
        return self.plain.execute(sql, (f'"{word}"',)).fetchall()

    def close(self) -> None:
        """Close both."""
        self.vault.close()
        self.plain.close()


_PLAIN = """
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = FULL;
CREATE TABLE entry(seq INTEGER PRIMARY KEY, body TEXT NOT NULL, link TEXT NOT NULL);
CREATE VIRTUAL TABLE search USING fts5(body, content='', prefix='2 3 4');
"""
