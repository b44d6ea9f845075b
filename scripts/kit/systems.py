"""The systems a kit can hold a program for, named as the launchers name them."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping

from pip._vendor.packaging.markers import Marker

_OLD_LINUX = ("2_28", "2_27", "2_26", "2_24", "2_17", "2_12", "2_5")

WHEELS: Mapping[str, tuple[str, ...]] = {
    **{
        f"linux-{machine}": (
            *(f"manylinux_{glibc}_{machine}" for glibc in _OLD_LINUX),
            f"manylinux2014_{machine}",
        )
        for machine in ("x86_64", "aarch64")
    },
    "macos-arm64": ("macosx_14_0_arm64", "macosx_14_0_universal2"),
    "macos-x86_64": ("macosx_14_0_x86_64", "macosx_14_0_universal2"),
    "windows-x86_64": ("win_amd64",),
}
"""Tags of the wheels that fit each system, best first; pip adds the older macOS by itself.

Linux from glibc 2.28 on (2018); macOS 14 (2023), though the wheels reach further back.
"""

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""Versions of Python that Carnet runs on."""

_MACHINES = {"amd64": "x86_64"}


def this_system() -> str:
    """Return the name of the system this computer runs, whether a kit can be made for it or not."""
    name = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    machine = platform.machine().lower()
    return f"{name}-{_MACHINES.get(machine, machine)}"


def lock_for(lock: str, system: str, python: str) -> str:
    """Return the part of a lock's text that holds for a system and a version of Python.

    pip chooses wheels for other systems, but asks conditions of this one.
    """
    name, _, machine = system.partition("-")
    facts = {
        "sys_platform": {"macos": "darwin", "windows": "win32"}.get(name, name),
        "platform_machine": "AMD64" if name == "windows" else machine,
        "python_version": python,
        "implementation_name": "cpython",
    }
    kept: list[str] = []
    holds = True
    for line in lock.splitlines():
        if line[:1].isalnum():
            library, _, condition = line.removesuffix("\\").partition(";")
            holds = not condition or Marker(condition).evaluate(facts)
            line = f"{library.rstrip()} \\"  # noqa: PLW2901  (the condition has been answered)
        if holds:
            kept.append(line)
    return "\n".join(kept) + "\n"


def choosing(system: str, python: str) -> list[str]:
    """Return the options that make pip choose wheels for a system and a version of Python."""
    tags = [word for tag in WHEELS[system] for word in ("--platform", tag)]
    return [*tags, "--python-version", python, "--implementation", "cp", "--only-binary", ":all:"]
