"""Tar files from outside, also packed with gzip, read piece by piece within limits."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Self

from tui.safety.archive_limits import (
    BREAKING,
    PIECE_BYTES,
    ArchiveError,
    Bounded,
    BrokenArchive,
    Limits,
    Member,
    TooLarge,
    TooManyMembers,
    length_of,
)

_GZIP = b"\x1f\x8b"
_EXTRA_BYTES = 16 * 1024
"""The longest header of a header, which `tarfile` reads whole and searches slowly."""


class _Unpacked(Bounded):
    """What comes out of a gzip file, watched as it comes."""

    def __init__(self, source: io.BufferedIOBase, limits: Limits) -> None:
        self._limits, self._packed = limits, length_of(source)
        super().__init__(gzip.GzipFile(fileobj=source, mode="rb"))

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self._limits.check(self._packed, self.tell())
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place, unpacking up to it a piece at a time so that the limits hold."""
        if whence != io.SEEK_SET:
            raise BrokenArchive
        while offset > self.tell():
            if not self.read(min(offset - self.tell(), PIECE_BYTES)):
                return self.tell()
        return super().seek(offset)


class _Header(tarfile.TarInfo):
    """A header that says nothing which would make the reader hold much or go in circles."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        info = super().frombuf(buf, encoding, errors)
        extra = info.type not in tarfile.SUPPORTED_TYPES or info.type in {
            tarfile.XHDTYPE,
            tarfile.XGLTYPE,
            tarfile.SOLARIS_XHDTYPE,
            tarfile.GNUTYPE_LONGNAME,
            tarfile.GNUTYPE_LONGLINK,
        }
        if info.size < 0 or (extra and info.size > _EXTRA_BYTES):
            raise BrokenArchive
        if info.type == tarfile.GNUTYPE_SPARSE:
            raise BrokenArchive
        return info


class TarArchive:
    """The files of a tar file; `skipped` counts folders, links and devices, never read."""

    def __init__(self, source: io.BufferedIOBase, limits: Limits) -> None:
        """Read the headers of `source`; it stays open.

        Raise `BrokenArchive`, `TooManyMembers`, `TooLarge` or `TooDense`.
        """
        self._limits = limits
        packed = source.read(len(_GZIP)) == _GZIP
        self._length = length_of(source)
        plain = _Unpacked(source, limits) if packed else Bounded(source)
        self._infos: list[tarfile.TarInfo] = []
        self.skipped = 0
        try:
            self._tar = tarfile.TarFile(fileobj=plain, mode="r", tarinfo=_Header)
            self._list()
        except ArchiveError:
            raise
        except BREAKING:
            raise BrokenArchive from None
        limits.check(self._length, sum(info.size for info in self._infos))
        self.members = tuple(
            Member(index, info.name, info.size, _modified(info))
            for index, info in enumerate(self._infos)
        )

    def _list(self) -> None:
        """Go from header to header, never backwards."""
        place = -1
        while (info := self._tar.next()) is not None:
            if info.size < 0 or info.offset_data <= place:
                raise BrokenArchive
            place = info.offset_data
            if info.type in tarfile.REGULAR_TYPES and not info.sparse:
                self._infos.append(info)
            else:
                self.skipped += 1
            if len(self._infos) + self.skipped > self._limits.members:
                raise TooManyMembers

    def read(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of a member, at most 64 KiB at once.

        Raise `TooLarge`, `TooDense`, or `BrokenArchive` when the file ends before the member.
        """
        info = self._infos[member.index]
        if info.size > self._limits.one:
            raise TooLarge
        left = info.size
        try:
            file = self._tar.extractfile(info)
            while file is not None and (piece := file.read(min(PIECE_BYTES, left))):
                left -= len(piece)
                yield piece
        except ArchiveError:
            raise
        except BREAKING:
            raise BrokenArchive from None
        if left:
            raise BrokenArchive

    def close(self) -> None:
        """Let go of the headers; the source stays open."""
        self._tar.close()


def _modified(info: tarfile.TarInfo) -> datetime | None:
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(info.mtime, UTC).replace(tzinfo=None)
    return None
