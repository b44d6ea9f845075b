"""A file system as sticks have them, from the kernel or, for exFAT, from FUSE."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults import mounts

_FUSE = "mount.exfat-fuse"
_KIB = 512 * 1024


@contextmanager
def stick(kind: str, place: Path) -> Iterator[Path]:
    """Mount an empty stick of 512 MiB at the new folder `place`; it takes no room until written.

    Raises:
        OSError, CalledProcessError: it cannot be made or mounted on this machine.
    """
    if kind == "exfat" and shutil.which(_FUSE) and shutil.which("mkfs.exfat"):
        with _by_fuse(place) as mounted:
            yield mounted
    else:
        with mounts.mounted(kind, place, kib=_KIB) as mounted:
            yield mounted


@contextmanager
def _by_fuse(place: Path) -> Iterator[Path]:
    image = place.with_suffix(".image")
    with image.open("wb") as file:
        file.truncate(_KIB * 1024)
    _run("mkfs.exfat", str(image))
    device = _run("losetup", "-f", "--show", str(image)).strip()
    place.mkdir()
    try:
        _run(_FUSE, device, str(place))
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)
        subprocess.run(["losetup", "-d", device], capture_output=True, check=False)
        image.unlink()


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return done.stdout
