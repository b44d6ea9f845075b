"""ZIP files from outside, read piece by piece within limits.

Everything is decided from the directory at the end of the file before a byte is unpacked: no member
can yield more than is declared there (`zipfile` stops at that size), and members that share packed
bytes are refused, as in D. Fifield, "A better zip bomb" (WOOT 2019).
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from tui.safety.archive_limits import (
    BREAKING,
    PIECE_BYTES,
    ArchiveError,
    Bounded,
    BrokenArchive,
    Limits,
    LockedMember,
    Member,
    TooLarge,
    TooManyMembers,
    UnknownPacking,
    length_of,
)

_ENTRY = b"PK\x01\x02"
_STREAMED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What is unpacked with a bound for every piece; the others fill the memory at once."""
_HEADER_BYTES = 30
_LOCKED = 0x1


class _Directory(Bounded):
    """Counts the entries of the directory while it is read, before an object is made of each."""

    def __init__(self, source: io.BufferedIOBase, members: int) -> None:
        super().__init__(source)
        self._left = members

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self._left -= data.count(_ENTRY)
        if self._left < 0:
            raise TooManyMembers
        return data


class ZipArchive:
    """The files of a ZIP file; `skipped` counts folders and links, which are never read."""

    def __init__(self, source: io.BufferedIOBase, limits: Limits) -> None:
        """Read the directory of `source`; it stays open.

        Raise `BrokenArchive`, `TooManyMembers`, `TooLarge` or `TooDense`.
        """
        self._limits = limits
        length = length_of(source)
        try:
            self._zip = zipfile.ZipFile(_Directory(source, limits.members))
        except (*BREAKING, zipfile.BadZipFile):
            raise BrokenArchive from None
        every = self._zip.infolist()
        self._infos = [info for info in every if _is_file(info)]
        self.skipped = len(every) - len(self._infos)
        _refuse_shared_bytes(every, length)
        packed = sum(info.compress_size for info in self._infos)
        limits.check(packed, sum(info.file_size for info in self._infos))
        self.members = tuple(
            Member(index, info.filename, info.file_size, _modified(info))
            for index, info in enumerate(self._infos)
        )

    def read(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of a member, at most 64 KiB at once.

        Raise `LockedMember`, `UnknownPacking`, `TooLarge`, `TooDense`, or `BrokenArchive`, also
        after the last piece when the whole is not what its maker packed.
        """
        info = self._infos[member.index]
        if info.flag_bits & _LOCKED:
            raise LockedMember
        if info.compress_type not in _STREAMED:
            raise UnknownPacking
        if info.file_size > self._limits.one:
            raise TooLarge
        self._limits.check(info.compress_size, info.file_size)
        try:
            with self._zip.open(info) as file:
                while piece := file.read(PIECE_BYTES):
                    yield piece
        except ArchiveError:
            raise
        except (*BREAKING, zipfile.BadZipFile):
            raise BrokenArchive from None

    def close(self) -> None:
        """Let go of the directory; the source stays open."""
        self._zip.close()


def _is_file(info: zipfile.ZipInfo) -> bool:
    """Say whether an entry is an ordinary file, no folder and no link."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return not info.filename.endswith("/") and kind in {0, stat.S_IFREG}


def _modified(info: zipfile.ZipInfo) -> datetime | None:
    with suppress(ValueError):
        return datetime(*info.date_time)  # noqa: DTZ001  (a ZIP file names no zone)
    return None


def _refuse_shared_bytes(infos: list[zipfile.ZipInfo], length: int) -> None:
    """Raise `BrokenArchive` when packed bytes are used twice or lie outside the file."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise BrokenArchive
        end = info.header_offset + _HEADER_BYTES + info.compress_size
    if end > length:
        raise BrokenArchive
