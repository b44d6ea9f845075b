"""Look at the computer Carnet runs on for what could keep or spread a file.

Each finding is an id with its words in `tui.host_words`. Nothing is started or written to find out.
A check answers yes, no, or None where it cannot see, and then nothing is claimed.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tui.safety.host_place import in_synced_folder, readable_by_others
from tui.safety.host_programs import clipboard_is_kept, programs_running, screen_is_shared
from tui.safety.host_system import core_dumps_possible, unencrypted_swap
from tui.safety.host_terminal import in_multiplexer, is_recorded, is_remote

T = TypeVar("T")

SYNCED_FOLDER = "synced_folder"
"""The file lies in a folder that is copied to other computers."""
WORLD_READABLE = "world_readable"
"""Other accounts of this computer can read the file."""
TERMINAL_LOGGING = "terminal_logging"
"""The terminal records what is shown."""
MULTIPLEXER = "multiplexer"
"""Another program stands between the session and the window, and can show it elsewhere."""
REMOTE = "remote"
"""The session is drawn on another computer than the one it runs on."""
SCREEN_SHARED = "screen_shared"
"""A program runs that can show the screen to somebody elsewhere."""
CLIPBOARD_HISTORY = "clipboard_history"
"""What is copied is kept in a list."""
SWAP = "swap"
"""Memory may be written to a disk that is not encrypted."""
CORE_DUMPS = "core_dumps"
"""A failing process may leave its memory in a file."""

FINDINGS = (
    SYNCED_FOLDER,
    WORLD_READABLE,
    TERMINAL_LOGGING,
    MULTIPLEXER,
    REMOTE,
    SCREEN_SHARED,
    CLIPBOARD_HISTORY,
    SWAP,
    CORE_DUMPS,
)
"""Every id, in the order shown."""


@dataclass(frozen=True)
class Host:
    """Where the checks look; tests put folders of their own in the place of the system's.

    Args:
        environ: variables of the session.
        process: id of a process of the session.
        platform: as `sys.platform`.
        proc: the folder of proc(5); elsewhere than on Linux it is not there.
        sys_block: the folder of the block devices (sysfs(5)).
        home: the person's own folder.
    """

    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    process: int = field(default_factory=os.getpid)
    platform: str = sys.platform
    proc: Path = Path("/proc")
    sys_block: Path = Path("/sys/block")
    home: Path = field(default_factory=Path.home)


def examine(path: Path, host: Host) -> dict[str, bool | None]:
    """Return what each check says of the vault at `path` and of `host`; never raises."""
    running = _answer(lambda: programs_running(host.proc))
    checks: dict[str, Callable[[], bool | None]] = {
        SYNCED_FOLDER: lambda: in_synced_folder(path),
        WORLD_READABLE: lambda: readable_by_others(path, host.platform),
        TERMINAL_LOGGING: lambda: is_recorded(host.environ, host.process, host.proc),
        MULTIPLEXER: lambda: in_multiplexer(host.environ, host.process, host.proc),
        REMOTE: lambda: is_remote(host.environ, host.process, host.proc),
        SCREEN_SHARED: lambda: screen_is_shared(running),
        CLIPBOARD_HISTORY: lambda: clipboard_is_kept(running, host.home, host.platform),
        SWAP: lambda: unencrypted_swap(host.proc, host.sys_block),
        CORE_DUMPS: lambda: core_dumps_possible(host.platform),
    }
    return {name: _answer(checks[name]) for name in FINDINGS}


def check_host(path: Path, host: Host | None = None) -> list[str]:
    """Return what deserves a warning about this computer and the place of the vault.

    Args:
        path: the vault, or where it is to be created; a new one is made private.
        host: where to look; by default the computer this runs on.

    Returns:
        Some of `FINDINGS`, in that order. Never raises: a check that fails finds nothing.
    """
    found = [name for name, holds in examine(path, host or Host()).items() if holds]
    is_there = _answer(path.exists)
    return [name for name in found if is_there or name != WORLD_READABLE]


def _answer(check: Callable[[], T]) -> T | None:
    try:
        return check()
    except (OSError, ValueError, RuntimeError, LookupError):
        return None
