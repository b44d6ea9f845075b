"""Byte streams of any length, kept in chunks of 1 MiB so that none is ever held whole in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tui.vault.connection import Connection
from tui.vault.errors import Damaged
from tui.vault.tables import STREAM, Row
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


class StreamWriter:
    """Writes the batches of one new stream, counting and hashing as they pass."""

    def __init__(self, stream: int, name: str, media_type: str) -> None:
        """Prepare stream number `stream`; the file is not touched yet."""
        self.size = 0
        self._number = 0
        self._hash = hashlib.sha256()
        self._row: Row = {"id": stream, "name": name, "media_type": media_type}

    def begin(self, writer: Writer) -> None:
        """Enter the stream as partial."""
        writer.insert(STREAM, {**self._row, "size": 0, "sha256": "", "state": PARTIAL})

    def add(self, writer: Writer, connection: Connection, batch: Batch) -> None:
        """Store a batch; with the last one the stream becomes complete."""
        sql = "INSERT INTO chunk(stream, seq, sha256, data) VALUES (?, ?, ?, ?)"
        for piece in batch.pieces:
            digest = hashlib.sha256(piece).digest()
            connection.run(sql, (self._row["id"], self._number, digest, piece))
            self._hash.update(piece)
            self._number += 1
            self.size += len(piece)
        if batch.last:
            ending: Row = {"size": self.size, "sha256": self._hash.hexdigest(), "state": COMPLETE}
            writer.put(STREAM, {**self._row, **ending})


def add_pieces(
    writer: Writer, connection: Connection, row: Row, pieces: Sequence[tuple[int, bytes]]
) -> None:
    """Store some of a stream's pieces, each with its number, and enter it as cut."""
    writer.put(STREAM, {**row, "state": CUT})
    sql = "INSERT INTO chunk(stream, seq, sha256, data) VALUES (?, ?, ?, ?)"
    for number, piece in pieces:
        connection.run(sql, (row["id"], number, hashlib.sha256(piece).digest(), piece))


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
