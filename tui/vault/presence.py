"""Whether the medium under a file still answers: a pulled stick is no damaged file."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_PROBES = 8
_PROBE_BYTES = 4096


def is_reachable(path: Path) -> bool:
    """Say whether some pages of the file, spread over its length, can be read from the medium.

    Closing a second descriptor drops this process's locks on the file (POSIX), so ask only when
    its connection has failed and is not used any more.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return False
    try:
        _forget_cached(descriptor)
        step = os.fstat(descriptor).st_size // _PROBES
        return all(_reads(descriptor, number * step) for number in range(_PROBES))
    except OSError:
        return False
    finally:
        os.close(descriptor)


def folder_answers(folder: Path) -> bool:
    """Say whether the medium still takes orders for a folder; a read-only one does.

    The vault's own file is left alone, so its locks stay.
    """
    if sys.platform == "win32":  # which opens no folders
        return folder.is_dir()
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        return error.errno == errno.EACCES
    try:
        os.fsync(descriptor)
    except OSError as error:
        return error.errno != errno.EIO
    finally:
        os.close(descriptor)
    return True


def _forget_cached(descriptor: int) -> None:
    """Ask the system to read from the medium again, where it can be asked (Linux, BSD)."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _reads(descriptor: int, start: int) -> bool:
    """Say whether bytes can be read from `start`; raise `OSError` when the medium refuses."""
    os.lseek(descriptor, start, os.SEEK_SET)
    return bool(os.read(descriptor, _PROBE_BYTES))
