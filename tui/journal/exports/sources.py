"""Where an export comes from: a file, a folder, or an exhibit, seen as a row of parts."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tui.journal.exports.model import BrokenExport, ExportTooLarge, RefusedArchive
from tui.safety.archive_limits import LIMITS, ArchiveError, Member
from tui.safety.archives import Archive, is_archive, open_archive
from tui.vault.streams import CHUNK_BYTES
from tui.vault.vault import Vault

HEAD_BYTES = 16 * 1024
"""How much of a part is looked at to tell what it is."""

_ARCHIVE_HEAD = 262
_PIECE = 64 * 1024
MOST_PARTS = 20_000

Pieces = Callable[[], Iterator[bytes]]


@dataclass(frozen=True)
class Part:
    """One file of an export: its name as written there (never a path to use) and its bytes.

    `archive` is the name of the archive it lies in, "" outside of one.
    """

    name: str
    pieces: Pieces
    archive: str = ""

    @property
    def last_name(self) -> str:
        """The name without folders, in small letters."""
        return self.name.replace("\\", "/").rpartition("/")[2].lower()

    def head(self) -> bytes:
        """Return its beginning; nothing for one that cannot be unpacked."""
        held = bytearray()
        try:
            with closing(self.pieces()) as pieces:  # type: ignore[type-var]
                for piece in pieces:
                    held += piece
                    if len(held) >= HEAD_BYTES:
                        break
        except RefusedArchive:
            return b""
        return bytes(held[:HEAD_BYTES])

    def whole(self, most: int) -> bytes:
        """Return all of it; raise `ExportTooLarge` beyond `most`."""
        held = bytearray()
        with closing(self.pieces()) as pieces:  # type: ignore[type-var]
            for piece in pieces:
                held += piece
                if len(held) > most:
                    raise ExportTooLarge
        return bytes(held)


class ExhibitBytes(io.RawIOBase):
    """The bytes of a stream of the vault as a file that can be sought; every piece is verified."""

    def __init__(self, vault: Vault, stream: int, size: int) -> None:
        """Read stream number `stream`, which has `size` bytes."""
        super().__init__()
        self._vault, self._stream, self._size = vault, stream, size
        self._at, self._held, self._piece = 0, -1, b""

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be sought."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place and return it."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill `buffer` as far as the piece under the place reaches."""
        if self._at >= self._size:
            return 0
        number, start = divmod(self._at, CHUNK_BYTES)
        if number != self._held:
            self._piece, self._held = self._vault.piece(self._stream, number), number
        found = self._piece[start : start + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)


Opened = Callable[[], io.BufferedIOBase]


def of_file(path: Path) -> Opened:
    """Return what opens a file of the computer."""
    return lambda: path.open("rb")


@contextmanager
def parts_of(opened: Opened, name: str) -> Iterator[list[Part]]:
    """Give the parts of a file: those of an archive, or the file itself.

    Raises:
        RefusedArchive: when it is an archive that cannot be read within the limits.
    """
    with opened() as source:
        head = source.read(_ARCHIVE_HEAD)
        source.seek(0)
        if not is_archive(head):
            yield [Part(name, lambda: _pieces(source))]
            return
        with _archive(source) as archive:
            yield [_member(archive, one, name) for one in archive.members[:MOST_PARTS]]


def parts_in(folder: Path) -> list[Part]:
    """Return the files of a folder of the computer, those in its folders too; no links."""
    found: list[Part] = []
    for place, folders, files in os.walk(folder, followlinks=False):
        folders.sort()
        for file in sorted(files):
            path = Path(place, file)
            if not path.is_symlink() and path.is_file() and len(found) < MOST_PARTS:
                name = path.relative_to(folder).as_posix()
                found.append(Part(name, lambda path=path: _of_path(path)))  # type: ignore[misc]
    return found


@contextmanager
def _archive(source: io.BufferedIOBase) -> Iterator[Archive]:
    try:
        archive = open_archive(source, LIMITS)
    except ArchiveError as error:
        raise RefusedArchive(error.code) from None
    try:
        yield archive
    finally:
        archive.close()


def _member(archive: Archive, member: Member, name: str) -> Part:
    return Part(member.name, lambda: _unpacked(archive, member), name)


def _unpacked(archive: Archive, member: Member) -> Iterator[bytes]:
    try:
        yield from archive.read(member)
    except ArchiveError as error:
        raise RefusedArchive(error.code) from None


def _pieces(source: io.BufferedIOBase) -> Iterator[bytes]:
    """Yield the bytes of an open file, each reader from its own place."""
    at = 0
    while True:
        source.seek(at)
        piece = source.read(_PIECE)
        if not piece:
            return
        at += len(piece)
        yield piece


def _of_path(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as source:
            yield from _pieces(source)
    except OSError:
        raise BrokenExport from None
