"""What the file system under the vault can hold: largest file and free room."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tui.vault.errors import FileTooBigForMedium, NoSpace, Unplugged

FAT_LIMIT = 4 * 1024**3 - 1
MARGIN = 32 * 1024**2
"""Room always left free, in bytes: even deleting needs some for SQLite's journal."""

COPY_MARGIN = 8 * 1024**2
"""Room in bytes that a second file leaves free."""

RESERVE = 4 * 1024**2
"""Room in bytes that saves leave to removals: SQLite's journal first copies every page to empty."""

_FAT_NAMES = frozenset({"vfat", "msdos", "fat"})


def largest_file(path: Path) -> int | None:
    """Return how many bytes a file may have where `path` is, or None when no limit is known."""
    limits = [limit for limit in (_process_limit(), _fat_limit(path)) if limit is not None]
    return min(limits, default=None)


def may_be_too_big(path: Path) -> bool:
    """Say whether a failed write is explained by the file standing at its limit."""
    try:
        size = path.stat().st_size
    except OSError:
        return False
    limit = largest_file(path)
    return (limit is not None and size + MARGIN > limit) or FAT_LIMIT - MARGIN < size <= FAT_LIMIT


def require_room(path: Path, coming: int) -> None:
    """Check that the file can grow by `coming` bytes and leave max(32 MiB, 1 %) of the medium free.

    Raise `FileTooBigForMedium`, `NoSpace` or `Unplugged`.
    """
    try:
        size = path.stat().st_size
        usage = shutil.disk_usage(path.parent)
    except OSError:
        raise Unplugged from None
    limit = largest_file(path)
    if limit is not None and size + coming > limit:
        raise FileTooBigForMedium
    if usage.free - coming < max(MARGIN, usage.total // 100):
        raise NoSpace


def require_copy_room(path: Path, folder: Path) -> None:
    """Check that a second file as big as the one at `path`, and 8 MiB more, fits into `folder`.

    1.05 times the size: a copy may be a little bigger than the file.  Raise `FileTooBigForMedium`,
    `NoSpace` or `Unplugged`.
    """
    try:
        size = path.stat().st_size
        free = shutil.disk_usage(folder).free
    except OSError:
        raise Unplugged from None
    limit = largest_file(folder)
    if limit is not None and size > limit:
        raise FileTooBigForMedium
    if free < size * 21 // 20 + COPY_MARGIN:
        raise NoSpace


def require_reserve(path: Path) -> None:
    """Raise `NoSpace` when no more than the room kept for removals is left on the medium.

    A medium that cannot be asked is left to the save itself, which names the fault exactly.
    """
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return
    if free < RESERVE:
        raise NoSpace


def _process_limit() -> int | None:
    """Return the file-size limit of this process (RLIMIT_FSIZE), where there is one."""
    if sys.platform == "win32":
        return None
    import resource

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    return None if limit == resource.RLIM_INFINITY else limit


def _fat_limit(path: Path) -> int | None:
    """Return FAT's limit when `path` is on a FAT file system (known on Linux only)."""
    try:
        device = path.stat().st_dev
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "replace")
    except OSError:
        return None
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        if fields.split(" ")[2] == wanted and rest.split(" ")[0] in _FAT_NAMES:
            return FAT_LIMIT
    return None
