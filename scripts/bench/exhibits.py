"""B7: taking in files as proof, beside plain SQLite and beside what a processor does at most."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from Cryptodome.Cipher import AES

from scripts.bench.figure import Figure, absent, elapsed, ratio, significant
from scripts.bench.files import write_noise
from scripts.bench.fixtures import FEW, NAME, Fixtures
from scripts.bench.stores import open_store
from scripts.environment import ROOT
from tui.journal.exhibits import Exhibits
from tui.journal.journal import Journal

PLAIN = "plain SQLite in chunks, with SHA-256"
PROCESSOR = "AES-256-CBC and HMAC-SHA512 of the same bytes"
LIMIT, SHARE = 2.2, 2.0
"""`SHARE`: at most twice the processor's time is at least half of its limit."""
MEMORY = 120.0
FILES, FILE = 50, 2_000_000
LARGE = 2 * 1024**3
ROOM = 3 * LARGE
CHUNK = 1 << 20
ROUNDS, SHORT_ROUNDS = 5, 2


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield 100 MB in fifty files (20 MB when short), and 2 GB in one; with the memory of both."""
    place = fixtures.place()
    count = FILES // 5 if fixtures.short else FILES
    files = [write_noise(place / f"{number}.bin", FILE, number) for number in range(count)]
    said = f"{count} files of 2 MB"
    yield from _figures(fixtures, "B7", said, files, SHORT_ROUNDS if fixtures.short else ROUNDS)
    fixtures.drop(place)
    if fixtures.short:
        return
    if shutil.disk_usage(fixtures.folder).free < ROOM:
        yield "B7-large", absent("a file of 2 GiB", "there are no 6 GiB free here")
        return
    place = fixtures.place()
    film = [write_noise(place / "film.mp4", LARGE)]
    yield from _figures(fixtures, "B7-large", "a file of 2 GiB", film, 1)
    fixtures.drop(place)


def _figures(
    fixtures: Fixtures, name: str, said: str, files: list[Path], rounds: int
) -> Iterator[tuple[str, Figure]]:
    ours: list[float] = []
    plain: list[float] = []
    processor: list[float] = []
    grown: list[float] = []
    for _ in range(rounds):
        stick = fixtures.stick(FEW)
        took, more = _take(stick / NAME, files)
        ours.append(took)
        grown.append(more)
        plain.append(elapsed(partial(_take_plainly, stick / "plain.db", files)))
        processor.append(sum(map(processor_time, files)))
        fixtures.drop(stick)
    yield name, ratio(f"taking in {said}", ours, plain, LIMIT, PLAIN)
    yield f"{name}-share", ratio(f"taking in {said}", ours, processor, SHARE, PROCESSOR)
    what = f"memory at most while taking in {said}, more than before"
    value = significant(max(grown))
    yield f"{name}-memory", Figure(what, value, MEMORY, samples=len(grown), unit="MB")


def _take(vault: Path, files: list[Path]) -> tuple[float, float]:
    """Take files in, in a process of its own; return its milliseconds and megabytes."""
    command = [sys.executable, "-I", "-B", "-m", "scripts.bench.exhibits", str(vault)]
    done = subprocess.run([*command, *map(str, files)], cwd=ROOT, check=True, capture_output=True)
    took, more = json.loads(done.stdout)
    return took, more


def take(vault: Path, files: list[Path]) -> tuple[float, float]:
    """Take files in; return the milliseconds, and the megabytes of memory it took at most.

    The memory of Argon2 is given back before: the greatest use is counted from here.
    """
    ids = itertools.count()
    with closing(open_store(vault)) as opened:
        journal = Journal(opened, lambda: datetime.now(UTC), lambda: f"new{next(ids)}")
        exhibits = Exhibits(opened, journal, lambda: datetime.now(UTC), lambda: f"taken{next(ids)}")
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        before = _memory("VmRSS")
        took = elapsed(lambda: _take_each(exhibits, files))
        return took, _memory("VmHWM") - before


def _take_each(exhibits: Exhibits, files: list[Path]) -> None:
    for path in files:
        with path.open("rb") as file:
            exhibits.take(file, path.name)


def _memory(name: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in status if line.startswith(name)).split()[1]) / 1024


def _take_plainly(path: Path, files: list[Path]) -> None:
    """Keep files in a plain SQLite file, each with its SHA-256 in a transaction, as durable."""
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute("PRAGMA synchronous = EXTRA")
        plain.execute("CREATE TABLE file(id INTEGER PRIMARY KEY, name TEXT, sha256 BLOB)")
        plain.execute("CREATE TABLE chunk(file INTEGER, seq INTEGER, data BLOB)")
        for number, file in enumerate(files):
            plain.execute("BEGIN IMMEDIATE")
            whole = hashlib.sha256()
            with file.open("rb") as source:
                for seq, piece in enumerate(iter(partial(source.read, CHUNK), b"")):
                    whole.update(piece)
                    plain.execute("INSERT INTO chunk VALUES (?, ?, ?)", (number, seq, piece))
            row = (number, file.name, whole.digest())
            plain.execute("INSERT INTO file VALUES (?, ?, ?)", row)
            plain.execute("COMMIT")


def processor_time(path: Path) -> float:
    """Return the milliseconds of encrypting and sealing a file's bytes, without reading them."""
    took, key = 0.0, bytes(32)
    with path.open("rb") as file:
        for piece in iter(partial(file.read, CHUNK), b""):
            padded = piece + bytes(-len(piece) % AES.block_size)
            took += elapsed(partial(_sealed, key, padded))
    return took


def _sealed(key: bytes, data: bytes) -> bytes:
    return hmac.digest(key, AES.new(key, AES.MODE_CBC, bytes(16)).encrypt(data), "sha512")


if __name__ == "__main__":
    print(json.dumps(take(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])))
