"""What an archive from outside may cost, what is known of its members, and what can be wrong."""

# Each name is the state a screen explains, without a suffix, like the errors of the vault.
# ruff: noqa: N818

from __future__ import annotations

import io
import tarfile
import zlib
from dataclasses import dataclass
from datetime import datetime

MIB = 1024**2
PIECE_BYTES = 64 * 1024
"""How much of a member is unpacked at once."""


class ArchiveError(Exception):
    """Base of what an archive can be refused for; `code` is a word that a screen explains."""

    code = "archive"

    def __init__(self) -> None:
        super().__init__(self.code)


class NotAnArchive(ArchiveError):
    """It is none of the kinds that can be read: ZIP, tar, tar.gz."""

    code = "not_an_archive"


class BrokenArchive(ArchiveError):
    """It is damaged, or it was made to look like what it is not."""

    code = "broken_archive"


class TooManyMembers(ArchiveError):
    """It holds more files than `Limits.members`."""

    code = "too_many_members"


class TooLarge(ArchiveError):
    """A file in it, or all together, would be larger than the limits."""

    code = "too_large"


class TooDense(ArchiveError):
    """It would unpack to more than `Limits.ratio` times its size, as only a trap does."""

    code = "too_dense"


class TooDeep(ArchiveError):
    """It lies in archives that lie in archives, more than `Limits.depth`."""

    code = "too_deep"


class LockedMember(ArchiveError):
    """A file in it is behind a password."""

    code = "locked_member"


class UnknownPacking(ArchiveError):
    """A file in it is packed in a way that cannot be unpacked piece by piece."""

    code = "unknown_packing"


BREAKING = (
    tarfile.TarError, zlib.error, OSError, EOFError, ValueError, OverflowError, RecursionError,
    NotImplementedError, RuntimeError, KeyError, IndexError,
)  # fmt: skip
"""What the standard library raises for archives that are not what they should be."""


@dataclass(frozen=True)
class Limits:
    """The most an archive may cost.

    `members` is a number of files; `one` and `total` are bytes unpacked; `inside` is the largest
    archive in an archive, which is held in memory; `ratio` is unpacked bytes a packed byte, counted
    from `slack` bytes on; `depth` is how many archives may lie in each other.
    """

    members: int = 50_000
    one: int = 4 * 1024 * MIB
    total: int = 8 * 1024 * MIB
    inside: int = 32 * MIB
    ratio: int = 200
    slack: int = 10 * MIB
    depth: int = 3

    def check(self, packed: int, unpacked: int) -> None:
        """Raise `TooLarge` or `TooDense` when so much would come out of so little."""
        if unpacked > self.total:
            raise TooLarge
        if unpacked > max(self.slack, packed * self.ratio):
            raise TooDense


LIMITS = Limits()


@dataclass(frozen=True)
class Member:
    """A file in an archive: `name` as written there (never a path to use), `size` in bytes
    unpacked, `modified` in the maker's time of day without a zone, None when it makes no sense.
    """

    index: int
    name: str
    size: int
    modified: datetime | None


class Bounded(io.RawIOBase):
    """A source from which nothing can be read in one go that would fill the memory."""

    def __init__(self, source: io.BufferedIOBase, most: int = 16 * MIB) -> None:
        """Read from `source`, which can be sought, at most `most` bytes at once."""
        super().__init__()
        self._source, self._most = source, most

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be sought."""
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        """Return at most `size` bytes; raise `BrokenArchive` when that is too much at once."""
        if size is None or size < 0:
            data = self._source.read(self._most + 1)
        elif size > self._most:
            raise BrokenArchive
        else:
            data = self._source.read(size)
        if len(data) > self._most:
            raise BrokenArchive
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place and return it."""
        return self._source.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._source.tell()


def length_of(source: io.BufferedIOBase) -> int:
    """Return the bytes of a source and go back to its beginning."""
    length = source.seek(0, io.SEEK_END)
    source.seek(0)
    return length
