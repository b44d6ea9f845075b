"""Byte streams of any length, kept in chunks of 1 MiB so that none is ever held whole in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol, Self

from tui.vault.connection import Connection
from tui.vault.errors import Damaged
from tui.vault.tables import STREAM, Row, Value
from tui.vault.writer import Writer

CHUNK_BYTES = 1024**2
CHUNKS_PER_COMMIT = 16
BATCH_BYTES = CHUNK_BYTES * CHUNKS_PER_COMMIT
PARTIAL = "partial"
COMPLETE = "complete"
CUT = "cut"
"""The state of a stream that was rescued in part: its size and hash are those of the whole."""

Progress = Callable[[int], bool]
"""Called with the bytes taken in so far; returns False to stop."""
Completed = Callable[[Writer, Row], None]
"""Called in the write block that completes a stream, with the stream's row."""


class Source(Protocol):
    """Something bytes can be read from, such as an open file."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""


@dataclass(frozen=True)
class Batch:
    """What one commit takes in: pieces of 1 MiB, and whether the source ends with them."""

    pieces: tuple[bytes, ...]
    last: bool


def batches(source: Source) -> Iterator[Batch]:
    """Yield the whole source in batches of at most 16 MiB; an empty source gives one empty last
    batch.
    """
    held: list[bytes] = []
    for piece in pieces(source):
        if len(held) == CHUNKS_PER_COMMIT:
            yield Batch(tuple(held), last=False)
            held.clear()
        held.append(piece)
    yield Batch(tuple(held), last=True)


def pieces(source: Source) -> Iterator[bytes]:
    """Yield the source in pieces of exactly 1 MiB, the last one shorter, however little a read
    returns.
    """
    pending = bytearray()
    while block := source.read(CHUNK_BYTES - len(pending)):
        if len(block) == CHUNK_BYTES:  # the usual case is not copied
            yield block
            continue
        pending += block
        if len(pending) == CHUNK_BYTES:
            yield bytes(pending)
            pending.clear()
    if pending:
        yield bytes(pending)


class PieceReader:
    """What `batches` reads from when the bytes come as an iterator, such as `Vault.get_stream`."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        """Read from `pieces`, none of which is empty."""
        self._pieces = pieces
        self._left = memoryview(b"")

    def read(self, size: int) -> bytes:
        """Return at most `size` bytes, none at the end."""
        if not self._left:
            self._left = memoryview(next(self._pieces, b""))
        found, self._left = bytes(self._left[:size]), self._left[size:]
        return found


class Digests:
    """Hashes pieces beside the thread that stores them: each by itself, and all of them as one.

    Its `with` block ends the threads; `hashlib` lets the others run while it works.
    """

    def __init__(self) -> None:
        """Begin with no piece."""
        self._whole = hashlib.sha256()
        self._singly, self._together = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._last: Future[None] | None = None

    def __enter__(self) -> Self:
        """Hash until the block ends."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Hash no more."""
        for thread in (self._singly, self._together):
            thread.shutdown(cancel_futures=True)

    def of(self, piece: bytes) -> Future[bytes]:
        """Return what will be the SHA-256 of the next piece."""
        self._last = self._together.submit(self._whole.update, piece)
        return self._singly.submit(_digest, piece)

    def of_all(self) -> str:
        """Return the SHA-256 (hex) of all pieces."""
        if self._last is not None:
            self._last.result()
        return self._whole.hexdigest()


def _digest(piece: bytes) -> bytes:
    return hashlib.sha256(piece).digest()


