"""58: an archive made to fill memory or time is refused within a second and 64 MiB."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import tarfile
import zipfile
from functools import cache
from pathlib import Path

import pytest

from tests.faults.conftest import Soak

ROOT = Path(__file__).resolve().parents[2]
MIB = 1024**2
MOST_SECONDS, MOST_MIB = 1.0, 64

READ = """
import resource, sys, time
from tui.safety.archive_limits import ArchiveError
from tui.safety.archives import open_archive
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before, began = peak(), time.perf_counter()
try:
    with open(sys.argv[1], "rb") as source:
        archive = open_archive(source)
        for member in archive.members:
            for piece in archive.read(member):
                pass
    said = "read"
except ArchiveError as error:
    said = error.code
print(said, time.perf_counter() - began, peak() - before)
"""


@cache
def packed_zeros() -> bytes:
    """Return an archive of one file of 600 MiB of zeros, about 1000 to 1."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made, made.open("0", "w") as zeros:
        for _ in range(600):
            zeros.write(bytes(MIB))
    return packed.getvalue()


def dense(path: Path) -> None:
    """One file that becomes a thousand times as large."""
    path.write_bytes(packed_zeros())


def liar(path: Path) -> None:
    """The same, declared as 100 bytes."""
    data = bytearray(packed_zeros())
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.rindex(signature) + at
        data[place : place + 4] = (100).to_bytes(4, "little")
    path.write_bytes(data)


def many(path: Path) -> None:
    """A directory of 250,000 entries that all mean the same file."""
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a", b"x")
    data = path.read_bytes()
    begins, ends = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry, end = data[begins:ends], bytearray(data[ends:])
    number = 250_000
    end[12:16] = (len(entry) * number).to_bytes(4, "little")
    path.write_bytes(data[:begins] + entry * number + end)


def nested(path: Path) -> None:
    """A dense archive packed once more, which a tar.gz reader unpacks on its way."""
    with gzip.open(path, "wb", compresslevel=6) as packed:
        info = tarfile.TarInfo("zeros")
        info.size = 400 * MIB
        packed.write(info.tobuf())
        for _ in range(400):
            packed.write(bytes(MIB))


BOMBS = {"too_dense": dense, "broken_archive": liar, "too_many_members": many}


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is measured on Linux only")
def test_bombs_are_refused(tmp_path: Path, soak: Soak) -> None:
    missed: list[str] = []
    tries = [*BOMBS.items(), ("too_dense", nested)]
    for code, make in tries:
        bomb = tmp_path / make.__name__
        make(bomb)
        done = subprocess.run(
            [sys.executable, "-B", "-c", READ, str(bomb)],
            capture_output=True, text=True, cwd=ROOT, check=True, timeout=60,
        )  # fmt: skip
        said, seconds, grown = done.stdout.split()
        if said != code or float(seconds) > MOST_SECONDS or int(grown) > MOST_MIB:
            missed.append(f"{make.__name__}: {done.stdout.strip()}")
    soak.report(len(tries), lost=len(missed))
    assert missed == []
