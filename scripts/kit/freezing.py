"""Makes a program with Python inside, for the system this runs on, with PyInstaller."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from scripts import environment

PROGRAM = "carnet.exe"
"""Its name on every system.

Linux desktops mount FAT sticks so that only names in .exe, .com and .bat can be started (the
option `showexec` of vfat).
"""

_SPEC = Path(__file__).with_name("program.spec")


def freeze(folder: Path) -> Path:
    """Make the program below `folder` and return the folder that holds it and its parts.

    Everything PyInstaller writes stays below `folder`.

    Raises:
        environment.NotReady: the libraries could not be installed.
        CalledProcessError: PyInstaller failed; it has said why.
    """
    environment.make_ready(environment.KIT)
    command = [str(environment.python(environment.KIT)), "-I", "-m", "PyInstaller"]
    places = ["--distpath", str(folder / "made"), "--workpath", str(folder / "work")]
    # the same modules in the same order give the same program
    variables = {"PYINSTALLER_CONFIG_DIR": str(folder / "cache"), "PYTHONHASHSEED": "0"}
    subprocess.run(
        [*command, "--noconfirm", "--log-level", "ERROR", *places, str(_SPEC)],
        env={**os.environ, **variables},
        check=True,
    )
    return folder / "made" / "carnet"
