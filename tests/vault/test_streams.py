import hashlib
import io
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.vault.cheap import create, reopen
from tui.vault import errors
from tui.vault.streams import CHUNK_BYTES
from tui.vault.tables import STREAM
from tui.vault.vault import Vault
from tui.vault.writer import Writer

HERE = Path(__file__).parents[2]
MIB = 1024**2


class Dribbling(io.RawIOBase):
    """A source that returns odd little pieces, as pipes do, and may break."""

    def __init__(self, content: bytes, fail_at: int | None = None) -> None:
        self._left = io.BytesIO(content)
        self._fail_at = fail_at

    def read(self, size: int = -1) -> bytes:
        if self._fail_at is not None and self._left.tell() >= self._fail_at:
            raise OSError(5, "the other stick was pulled")
        return self._left.read(min(size, 77_777))


def rows_of_chunks(vault: Vault) -> int:
    return int(vault._connection.value("SELECT count(*) FROM chunk"))


@pytest.mark.parametrize(
    "size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 16 * MIB, 16 * MIB + 1]
)
def test_what_comes_out_is_what_went_in(vault: Vault, size: int) -> None:
    content = random.Random(size).randbytes(size)
    stream = vault.put_stream(Dribbling(content), "une photo.jpg", "image/jpeg")
    pieces = list(vault.get_stream(stream))
    assert b"".join(pieces) == content
    assert all(len(piece) == CHUNK_BYTES for piece in pieces[:-1])
    assert vault.stream(stream) == {
        "id": stream,
        "name": "une photo.jpg",
        "media_type": "image/jpeg",
        "size": size,
        "sha256": hashlib.sha256(content).hexdigest(),
        "state": "complete",
    }


def test_streams_are_kept_apart(vault: Vault) -> None:
    first = vault.put_stream(io.BytesIO(b"one"), "a", "")
    second = vault.put_stream(io.BytesIO(b"two"), "b", "")
    assert [b"".join(vault.get_stream(n)) for n in (first, second)] == [b"one", b"two"]
    vault.remove_stream(first)
    assert b"".join(vault.get_stream(second)) == b"two"
    with pytest.raises(KeyError):
        next(vault.get_stream(first))
    assert rows_of_chunks(vault) == 1


def test_progress_is_told_and_false_cancels(vault: Vault) -> None:
    told: list[int] = []

    def carry_on(done: int) -> bool:
        told.append(done)
        return len(told) < 2

    with pytest.raises(errors.Cancelled):
        vault.put_stream(io.BytesIO(bytes(40 * MIB)), "a", "", carry_on)
    assert told == [16 * MIB, 32 * MIB]
    assert nothing_stays(vault)


def nothing_stays(vault: Vault) -> bool:
    with vault.read() as reader:
        return reader.count(STREAM) == 0 and rows_of_chunks(vault) == 0


def test_a_source_that_breaks_leaves_nothing(vault: Vault) -> None:
    broken = Dribbling(bytes(30 * MIB), fail_at=25 * MIB)
    with pytest.raises(OSError, match="pulled"):
        vault.put_stream(broken, "a", "")
    assert nothing_stays(vault)


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_an_import_that_would_fill_the_stick_is_refused(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = iter([100, 100, 100, 100, 47])
    monkeypatch.setattr(
        shutil, "disk_usage", lambda _path: Usage(1000 * MIB, 900 * MIB, next(free) * MIB)
    )
    with pytest.raises(errors.NoSpace):
        vault.put_stream(io.BytesIO(bytes(40 * MIB)), "a", "")
    assert nothing_stays(vault)


def test_a_reader_works_between_the_batches_of_an_import(vault: Vault) -> None:
    seen: list[int] = []

    def look(_done: int) -> bool:
        with vault.read() as reader:
            seen.append(reader.count(STREAM, "state = ?", ("partial",)))
        return True

    vault.put_stream(io.BytesIO(bytes(33 * MIB)), "a", "", look)
    assert seen == [1, 1, 0]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE chunk SET data = zeroblob(length(data)) WHERE seq = 1",
        "DELETE FROM chunk WHERE seq = 1",
        "UPDATE chunk SET seq = 1 - seq + 5 WHERE seq < 2",
        "UPDATE chunk SET sha256 = zeroblob(32) WHERE seq = 0",
    ],
)
def test_a_changed_chunk_is_damage(vault: Vault, statement: str) -> None:
    stream = vault.put_stream(io.BytesIO(random.Random(1).randbytes(3 * MIB)), "a", "")
    with vault.write():
        vault._connection.run(statement)
    with pytest.raises(errors.Damaged):
        b"".join(vault.get_stream(stream))


def test_whole_chunks_in_another_order_are_damage(vault: Vault) -> None:
    stream = vault.put_stream(io.BytesIO(random.Random(1).randbytes(2 * MIB)), "a", "")
    with vault.write():
        for old, new in ((0, 9), (1, 0), (9, 1)):
            vault._connection.run("UPDATE chunk SET seq = ? WHERE seq = ?", (new, old))
    with pytest.raises(errors.Damaged):
        b"".join(vault.get_stream(stream))


