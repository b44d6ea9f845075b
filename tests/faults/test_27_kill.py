"""27: a process killed while it saves loses nothing that was acknowledged."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.faults import mounts
from tests.faults.conftest import Soak
from tests.faults.evening import soundness
from tests.vaults import new_vault, reopen
from tui.vault.errors import VaultError
from tui.vault.tables import ENTRY

ROOT = Path(__file__).resolve().parents[2]
SAVING = """
import itertools, os, sys
from pathlib import Path
from tests.vaults import TestClock, reopen
from tui.journal.journal import Journal
vault = reopen(Path(sys.argv[1]))
journal = Journal(vault, TestClock(), lambda: os.urandom(16).hex())
print("ready", flush=True)
for number in itertools.count(journal.count() + 1):
    journal.note(f"number{number} " + os.urandom(20 + number * 7919 % 9000).hex())
    print(number, flush=True)
"""


@pytest.mark.parametrize("kind", ["this disk", "ext4", "exfat"])
def test_no_acknowledged_save_is_lost(kind: str, tmp_path: Path, soak: Soak) -> None:
    if kind == "this disk":
        check(tmp_path, soak)
        return
    reason = mounts.refusal(kind, tmp_path)
    if reason:
        pytest.skip(f"kill: {reason}")
    with mounts.mounted(kind, tmp_path / kind, kib=256 * 1024) as place:
        check(place, soak)


def check(folder: Path, soak: Soak) -> None:
    path = folder / "carnet.dat"
    new_vault(path).close()
    chance, kills, acknowledged = random.Random(11), soak.of(20, 200), 0
    seen: Counter[str] = Counter()
    for _ in range(kills):
        acknowledged = max(acknowledged, killed_after(path, chance.uniform(0.002, 0.08)))
        seen[verdict(path, acknowledged)] += 1
        if path.stat().st_size > 100 * 1024**2:
            path.unlink()
            new_vault(path).close()
            acknowledged = 0
    soak.report(kills, lost=kills - seen["sound"])
    assert set(seen) == {"sound"}, seen
    assert acknowledged > 0


def killed_after(path: Path, seconds: float) -> int:
    """Save in another process for a while, kill it, and return the last number it acknowledged."""
    command = [sys.executable, "-B", "-c", SAVING, str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(seconds)
    process.kill()
    whole_lines = process.stdout.read().split("\n")[:-1]
    process.stdout.close()
    process.wait()
    return int(whole_lines[-1]) if whole_lines else 0


def verdict(path: Path, acknowledged: int) -> str:
    """Say what became of the file: every number must be there, once, in its order."""
    try:
        _, problem = soundness(path)
        vault = reopen(path)
    except VaultError as error:
        return f"corrupt: {error.code}"
    with vault.read() as reader:
        bodies = [str(row["body"]).split()[0] for row in reader.select(ENTRY, order="seq")]
    vault.close()
    if problem or bodies != [f"number{n}" for n in range(1, len(bodies) + 1)]:
        return f"corrupt: {problem}"
    if [file.name for file in path.parent.iterdir() if file.is_file()] != [path.name]:
        return "left something beside the file"
    return "sound" if len(bodies) >= acknowledged else "lost"
