"""Opens an archive from outside: ZIP, tar or tar.gz, never written to a disk, never a surprise."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from typing import Protocol

from tui.safety.archive_limits import (
    LIMITS,
    Limits,
    Member,
    NotAnArchive,
    TooDeep,
    TooLarge,
)
from tui.safety.tars import TarArchive
from tui.safety.zips import ZipArchive

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_GZIP = b"\x1f\x8b\x08"
_TAR, _TAR_AT = b"ustar", 257
_HEAD = _TAR_AT + len(_TAR)


class Archive(Protocol):
    """The files of an archive, in its order; `skipped` counts folders, links and devices."""

    members: tuple[Member, ...]
    skipped: int

    def read(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of a member in pieces; raise `ArchiveError`."""

    def close(self) -> None:
        """Let go of it."""


def is_archive(head: bytes) -> bool:
    """Say whether a file that begins with `head` (262 bytes are enough) is of a known kind."""
    return head.startswith((*_ZIP, _GZIP)) or head[_TAR_AT:_HEAD] == _TAR


def open_archive(
    source: io.BufferedIOBase, limits: Limits = LIMITS, *, depth: int = 1
) -> ZipArchive | TarArchive:
    """Return the archive that `source` holds, which must be an open file that can be sought.

    Args:
        source: stays open, and must until the archive is closed.
        limits: what it may cost.
        depth: how many archives it lies in, itself counted.

    Raises:
        ArchiveError: `NotAnArchive`, `BrokenArchive`, `TooManyMembers`, `TooLarge`, `TooDense`,
            `TooDeep`.
    """
    if depth > limits.depth:
        raise TooDeep
    source.seek(0)
    head = source.read(_HEAD)
    source.seek(0)
    if not is_archive(head):
        raise NotAnArchive
    return ZipArchive(source, limits) if head.startswith(_ZIP) else TarArchive(source, limits)


def open_inside(
    archive: Archive, member: Member, limits: Limits = LIMITS, *, depth: int
) -> ZipArchive | TarArchive:
    """Return the archive that a member is, held in memory; raise as `open_archive` and `read`."""
    if depth > limits.depth:
        raise TooDeep
    return open_archive(io.BytesIO(read_whole(archive, member, limits.inside)), limits, depth=depth)


def read_whole(archive: Archive, member: Member, most: int) -> bytes:
    """Return the bytes of a member; raise `TooLarge` beyond `most`, or what `read` raises."""
    if member.size > most:
        raise TooLarge
    held = bytearray()
    with closing(archive.read(member)) as pieces:  # type: ignore[type-var]
        for piece in pieces:
            held += piece
            if len(held) > most:
                raise TooLarge
    return bytes(held)
