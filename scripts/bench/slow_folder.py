"""A folder that is as slow as a bad USB stick, for one program (Linux, with a C compiler)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SOURCE = Path(__file__).with_name("slow.c")
STICK = {"SLOW_SYNC": "20", "SLOW_WRITE": "2000000", "SLOW_READ": "15000000"}
"""Milliseconds of a sync, and bytes a second: an old stick with little room left."""

NO_COMPILER = "no C compiler on this computer"


class NoCompiler(Exception):  # noqa: N818  (a state of the computer)
    """What makes a folder slow cannot be compiled here."""


def library(folder: Path) -> Path:
    """Return the library that makes a folder slow, compiled into `folder`; raise `NoCompiler`."""
    made = folder / "slow.so"
    if made.exists():
        return made
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        raise NoCompiler(NO_COMPILER)
    command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(made), str(SOURCE), "-ldl"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        raise NoCompiler(NO_COMPILER)
    return made


def variables(made: Path, place: Path, speed: Mapping[str, str]) -> dict[str, str]:
    """Return the variables with which a program finds `place` slow; no `speed` only counts."""
    return {"LD_PRELOAD": str(made), "SLOW_FOLDER": str(place), **speed}
