"""31: an import that is killed leaves no part of a file behind, and its room is used again."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.faults.conftest import Soak
from tests.faults.evening import soundness
from tests.vaults import new_vault, reopen
from tui.vault.tables import STREAM

ROOT = Path(__file__).resolve().parents[2]
MIB = 1024**2
IMPORTING = """
import io, os, sys
from pathlib import Path
from tests.vaults import reopen
from tui.vault.tables import STREAM
vault = reopen(Path(sys.argv[1]))
with vault.read() as reader:
    before = [row["id"] for row in reader.select(STREAM) if row["id"] != 1]
for number in before:
    vault.remove_stream(number)
print("ready", flush=True)
while True:
    number = vault.put_stream(io.BytesIO(os.urandom(40 * 1024**2)), "photo", "image/png")
    vault.remove_stream(number)
"""


def kill_an_import(path: Path, seconds: float) -> None:
    command = [sys.executable, "-B", "-c", IMPORTING, str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(seconds)
    process.kill()
    process.communicate()


def test_nothing_partial_is_listed_and_the_room_is_used_again(path: Path, soak: Soak) -> None:
    vault = new_vault(path)
    vault.put_stream(io.BytesIO(b"kept"), "kept", "")
    vault.close()
    chance, kills, lost, partial = random.Random(5), soak.of(5, 50), 0, 0
    for _ in range(kills):
        kill_an_import(path, chance.uniform(0.02, 0.8))
        partial += state_of_partial(path)
        lost += soundness(path)[1] != "" or not only_whole_ones(path)
    soak.report(kills, lost=lost)
    assert lost == 0
    assert partial > 0  # some kills did come in the middle of an import
    assert path.stat().st_size < 90 * MIB


def state_of_partial(path: Path) -> bool:
    """Say whether the file, as the kill left it, may hold a part of an import."""
    return path.stat().st_size > 2 * MIB


def only_whole_ones(path: Path) -> bool:
    """Say whether every stream listed is complete and comes out, the old one as it went in."""
    vault = reopen(path)
    try:
        with vault.read() as reader:
            streams = {int(row["id"] or 0): row["state"] for row in reader.select(STREAM)}
        sizes = {number: sum(map(len, vault.get_stream(number))) for number in streams}
        kept = b"".join(vault.get_stream(1))
    finally:
        vault.close()
    whole = all(sizes[number] == 40 * MIB for number in streams if number != 1)
    return kept == b"kept" and whole and set(streams.values()) == {"complete"}
