"""43: another program of the same person can read nothing of the session's memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Soak

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0,
    reason="no debugger: only the administrator of a Linux machine may become another account",
)

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
WAITING = """
import ctypes, os, resource, sys
from tui.safety.hardening import harden
os.setgid(65534)
os.setuid(65534)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # PR_SET_DUMPABLE as for a process that never was root
if sys.argv[1] == "hardened":
    harden()
print(resource.getrlimit(resource.RLIMIT_CORE)[0], flush=True)
sys.stdin.read()
"""
READING = ["sh", "-c", "exec 3< /proc/$0/mem && echo read"]


def looked_into(how: str, command: list[str]) -> tuple[str, str]:
    """Start a process as nobody, let another process of nobody look into it; return the core
    limit of the first and what the second printed.
    """
    watched = subprocess.Popen(
        [sys.executable, "-B", "-c", WAITING, how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert watched.stdout is not None
        cores = watched.stdout.readline().strip()
        full = [*command, str(watched.pid)]
        told = subprocess.run(
            full, capture_output=True, text=True, check=False, cwd="/", user=NOBODY, group=NOBODY
        )
    finally:
        watched.communicate("")
    return cores, told.stdout + told.stderr


def test_the_memory_file_is_refused(soak: Soak) -> None:
    if looked_into("open", READING)[1] != "read\n":
        pytest.skip("no debugger: this machine refuses it to every process")
    cores, told = looked_into("hardened", READING)
    soak.report(1, leaked=int("denied" not in told or cores != "0"))
    assert "denied" in told
    assert cores == "0"


def test_a_debugger_is_refused(soak: Soak) -> None:
    if shutil.which("gdb") is None:
        pytest.skip("no debugger: gdb is not installed here")
    command = ["gdb", "-nx", "-batch", "-ex", "info proc", "-p"]
    if "not permitted" in looked_into("open", command)[1]:
        pytest.skip("no debugger: this machine refuses it to every process")
    told = looked_into("hardened", command)[1]
    soak.report(1, leaked=int("not permitted" not in told))
    assert "not permitted" in told
