"""A scripted evening with one file, whose every save can be checked afterwards.

`python -m tests.faults.evening FILE ACKS` lives it: after each save that returned, one line with
the digest of everything in the file is added to ACKS.
"""

from __future__ import annotations

import hashlib
import io
import os
import random
import sys
from itertools import count
from pathlib import Path

from tests.vaults import TestClock, new_vault, reopen
from tui.journal.journal import Journal
from tui.notebook.answers import AnswerBook
from tui.notebook.drafts import Drafts
from tui.notebook.steps import StepBook
from tui.vault.streams import COMPLETE
from tui.vault.tables import STREAM, TABLES
from tui.vault.vault import Vault

FIRST, SAVES = 100, 60


def begin(path: Path) -> None:
    """Make the file of the evening, with a little in it."""
    vault = new_vault(path)
    live(vault, 5)
    vault.close()


def live(vault: Vault, saves: int, first: int = 0) -> list[str]:
    """Make `saves` saves of every kind; return the digest after each."""
    evening = _Evening(vault, first)
    return [evening.save(number) for number in range(first, first + saves)]


class _Evening:
    """The services a session has, and what each numbered save does."""

    def __init__(self, vault: Vault, seed: int) -> None:
        clock, ids = TestClock(), count(seed * 1000)
        self.vault = vault
        self.journal = Journal(vault, clock, lambda: f"{next(ids):032x}")
        self.drafts, self.answers = Drafts(vault, clock), AnswerBook(vault, clock)
        self.steps = StepBook(vault, clock)

    def save(self, number: int) -> str:
        chance = random.Random(number)
        text = f"{number} " + chance.randbytes(chance.choice((40, 900, 15_000))).hex()
        match number % 6:
            case 0:
                self.journal.note(text)
            case 1:
                self.drafts.put("quick-note", text)
            case 2:
                self.answers.set("q_goal", text[:300])
            case 3:
                self.journal.revise(self.journal.newest(1)[0].uid, text)
            case 4:
                self.vault.put_stream(io.BytesIO(text.encode()), "photo", "image/png")
            case _:
                self.vault.remove_stream(self._oldest_stream())
        return digest(self.vault)

    def _oldest_stream(self) -> int:
        with self.vault.read() as reader:
            return int(reader.select(STREAM, order="id", limit=1)[0]["id"] or 0)


def digest(vault: Vault) -> str:
    """Return a digest of everything a person could see in the file."""
    seen = hashlib.sha256()
    with vault.read() as reader:
        for table in TABLES:
            for row in reader.select(table, order=", ".join(table.key)):
                if table is not STREAM or row["state"] == COMPLETE:
                    seen.update(repr((table.name, sorted(row.items()))).encode())
        streams = [int(row["id"] or 0) for row in reader.select(STREAM, order="id")]
    for stream in streams:
        for piece in vault.get_stream(stream):
            seen.update(piece)
    return seen.hexdigest()


def soundness(path: Path) -> tuple[str, str]:
    """Open a file after a fault; return its digest, and "" or what is wrong with it."""
    vault = reopen(path)
    try:
        found = digest(vault)
        problem = str(vault._connection.value("PRAGMA integrity_check"))
        broken = Journal(vault, TestClock(), lambda: "").verify()
    finally:
        vault.close()
    if broken is not None:
        return found, f"the chain is broken at {broken}"
    return found, "" if problem == "ok" else problem


def _main(path: str, acks: str) -> None:
    vault = reopen(Path(path))
    told = os.open(acks, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    evening = _Evening(vault, FIRST)
    for number in range(FIRST, FIRST + SAVES):
        os.write(told, f"{evening.save(number)}\n".encode())
    os._exit(0)  # the file is left as a cut finds it: open


if __name__ == "__main__":
    _main(*sys.argv[1:])
