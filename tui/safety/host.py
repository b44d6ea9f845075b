"""Look at the computer Carnet runs on for what could keep or spread a file.

Each finding is an id the unlock screen has a sentence for. Nothing is started or written to find
out, and a check that cannot see says nothing.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

SYNCED_FOLDER = "synced_folder"
"""The file lies in a folder that is copied to other computers."""
WORLD_READABLE = "world_readable"
"""Other accounts of this computer can read the file."""
TERMINAL_LOGGING = "terminal_logging"
"""The terminal keeps or records what is shown."""
SWAP = "swap"
"""Memory may be written to a disk that is not encrypted."""

# Folder names of the desktop programs, as their makers document them, in lower case.
_SYNC_NAMES = ("dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud", "box")
_SYNC_NAMES_EXACT = ("mobile documents", "cloudstorage", "nextcloud", "owncloud", "pcloud drive")
_SYNC_NAMES_MORE = (
    "mega",
    "megasync",
    "kdrive",
    "proton drive",
    "syncthing",
    "seafile",
    "tresorit",
)
_SYNC_MARKS = (".dropbox", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log", ".seafile-data")
_RECORDERS = ("script", "scriptreplay", "asciinema", "ttyrec", "termrec", "tlog-rec", "ovh-ttyrec")
_PROC = Path("/proc")


def check_host(path: Path) -> list[str]:
    """Return what deserves a warning about this computer and the place of the vault.

    Args:
        path: the vault, or where it is to be created.

    Returns:
        Some of `SYNCED_FOLDER`, `WORLD_READABLE`, `TERMINAL_LOGGING` and `SWAP`, in that order.
        Never raises: a check that fails finds nothing.
    """
    checks: dict[str, Callable[[], bool]] = {
        SYNCED_FOLDER: lambda: in_synced_folder(path),
        WORLD_READABLE: lambda: readable_by_others(path),
        TERMINAL_LOGGING: lambda: terminal_keeps_text(os.environ, os.getpid()),
        SWAP: unencrypted_swap,
    }
    return [name for name, check in checks.items() if _holds(check)]


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (OSError, ValueError, RuntimeError):
        return False


def in_synced_folder(path: Path) -> bool:
    """Say whether a folder above `path` is kept in step with a cloud or another computer."""
    return any(_is_synced(folder) for folder in path.resolve().parents)


def _is_synced(folder: Path) -> bool:
    name = folder.name.lower()
    stem = name.split(" - ")[0].split(" (")[0]  # "OneDrive - Company", "Dropbox (Personal)"
    return stem in (*_SYNC_NAMES, *_SYNC_NAMES_EXACT, *_SYNC_NAMES_MORE) or any(
        (folder / mark).exists() for mark in _SYNC_MARKS
    )


def readable_by_others(path: Path) -> bool:
    """Say whether any account can read the file, or what would be written in its folder.

    Only where permissions mean something: not on Windows.
    """
    if sys.platform == "win32":
        return False
    target = path.resolve()
    if not target.exists():
        target = target.parent
    return bool(target.stat().st_mode & stat.S_IROTH) and all(
        folder.stat().st_mode & stat.S_IXOTH for folder in target.parents
    )


def terminal_keeps_text(environ: Mapping[str, str], process: int) -> bool:
    """Say whether tmux, screen or a recorder stands between the session and the window.

    Args:
        environ: variables of the session.
        process: id of a process of the session; the programs above it are looked at on Linux.
    """
    if any(environ.get(name) for name in ("TMUX", "STY", "ASCIINEMA_REC")):
        return True
    return any(name in _RECORDERS for name in _names_above(process))


def _names_above(process: int) -> Iterator[str]:
    """Yield the names of the parents of a process, nearest first (proc(5), `stat`)."""
    while process > 1:
        try:
            fields = (_PROC / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        name, rest = fields.split("(", 1)[1].rsplit(")", 1)
        yield name
        process = int(rest.split()[1])


def unencrypted_swap(proc: Path = _PROC, sys_block: Path = Path("/sys/block")) -> bool:
    """Say whether memory may be swapped to a disk in clear; seen on Linux only.

    Compressed memory (zram) is no disk, and a swap on dm-crypt is encrypted.
    """
    lines = (proc / "swaps").read_text(encoding="utf-8").splitlines()[1:]
    devices = [Path(line.split()[0]) for line in lines if line.strip()]
    return any(not _is_safe_swap(device, sys_block) for device in devices)


def _is_safe_swap(device: Path, sys_block: Path) -> bool:
    name = device.resolve().name
    if name.startswith("zram"):
        return True
    try:
        kind = (sys_block / name / "dm" / "uuid").read_text(encoding="utf-8")
    except OSError:
        return False
    return kind.startswith("CRYPT-")
