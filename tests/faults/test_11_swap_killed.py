"""11: a change of passphrase killed at any moment leaves the old file or the new one, whole.

`strace` kills at the system calls themselves, SQLite's too; where it cannot run, the calls that
Python makes are still all tried, before and after each.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import Soak
from tests.faults.swapping import COPY, KILLED_AT, CopyTally, Tally, base, change

CALLS = ("rename", "fsync", "unlink")
MOST_CALLS = 40


def strace_refusal() -> str:
    """Return why strace cannot be used here, or ""."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return "strace is not installed here"
    probe = subprocess.run(
        ["strace", "-qq", "-e", "inject=nice:error=EPERM", "true"], capture_output=True, check=False
    )
    return "strace may not trace here" if probe.returncode else ""


def counts(path: Path, log: Path, **what: Any) -> dict[str, int]:
    """Do the work once without a kill and count the system calls it makes."""
    wrapper = ["strace", "-f", "-qq", "-c", "-o", str(log), "-e", "trace=%file,%desc"]
    assert change(path, wrapper=wrapper, **what) == 0
    found = {}
    for line in log.read_text().splitlines():
        words = line.split()
        if len(words) >= 5 and re.fullmatch(r"[\d.]+", words[0]):
            found[words[-1]] = int(words[3])
    return found


def test_killed_at_each_system_call(
    path: Path, soak: Soak, tmp_path_factory: pytest.TempPathFactory
) -> None:
    reason = strace_refusal()
    if reason:
        pytest.skip(f"kill at system calls: {reason}")
    content, held = base(path)
    found = counts(path, tmp_path_factory.mktemp("log") / "calls")
    writes = range(1, found["pwrite64"] + 1)
    points = [(name, number) for name in CALLS for number in range(1, found[name] + 1)]
    points += [("pwrite64", n) for n in random.Random(11).sample(writes, soak.of(8, 60))]
    tally = Tally()
    for name, number in points:
        path.write_bytes(content)
        inject = f"inject={name}:signal=KILL:when={number}"
        wrapper = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}", "-e", inject]
        change(path, wrapper=wrapper)
        tally.judge(path, held, f"{name} {number}")
    soak.report(tally.tried, lost=tally.lost, leaked=tally.leftovers)
    assert tally.wrong == []
    assert tally.tried >= 2 + 8
    assert tally.opened.keys() == {"before", "new"}


@pytest.mark.parametrize("name", CALLS)
def test_killed_before_and_after_each_call_of_python(path: Path, soak: Soak, name: str) -> None:
    content, held = base(path)
    tally = Tally()
    for number in range(1, MOST_CALLS):
        codes = set()
        for when in ("before", "after"):
            path.write_bytes(content)
            codes.add(change(path, name, str(number), when, before=KILLED_AT))
            tally.judge(path, held, f"{when} {name} {number}")
        if codes == {0}:
            break
    soak.report(tally.tried, lost=tally.lost, leaked=tally.leftovers)
    assert tally.wrong == []
    assert codes == {0}
    assert tally.tried >= 4


@pytest.mark.parametrize("name", [*CALLS, "pwrite64"])
def test_a_copy_killed_at_each_call_is_whole_or_not_there(
    path: Path, soak: Soak, tmp_path: Path, name: str
) -> None:
    """The next copy to the same place removes what the killed one left."""
    reason = strace_refusal()
    if reason:
        pytest.skip(f"kill at system calls: {reason}")
    content, held = base(path)
    stick = tmp_path / "stick"
    stick.mkdir()
    log = tmp_path / "calls"
    every = counts(path, log, script=COPY, target=stick / "first.dat")[name]
    chance, wanted = random.Random(12), soak.of(2, 30)
    points = range(1, every + 1)
    tally = CopyTally()
    for number in sorted(chance.sample(points, min(every, wanted))):
        path.write_bytes(content)
        inject = f"inject={name}:signal=KILL:when={number}"
        wrapper = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}", "-e", inject]
        copy = stick / f"copy-{name}-{number}.dat"
        change(path, wrapper=wrapper, script=COPY, target=copy)
        tally.judge(path, copy, held)
    soak.report(tally.tried, lost=tally.lost, leaked=tally.leftovers)
    assert (tally.lost, tally.leftovers) == (0, 0)
    assert tally.tried == min(every, wanted)