class StreamWriter:
    """Writes the batches of one new stream, counting and hashing as they pass."""

    def __init__(self, digests: Digests, name: str, media_type: str, number: int | None) -> None:
        """Prepare a stream; `number` is the one it would like to have."""
        self.kept = False
        """Whether a batch of it is committed; before that, its number may become another's."""
        self.size = 0
        self.row: Row = {"id": number, "name": name, "media_type": media_type}
        self._digests = digests
        self._pieces = 0

    @property
    def id(self) -> int:
        """The stream's number, once it has begun."""
        return int(self.row["id"] or 0)

    def add(self, writer: Writer, connection: Connection, batch: Batch) -> None:
        """Store a batch; with the first one the stream begins, with the last it is complete."""
        if not self.kept:
            self._begin(writer)
        digests = [self._digests.of(piece) for piece in batch.pieces]
        for piece, digest in zip(batch.pieces, digests, strict=True):
            _store(connection, self.id, self._pieces, digest.result(), piece)
            self._pieces += 1
            self.size += len(piece)
        if batch.last:
            ending: Row = {"size": self.size, "sha256": self._digests.of_all(), "state": COMPLETE}
            self.row = {**self.row, **ending}
            writer.put(STREAM, self.row)

    def _begin(self, writer: Writer) -> None:
        """Enter the stream as partial, under its number or else the next one."""
        number = self.row["id"]
        if number is None or writer.get(STREAM, id=number) is not None:
            self.row["id"] = writer.next_key(STREAM)
        writer.insert(STREAM, {**self.row, "size": 0, "sha256": "", "state": PARTIAL})


def _store(connection: Connection, stream: Value, number: int, digest: bytes, piece: bytes) -> None:
    sql = "INSERT INTO chunk(stream, seq, sha256, data) VALUES (?, ?, ?, zeroblob(?))"
    row = connection.insert(sql, (stream, number, digest, len(piece)))
    connection.fill("chunk", "data", row, piece)


def add_pieces(
    writer: Writer, connection: Connection, row: Row, pieces: Sequence[tuple[int, bytes]]
) -> None:
    """Store some of a stream's pieces, each with its number, and enter it as cut."""
    writer.put(STREAM, {**row, "state": CUT})
    for number, piece in pieces:
        _store(connection, row["id"], number, _digest(piece), piece)


def pieces_held(connection: Connection, stream: int) -> list[int]:
    """Return the numbers of the chunks that are there."""
    sql = "SELECT seq FROM chunk WHERE stream = ? ORDER BY seq"
    return [int(row[0]) for row in connection.run(sql, (stream,))]


def read_chunk(connection: Connection, stream: int, number: int) -> bytes:
    """Return one chunk; raise `Damaged` when it is absent or not what was stored."""
    sql = "SELECT sha256, data FROM chunk WHERE stream = ? AND seq = ?"
    rows = connection.run(sql, (stream, number))
    if not rows or hashlib.sha256(rows[0][1]).digest() != rows[0][0]:
        raise Damaged
    return bytes(rows[0][1])


def chunks_in(size: int) -> int:
    """Return how many chunks a stream of `size` bytes has."""
    return -(-size // CHUNK_BYTES)


def disown(writer: Writer, stream: int) -> None:
    """Mark a stream as partial, so that it is removed for certain, now or at the next opening."""
    row = writer.get(STREAM, id=stream)
    if row is not None:
        writer.put(STREAM, {**row, "state": PARTIAL})


def remove_some(writer: Writer, connection: Connection, stream: int) -> bool:
    """Remove up to 16 chunks of a stream, then the stream itself; say whether something is left."""
    sql = "SELECT seq FROM chunk WHERE stream = ? ORDER BY seq DESC LIMIT ?"
    numbers = connection.run(sql, (stream, CHUNKS_PER_COMMIT))
    if numbers:
        sql = "DELETE FROM chunk WHERE stream = ? AND seq >= ?"
        connection.run(sql, (stream, numbers[-1][0]))
        return True
    writer.delete(STREAM, id=stream)
    return False


def partial_streams(connection: Connection) -> list[int]:
    """Return the ids of streams whose import was interrupted (their index holds nothing else)."""
    sql = "SELECT id FROM stream WHERE state = 'partial' ORDER BY id"
    return [int(row[0]) for row in connection.run(sql)]
