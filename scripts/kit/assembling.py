"""Puts Carnet and its locked libraries into a Python that can be carried along; nothing is built.

Such a Python is a folder: that of the project python-build-standalone, or on Windows the
"embeddable package" of python.org. It may be for another system than this one, because all that is
added are wheels for that system and Carnet itself, which is Python alone.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts import environment
from scripts.kit.freezing import PROGRAM
from scripts.kit.systems import choosing, lock_for

_LEFT_OUT = shutil.ignore_patterns(
    *("__pycache__", "test", "tests", "idlelib", "tkinter", "turtledemo", "ensurepip", "lib2to3"),
    *("include", "share", "config-3.*", "*.a", "site-packages", "tcl*", "tk*", "itcl*"),
)
"""What Carnet never uses of a Python."""


class NoPython(Exception):  # noqa: N818  (a state, told to the person in a sentence)
    """The folder given holds no Python that can be carried along; the text says what is missing."""


@dataclass(frozen=True)
class PortablePython:
    """A Python in a folder: its version, its interpreter, and where it finds libraries."""

    folder: Path
    version: str
    interpreter: Path
    packages: Path

    @property
    def windows(self) -> bool:
        """Whether it is for Windows."""
        return self.interpreter.suffix == ".exe"


def found_python(folder: Path) -> PortablePython:
    """Return the Python that lies in `folder`.

    Raises:
        NoPython: there is none.
    """
    for library in sorted(folder.glob("lib/python3.*")):
        version = library.name.removeprefix("python")
        interpreter = folder / "bin" / library.name
        if re.fullmatch(r"3\.\d+", version) and interpreter.is_file():
            return PortablePython(folder, version, interpreter, library / "site-packages")
    for library in sorted(folder.glob("python3[0-9]*.dll")):
        version = f"3.{library.stem.removeprefix('python3')}"
        if (folder / "python.exe").is_file():
            packages = folder / "Lib" / "site-packages"
            return PortablePython(folder, version, folder / "python.exe", packages)
    raise NoPython(f"{folder}: no bin/python3.N with lib/python3.N, and no python.exe")


def assemble(source: PortablePython, system: str, folder: Path) -> Path:
    """Copy `source` into a new folder in `folder`, add Carnet, and return that folder.

    Raises:
        environment.NotReady: the libraries for `system` could not be had.
    """
    environment.make_ready(environment.RUNTIME)
    place = folder / "python"
    shutil.copytree(source.folder, place, ignore=_LEFT_OUT)  # what links lead to is copied too
    there = PortablePython(
        place,
        source.version,
        place / source.interpreter.relative_to(source.folder),
        place / source.packages.relative_to(source.folder),
    )
    _name_neutrally(there)
    _add_libraries(there, system)
    _add_carnet(there.packages)
    _compile(there)
    return folder


def _name_neutrally(python: PortablePython) -> None:
    """Give the interpreter the program's name and remove its other names."""
    python.interpreter.rename(python.interpreter.with_name(PROGRAM))
    for other in python.interpreter.parent.glob("python*"):
        if python.windows and other.suffix in {".dll", ".zip", "._pth"}:
            continue
        if other.is_file():
            other.unlink()
    if not python.windows:
        for other in python.interpreter.parent.iterdir():
            if other.name != PROGRAM:
                other.unlink()


def _add_libraries(python: PortablePython, system: str) -> None:
    """Install exactly what the lock names, for `system`; pip checks every hash."""
    python.packages.mkdir(parents=True, exist_ok=True)
    lock = (environment.LOCKS / f"{environment.RUNTIME}.txt").read_text(encoding="utf-8")
    listed = python.folder / "lock.txt"
    listed.write_text(lock_for(lock, system, python.version), encoding="utf-8")
    command = [str(environment.python()), "-I", "-m", "pip", "--disable-pip-version-check"]
    done = subprocess.run(
        [
            *(*command, "--no-input", "install", "-q", "--require-hashes", "--no-deps"),
            *("--no-compile", "--upgrade", "--target", str(python.packages)),
            *(*choosing(system, python.version), "-r", str(listed)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    listed.unlink()
    if done.returncode:
        raise environment.NotReady(done.stderr.strip().splitlines()[-1])
    shutil.rmtree(python.packages / "bin", ignore_errors=True)  # commands of libraries
    for paths in python.folder.glob(
        "*._pth"
    ):  # where the embeddable Python looks, and nowhere else
        paths.write_text(f"{paths.stem}.zip\n.\nLib\\site-packages\n", encoding="utf-8")


def _add_carnet(packages: Path) -> None:
    shutil.copytree(
        environment.ROOT / "tui", packages / "tui", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(environment.ROOT / "content", packages / "tui" / "_content")


def _compile(python: PortablePython) -> None:
    """Compile every module so that its date does not matter: FAT keeps it in local time.

    A Python of the same version can do it for one of another system. Where there is none, the
    program starts more slowly and is otherwise the same.
    """
    if python.version != f"3.{sys.version_info.minor}":
        return
    subprocess.run(
        [
            *(sys.executable, "-I", "-m", "compileall", "-q", "-f"),
            *("--invalidation-mode", "unchecked-hash", str(python.packages.parent)),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
