"""Memory that the system may write to a disk."""

import sys
from pathlib import Path


def unencrypted_swap(
    proc: Path = Path("/proc"), sys_block: Path = Path("/sys/block")
) -> bool | None:
    """Say whether memory may be swapped to a disk in clear; None elsewhere than on Linux.

    Compressed memory (zram) is no disk, and a swap on dm-crypt is encrypted.
    """
    try:
        lines = (proc / "swaps").read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return None
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


def core_dumps_possible(platform: str = sys.platform) -> bool | None:
    """Say whether this process could still leave its memory in a file when it fails.

    Carnet forbids that to itself first of all (`core_dumps`); None on Windows.
    """
    if platform == "win32" or sys.platform == "win32":
        return None
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)[0] != 0
