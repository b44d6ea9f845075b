"""A kit for tests: made once, in a folder whose name is not plain and that everyone can read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.kit.systems import this_system
from tests.terminal.harness import Terminal

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534


def make(kit: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `scripts/make_usb.py` for the folder `kit`."""
    script = str(ROOT / "scripts" / "make_usb.py")
    return subprocess.run(
        [sys.executable, script, str(kit), *words], capture_output=True, text=True, check=False
    )


def allow_only_programs(kit: Path) -> None:
    """Let nothing be started but names in .exe, as Linux desktops mount FAT sticks."""
    for file in kit.rglob("*"):
        if file.is_file():
            file.chmod(0o755 if file.suffix == ".exe" else 0o644)


def program(kit: Path) -> Path:
    """Return the program for this system."""
    return kit / "bin" / this_system() / "carnet.exe"


def started(kit: Path, *words: str, folder: Path, **variables: str) -> Terminal:
    """Start the kit by its launcher, from another folder."""
    command = ["sh", str(kit / "start-carnet.sh"), *words]
    return Terminal(command, folder=folder, env=variables)


def answer(
    command: Sequence[str | Path], folder: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command without a terminal and return what it said."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def copied_launchers(kit: Path, folder: Path) -> Path:
    """Return a folder with the launchers alone."""
    for name in ("start-carnet.sh", "Start Carnet.command", "Start Carnet.desktop"):
        shutil.copy(kit / name, folder / name)
    return folder
