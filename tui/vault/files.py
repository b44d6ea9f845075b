"""The vault's file before it is a database: its shape, its salt, its lock, its creation."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from pathlib import Path

from tui.vault.connection import PAGE_BYTES
from tui.vault.errors import (
    AlreadyOpen,
    FileExists,
    NoSpace,
    NoSuchFile,
    NotAVault,
    ReadOnlyMedium,
    Unplugged,
    VaultError,
)
from tui.vault.profiles import FOREIGN_STARTS, SALT_BYTES

_FEWEST_BYTE_VALUES = 200
"""4096 random bytes show all 256 values but for a few in a million; text, zeros and most formats do
not."""

_PENDING = 0x40000000
_LOCK_START = _PENDING + 2
_LOCK_LENGTH = 510
"""The bytes on which SQLite's readers and its exclusive writer lock each other out (os.h)."""

_BY_ERRNO: dict[int, type[VaultError]] = {
    errno.ENOENT: NoSuchFile,
    errno.ENOTDIR: NoSuchFile,
    errno.EEXIST: FileExists,
    errno.EROFS: ReadOnlyMedium,
    errno.EACCES: ReadOnlyMedium,
    errno.EPERM: ReadOnlyMedium,
    errno.ENOSPC: NoSpace,
    errno.EDQUOT: NoSpace,
}


class OpenFiles:
    """The files this process holds open as vaults.

    POSIX locks belong to the process: closing any other descriptor of a file drops them.  So a file
    that is open here must not be opened a second time, not even to look at its first bytes.
    """

    def __init__(self) -> None:
        """Begin with no file."""
        self._held: set[tuple[int, int]] = set()
        self._lock = threading.Lock()

    def claim(self, path: Path) -> tuple[int, int]:
        """Enter the file and return its identity, or raise `AlreadyOpen` when it is held."""
        found = _lstat(path)
        identity = (found.st_dev, found.st_ino)
        with self._lock:
            if identity in self._held:
                raise AlreadyOpen
            self._held.add(identity)
        return identity

    def release(self, identity: tuple[int, int]) -> None:
        """Take the file out again."""
        with self._lock:
            self._held.discard(identity)


def salt_of(path: Path) -> bytes:
    """Return the salt of a file that has the shape of a vault.

    Raise `NotAVault` (no regular file, not whole pages though no save was cut, or bytes that are
    not random), `AlreadyOpen` when another process writes to it, `NoSuchFile`, or `Unplugged`.
    """
    found = _lstat(path)
    if not stat.S_ISREG(found.st_mode) or found.st_size < PAGE_BYTES:
        raise NotAVault
    if found.st_size % PAGE_BYTES and not _save_was_cut(path):
        raise NotAVault
    try:
        with path.open("rb", buffering=0) as file:
            _refuse_locked(file.fileno())
            page = file.read(PAGE_BYTES)
    except OSError as error:
        raise typed(error) from None
    if page.startswith(FOREIGN_STARTS) or len(set(page)) < _FEWEST_BYTE_VALUES:
        raise NotAVault
    return page[:SALT_BYTES]


def _save_was_cut(path: Path) -> bool:
    """Say whether SQLite's journal lies beside the file: it undoes a save that the power cut.

    Such a save may have made the file longer by a part of a page.
    """
    try:
        return path.with_name(f"{path.name}-journal").stat().st_size > 0
    except OSError:
        return False


def require_writable(path: Path) -> None:
    """Raise `ReadOnlyMedium` when the file or its folder cannot be written; change nothing."""
    try:
        os.close(os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0)))
    except OSError as error:
        raise typed(error) from None
    if not os.access(path.parent, os.W_OK):
        raise ReadOnlyMedium


def make_empty(path: Path) -> None:
    """Create the file, empty and for its owner only, or raise `FileExists` and touch nothing."""
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
    try:
        os.close(os.open(path, flags, 0o600))
    except OSError as error:
        raise typed(error) from None


def sync_folder(path: Path) -> None:
    """Make the name of a new file durable, where folders can be synced (not on Windows)."""
    if sys.platform == "win32":
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise typed(error) from None
    finally:
        os.close(folder)


def typed(error: OSError) -> VaultError:
    """Return the vault's error for one of the operating system, without the path it names."""
    return _BY_ERRNO.get(error.errno or 0, Unplugged)()


def _lstat(path: Path) -> os.stat_result:
    """Look at the file itself, not at what a link points to."""
    try:
        return path.lstat()
    except OSError as error:
        raise typed(error) from None


def lock_whole(descriptor: int) -> bool:
    """Keep every other process from opening the file until `descriptor` is closed (not on Windows).

    Say False when another has it open.
    """
    if sys.platform == "win32":
        return True
    import fcntl

    length = _LOCK_START + _LOCK_LENGTH - _PENDING
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, length, _PENDING)
    except OSError:
        return False
    return True


def _refuse_locked(descriptor: int) -> None:
    """Raise `AlreadyOpen` when another process writes, before time is spent on Argon2."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.lockf(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB, _LOCK_LENGTH, _LOCK_START)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN):
            raise AlreadyOpen from None
