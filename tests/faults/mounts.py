"""Small file systems for tests: one that fills, one that is read-only, one that can be pulled.

They need the administrator of a Linux machine; `refusal` says so where it cannot be done.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SHUTDOWN = 0x8004587D
"""ioctl after which a mounted ext4 file system refuses everything (EXT4_IOC_SHUTDOWN of Linux)."""
_NO_FLUSH = 2
MAKERS = {"ext4": ["mkfs.ext4", "-q", "-F"], "exfat": ["mkfs.exfat", "-q"], "vfat": ["mkfs.vfat"]}


def refusal(kind: str, folder: Path) -> str:
    """Return why a file system of `kind` cannot be mounted here, or ""."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return f"{kind}: only the administrator of a Linux machine may mount"
    try:
        with mounted(kind, folder / f"probe-{kind}"):
            return ""
    except (OSError, subprocess.CalledProcessError):
        return f"{kind}: cannot be made or mounted on this machine"


@contextmanager
def mounted(kind: str, place: Path, kib: int = 32 * 1024) -> Iterator[Path]:
    """Mount a new file system of `kind` ("tmpfs", or one of `MAKERS`) at the new folder `place`."""
    place.mkdir()
    if kind == "tmpfs":
        _run("mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(place))
    else:
        image = place.with_suffix(".image")
        with image.open("wb") as file:
            file.truncate(kib * 1024)
        if shutil.which(MAKERS[kind][0]) is None:
            raise FileNotFoundError
        _run(*MAKERS[kind], str(image))
        plug_in(place)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)
        place.with_suffix(".image").unlink(missing_ok=True)


def plug_in(place: Path) -> None:
    """Mount the image that belongs to `place` as a device of its own, as a stick put back is."""
    image, again = place.with_suffix(".image"), place.with_suffix(".again")
    _run("cp", "--sparse=always", str(image), str(again))
    again.replace(image)
    _run("mount", "-o", "loop", str(image), str(place))


def pull_out(place: Path) -> None:
    """Make every access fail at once, as when a stick is pulled: nothing waiting is written."""
    import fcntl

    folder = os.open(place, os.O_RDONLY)
    try:
        fcntl.ioctl(folder, _SHUTDOWN, struct.pack("I", _NO_FLUSH))
    finally:
        os.close(folder)


def take_away(place: Path) -> None:
    """Unmount what was pulled out."""
    _run("umount", "-l", str(place))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