LARGE = """
import hashlib, io, resource, sys
from pathlib import Path
from tests.vault.cheap import create

class Endless(io.RawIOBase):
    def __init__(self, left): self.left, self.number, self.hash = left, 0, hashlib.sha256()
    def read(self, size=-1):
        size = min(size, self.left); self.left -= size; self.number += 1
        piece = (self.number.to_bytes(8, "big") * (size // 8 + 1))[:size]
        self.hash.update(piece)
        return piece

def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

vault = create(Path(sys.argv[1]))
vault.put_stream(io.BytesIO(bytes(10)), "warm", "")
before = peak()
source = Endless(int(sys.argv[2]) * 1024**2)
stream = vault.put_stream(source, "a", "")
whole = hashlib.sha256()
for piece in vault.get_stream(stream): whole.update(piece)
print(whole.hexdigest() == source.hash.hexdigest(), peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in KiB on Linux only")
def test_160_mib_pass_through_little_memory(path: Path) -> None:
    command = [sys.executable, "-c", LARGE, str(path), "160"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=HERE, check=True)
    same, grown = done.stdout.split()
    assert same == "True"
    assert int(grown) < 60


KILLED = """
import io, os, signal, sys
from pathlib import Path
from tests.vault.cheap import reopen
vault = reopen(Path(sys.argv[1]))
vault.put_stream(io.BytesIO(b"kept"), "kept", "")
wanted = int(sys.argv[2])
def progress(done):
    if done >= wanted * 1024**2: os.kill(os.getpid(), signal.SIGKILL)
    return True
vault.put_stream(io.BytesIO(os.urandom(40 * 1024**2)), "a", "", progress)
"""


@pytest.mark.parametrize("after", [16, 32])
def test_what_a_killed_import_left_is_removed_at_the_next_opening(path: Path, after: int) -> None:
    create(path).close()
    subprocess.run([sys.executable, "-c", KILLED, str(path), str(after)], cwd=HERE, check=False)
    size = path.stat().st_size
    assert size > after * MIB
    looking = reopen(path, read_only=True)
    with looking.read() as reader:
        assert [row["state"] for row in reader.select(STREAM, order="id")] == [
            "complete",
            "partial",
        ]
    with pytest.raises(KeyError):
        next(looking.get_stream(2))
    looking.close()
    vault = reopen(path)
    with vault.read() as reader:
        assert [row["name"] for row in reader.select(STREAM)] == ["kept"]
    assert rows_of_chunks(vault) == 1
    assert b"".join(vault.get_stream(1)) == b"kept"
    vault.put_stream(io.BytesIO(bytes(after * MIB - MIB)), "again", "")
    assert path.stat().st_size <= size
    vault.close()


CAPPED = """
import io, resource, sys
from pathlib import Path
from tests.vault.cheap import create
from tui.vault.errors import VaultError
from tui.vault.tables import SETTING
vault = create(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (24 * 1024**2,) * 2)
try:
    vault.put_stream(io.BytesIO(bytes(30 * 1024**2)), "a", "")
except VaultError as error:
    print(error.code)
try:
    for number in range(10000):
        with vault.write() as writer:
            writer.put(SETTING, {"name": str(number), "value": "x" * 500_000})
except VaultError as error:
    print(error.code)
with vault.write() as writer:
    writer.delete(SETTING, name="1")
    print(writer.get(SETTING, name="0")["value"] == "x" * 500_000)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE")
def test_a_file_at_its_greatest_size_says_so_and_stays_sound(path: Path) -> None:
    command = [sys.executable, "-c", CAPPED, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=HERE, check=False)
    told = "file_too_big_for_medium"
    assert done.stdout.split() == [told, told, "True"], done.stderr
    reopen(path).close()


def test_a_first_batch_that_fails_removes_nobody_elses_stream(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another thread may take the number before the failure is known to the first."""
    fill, write = vault._connection.fill, vault.write
    others: list[int] = []

    def fail(*_value: object) -> None:
        raise errors.NoSpace

    @contextmanager
    def others_follow() -> Iterator[Writer]:
        try:
            with write() as writer:
                yield writer
        except errors.NoSpace:
            monkeypatch.setattr(vault, "write", write)
            monkeypatch.setattr(vault._connection, "fill", fill)
            others.append(vault.put_stream(io.BytesIO(b"theirs"), "b", ""))
            raise

    monkeypatch.setattr(vault._connection, "fill", fail)
    monkeypatch.setattr(vault, "write", others_follow)
    with pytest.raises(errors.NoSpace):
        vault.put_stream(io.BytesIO(b"mine"), "a", "")
    assert b"".join(vault.get_stream(others[0])) == b"theirs"


def test_leaving_stops_a_file_that_is_being_taken_in_at_its_next_piece(vault: Vault) -> None:
    """The pieces are written without a statement that could be interrupted."""
    stored: list[int] = []
    fill = vault._connection.fill

    def noted(table: str, column: str, row: int, data: bytes) -> None:
        fill(table, column, row, data)
        stored.append(row)
        if len(stored) == 1:
            vault._connection.interrupt()

    vars(vault._connection)["fill"] = noted
    with pytest.raises(errors.Cancelled):
        vault.put_stream(io.BytesIO(bytes(16 * MIB)), "a", "")
    assert len(stored) == 1
    assert nothing_stays(vault)
    del vars(vault._connection)["fill"]
    vault.put_stream(io.BytesIO(b"later"), "b", "")
