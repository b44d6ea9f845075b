"""The open vault: guarded transactions, byte streams, and one lock for every thread."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.vault import streams
from tui.vault.connection import Connection
from tui.vault.errors import Cancelled, Closed, Damaged, ReadOnlyMedium, VaultError
from tui.vault.key_proof import KeyProof
from tui.vault.marks import Marks
from tui.vault.medium import require_reserve, require_room
from tui.vault.profiles import Profile
from tui.vault.reader import Reader
from tui.vault.saves import count_save
from tui.vault.secret import Secret
from tui.vault.tables import STREAM, Row
from tui.vault.writer import Writer

WAY_SECONDS = 0.3
"""How long leaving waits for what another thread is doing with the file."""

_BETWEEN_TRIES = 0.002


class Vault:
    """An open encrypted file.  Every method may be called from any thread; they take turns."""

    def __init__(
        self,
        connection: Connection,
        proof: KeyProof,
        *,
        read_only: bool,
        released: Callable[[], None] = lambda: None,
    ) -> None:
        """Take over an unlocked connection and the proof of the seed it was unlocked with.

        `released` is called once, when the vault is closed.
        """
        self.path: Path = connection.path
        self.read_only = read_only
        self._connection = connection
        self._proof = proof
        self._marks = Marks(connection)
        self._released = released
        self._lock = threading.RLock()
        self._reader: Reader | None = None
        self._closed = False

    def seed_of(self, passphrase: Secret) -> Secret:
        """Return the seed of this file, which the caller wipes; it is kept nowhere meanwhile.

        Takes as long as opening and does not touch the file.  Raise `WrongPassphrase` when another
        passphrase opens it, `BadPassphraseText`, `TooLong` or `NotEnoughMemory`.
        """
        return self._proof.seed_of(passphrase)

    def fits(self, seed: Secret) -> bool:
        """Say whether `seed`, read from a code or from sheets, opens this file."""
        return self._proof.fits(seed)

    @property
    def salt(self) -> bytes:
        """The first 16 bytes of the file, which tell it from every other."""
        return self._proof.salt

    @property
    def profile(self) -> Profile:
        """How much work a guess of the passphrase costs."""
        return self._proof.profile

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Lend the connection to what reads or copies the whole file; everyone else waits.

        Raise `Closed`, or `RuntimeError` inside a read or write block.
        """
        with self._lock:
            if self._closed:
                raise Closed
            if self._reader is not None:
                raise RuntimeError("the connection cannot be lent inside another block")
            yield self._connection

    def adopt(self, other: Vault) -> None:
        """Go on with the file that `other` has open; `other` itself is not used any more.

        This vault must be closed.  Whoever holds it goes on as if nothing had happened.
        """
        with self._lock:
            self.path, self.read_only = other.path, other.read_only
            self._connection, self._proof = other._connection, other._proof
            self._marks = other._marks
            self._released, self._closed = other._released, False

    def read_what_is_left(self) -> None:
        """From now on read what is there, also where something newer was lost."""
        self._marks.ignore()

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Give a consistent view; inside another block of the same thread, that block's own view.

        What was read counts only once the block has ended without `Damaged`.
        """
        with self._lock:
            if self._reader is not None:
                yield self._reader
                return
            reader = Reader(self._connection, self._marks)
            with self._transaction("DEFERRED", reader):
                yield reader

    @contextmanager
    def write(self, *, frees: bool = False) -> Iterator[Writer]:
        """Give a writer; the end of the block commits durably, an exception undoes all of it.

        A block that only removes something says so with `frees`: it may use the room that is kept
        back for it.  Raise `ReadOnlyMedium` for a vault opened read-only, `NoSpace` when no more
        than that room is left, `RuntimeError` inside another block.
        """
        if self.read_only:
            raise ReadOnlyMedium
        if not frees:
            require_reserve(self.path)
        with self._lock:
            if self._reader is not None:
                raise RuntimeError("a write block cannot begin inside another block")
            writer = Writer(self._connection, self._marks)
            try:
                with self._transaction("IMMEDIATE", writer):
                    before = self._connection.changes
                    yield writer
                    self._marks.flush()
                    if self._connection.changes != before:
                        count_save(self._connection)
            except BaseException:
                self._marks.forget()
                raise

    @contextmanager
    def _transaction(self, kind: str, reader: Reader) -> Iterator[None]:
        """Begin, let the caller work, guard what was read, commit; undo on any exception."""
        if self._closed:
            raise Closed
        self._connection.begin(kind)
        self._reader = reader
        try:
            yield
            self._connection.guard()
            self._connection.commit()
        except BaseException:
            self._connection.rollback()
            raise
        finally:
            self._reader = None

    def put_stream(
        self,
        source: streams.Source,
        name: str,
        media_type: str,
        progress: streams.Progress | None = None,
        *,
        number: int | None = None,
        completed: streams.Completed | None = None,
    ) -> int:
        """Take in every byte of `source` and return the stream's id; memory stays at some 20 MiB.

        The id is `number` where it is given and free, else one more than the last. Commits every 16
        MiB as "partial", and "complete" with the last commit, in which `completed` may write what
        belongs to it. `progress` is called after each commit with the bytes taken in so far. Raise
        `Cancelled` when it returns False before the last one, `NoSpace` or `FileTooBigForMedium`;
        whatever is raised, nothing of the stream stays.
        """
        with streams.Digests() as digests:
            target = streams.StreamWriter(digests, name, media_type, number)
            try:
                self._fill(target, source, progress, completed)
            except BaseException:
                with suppress(VaultError):
                    if target.kept:
                        self.remove_stream(target.id)
                raise
        return target.id

    def _fill(
        self,
        target: streams.StreamWriter,
        source: streams.Source,
        progress: streams.Progress | None,
        completed: streams.Completed | None,
    ) -> None:
        """Store the source batch by batch; the source is read while no lock is held."""
        for batch in streams.batches(source):
            require_room(self.path, streams.BATCH_BYTES)
            with self.write() as writer:
                target.add(writer, self._connection, batch)
                if batch.last and completed is not None:
                    completed(writer, target.row)
            target.kept = True
            go_on = progress is None or progress(target.size)
            if not go_on and not batch.last:
                raise Cancelled

    def get_stream(self, stream_id: int) -> Iterator[bytes]:
        """Yield a complete stream in pieces of at most 1 MiB, each verified before it is yielded.

        Raise `KeyError` when there is no such complete stream, `Damaged` when a piece or the whole
        is not what was stored; the other threads can work between two pieces.
        """
        row = self.stream(stream_id)
        whole = hashlib.sha256()
        for number in range(streams.chunks_in(int(row["size"] or 0))):
            with self.read():
                piece = streams.read_chunk(self._connection, stream_id, number)
            whole.update(piece)
            yield piece
        if whole.hexdigest() != row["sha256"]:
            raise Damaged

    def piece(self, stream_id: int, number: int) -> bytes:
        """Return one piece of a stream, whole or cut; raise `Damaged` when it is not there."""
        with self.read():
            return streams.read_chunk(self._connection, stream_id, number)

    def pieces(self, stream_id: int) -> Iterator[tuple[int, bytes]]:
        """Yield what is there of a stream, whole or cut: where each piece begins, and its bytes."""
        with self.read():
            numbers = streams.pieces_held(self._connection, stream_id)
        for number in numbers:
            yield number * streams.CHUNK_BYTES, self.piece(stream_id, number)

    def put_pieces(self, row: Row, pieces: Iterator[tuple[int, bytes]]) -> int:
        """Keep what was rescued of a stream, piece by piece with their numbers; return how many.

        Its number is that of `row` where it is free, else one more than the last; without any piece
        nothing is kept.  A cut stream is never removed by itself, and no one reads it for whole.
        """
        with self.read() as reader:
            taken = reader.get(STREAM, id=row["id"]) is not None
        kept = {**row, "id": None} if taken else row
        count = 0
        for number, piece in pieces:
            with self.write() as writer:
                if kept["id"] is None:
                    kept = {**kept, "id": writer.next_key(STREAM)}
                streams.add_pieces(writer, self._connection, kept, [(number, piece)])
            count += 1
        return count

    def stream(self, stream_id: int) -> Row:
        """Return the row of a complete stream; raise `KeyError` when there is none, `Damaged` when
        only a part of it was rescued.
        """
        with self.read() as reader:
            row = reader.get(STREAM, id=stream_id)
        if row is not None and row["state"] == streams.CUT:
            raise Damaged
        if row is None or row["state"] != streams.COMPLETE:
            raise KeyError(stream_id)
        return row

    def remove_stream(self, stream_id: int) -> None:
        """Remove a stream, a few chunks a commit; if interrupted, the next opening finishes it."""
        with self.write(frees=True) as writer:
            streams.disown(writer, stream_id)
        left = True
        while left:
            with self.write(frees=True) as writer:
                left = streams.remove_some(writer, self._connection, stream_id)

    def remove_leftovers(self) -> None:
        """Remove streams whose import or removal was interrupted; nothing happens read-only."""
        if self.read_only:
            return
        with self.read():
            leftovers = streams.partial_streams(self._connection)
        for stream_id in leftovers:
            self.remove_stream(stream_id)

    def make_way(self, seconds: float = WAY_SECONDS) -> bool:
        """Stop what another thread reads or writes, which is undone; say whether nobody is left.

        For leaving at once: it waits no longer than `seconds`.
        """
        end = time.monotonic() + seconds
        free = self._lock.acquire(blocking=False)
        while not free and time.monotonic() < end:
            self._connection.interrupt()
            free = self._lock.acquire(timeout=_BETWEEN_TRIES)
        if free:
            self._lock.release()
        return free

    def close(self) -> None:
        """Close the file and give up its lock; calling it again does nothing."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._connection.close()
                self._released()
