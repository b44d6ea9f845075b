"""What `carnet doctor` looks at: the program, the terminal, the place of the file, the computer.

Nothing is written, no program is started, no passphrase is asked for; of the file only its size is
asked and its first page read, which says how much memory opening it takes.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tui import __version__
from tui.doctor_place import Mount, mount_of
from tui.safety.host import Host, examine
from tui.vault.errors import VaultError
from tui.vault.files import salt_of
from tui.vault.profiles import DEFAULT, profile_of

MEBIBYTE = 1024**2
SMALLEST = (60, 18)
"""Columns and rows under which Carnet cannot be used well."""
LEAST_ROOM = 64 * MEBIBYTE
"""Free room under which exhibits and copies soon fail."""
SPARE_MEMORY = 96 * MEBIBYTE
"""Memory the program needs besides that of Argon2."""
OLDEST_PYTHON = (3, 11)

LIBRARIES = (
    "textual",
    "sqlcipher3",
    "argon2",
    "markdown_it",
    "pyperclip",
    "shamir_mnemonic",
    "olefile",
    "PIL",
    "tinytag",
    "typst",
    "pypdf",
    "pyzipper",
)
"""Modules that the program loads, the first four before anything can be opened."""

Value = str | int | bool | None


@dataclass(frozen=True)
class Row:
    """One thing looked at.

    Args:
        name: its id, also of its words in `tui.doctor_words`.
        value: what was seen; None when it is not visible from here.
        look: whether the person should do something about it.
    """

    name: str
    value: Value
    look: bool = False


def examination(path: Path, environ: Mapping[str, str], host: Host) -> list[Row]:
    """Return everything that was looked at, in the order shown; never raises.

    Args:
        path: the vault, or where it would be.
        environ: variables of this process.
        host: the computer, see `tui.safety.host`.
    """
    mount = mount_of(path if path.exists() else path.parent, host.proc)
    seen = examine(path, host)
    if not path.exists():
        del seen["world_readable"]  # a new file is made private
    return [
        *_program(),
        *_terminal(environ),
        *_place(path, mount),
        *_memory(path, host.proc),
        *(Row(name, holds, bool(holds)) for name, holds in seen.items()),
    ]


def _program() -> list[Row]:
    missing = [name for name in LIBRARIES if not _loads(name)]
    return [
        Row("version", __version__),
        Row("python", platform.python_version(), sys.version_info < OLDEST_PYTHON),
        Row("system", f"{platform.system()} {platform.machine()}"),
        Row("libraries", ", ".join(missing), bool(missing)),
    ]


def _loads(name: str) -> bool:
    try:
        import_module(name)
    except Exception:  # noqa: BLE001  (a broken library may raise anything)
        return False
    return True


def _terminal(environ: Mapping[str, str]) -> list[Row]:
    term, size = environ.get("TERM", ""), _size()
    small = size is not None and (size[0] < SMALLEST[0] or size[1] < SMALLEST[1])
    windows = sys.platform == "win32"
    return [
        Row("terminal", term or None, term == "dumb" or (not term and not windows)),
        Row("colours", _colours(environ)),
        Row("size", f"{size[0]}×{size[1]}" if size else None, small),
        Row("characters", _encoding(environ), "utf" not in _encoding(environ).lower()),
    ]


def _size() -> tuple[int, int] | None:
    for descriptor in (2, 1, 0):
        try:
            columns, rows = os.get_terminal_size(descriptor)
        except OSError:
            continue
        return columns, rows
    return None


def _colours(environ: Mapping[str, str]) -> str:
    """Return how many colours the variables promise: Textual reads the same ones."""
    term = environ.get("TERM", "")
    if environ.get("NO_COLOR"):
        return "0"
    if environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return "16777216"
    return "256" if "256" in term or "kitty" in term else "16"


def _encoding(environ: Mapping[str, str]) -> str:
    """Return the character set of the locale, as the terminal is told it."""
    if sys.platform == "win32":
        return "UTF-8"
    spoken = next((environ[n] for n in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(n)), "")
    return spoken.partition(".")[2].partition("@")[0] or spoken or "ASCII"


def _place(path: Path, mount: Mount | None) -> list[Row]:
    rows = [
        Row("file", _file_size(path)),
        Row("free", *_free(path)),
        Row("kind", mount.kind if mount else None),
        Row("elsewhere", mount.elsewhere if mount else None, bool(mount and mount.elsewhere)),
        Row("passing", mount.passing if mount else None, bool(mount and mount.passing)),
        Row("four_gigabytes", mount.is_fat if mount else None),
    ]
    writable = os.access(path if path.exists() else path.parent, os.W_OK)
    return [*rows, Row("read_only", not writable, not writable)]


def _file_size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _free(path: Path) -> tuple[int | None, bool]:
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return None, False
    return free, free < LEAST_ROOM


def _memory(path: Path, proc: Path) -> list[Row]:
    needed = _needed_memory(path)
    free = free_memory(proc)
    scarce = free is not None and free < needed + SPARE_MEMORY
    return [Row("needed_memory", needed), Row("free_memory", free, scarce)]


def _needed_memory(path: Path) -> int:
    """Return the bytes that Argon2 takes for the file at `path`, or for a new one."""
    try:
        return profile_of(salt_of(path)).memory * 1024
    except (OSError, VaultError):
        return DEFAULT.memory * 1024


def free_memory(proc: Path = Path("/proc")) -> int | None:
    """Return the bytes a program can still get (proc(5), `MemAvailable`); None but on Linux."""
    try:
        lines = (proc / "meminfo").read_text(encoding="ascii").splitlines()
        amount = next(line.split()[1] for line in lines if line.startswith("MemAvailable:"))
        return int(amount) * 1024
    except (OSError, ValueError, LookupError, StopIteration):
        return None
