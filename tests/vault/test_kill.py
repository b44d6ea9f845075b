"""Being killed in the middle of saving loses nothing that was acknowledged."""

import random
import subprocess
import sys
import time
from pathlib import Path

from tests.vault.cheap import create, reopen
from tui.vault.tables import ENTRY

HERE = Path(__file__).parents[2]
KILLS = 20
SAVING = """
import itertools, sys
from pathlib import Path
from tests.vault.cheap import entry, reopen
from tui.vault.tables import DRAFT, ENTRY
vault = reopen(Path(sys.argv[1]))
with vault.read() as reader:
    first = reader.last(ENTRY) + 1
print("ready", flush=True)
for seq in itertools.count(first):
    with vault.write() as writer:
        writer.insert(ENTRY, entry(seq, f"number{seq} " * (1 + seq * 37 % 900)))
        writer.index_entry(seq, f"number{seq}")
        writer.put(DRAFT, {"screen": "s", "body": str(seq), "changed": ""})
    print(seq, flush=True)
"""


def killed_after(path: Path, seconds: float) -> int:
    """Save in another process for a while, kill it, and return the last number it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-c", SAVING, str(path)], stdout=subprocess.PIPE, text=True, cwd=HERE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(seconds)
    process.kill()
    rest = process.stdout.read()
    process.stdout.close()
    process.wait()
    numbers = [line for line in rest.split("\n")[:-1] if line]
    return int(numbers[-1]) if numbers else 0


def test_no_acknowledged_save_is_lost_in_20_kills(path: Path) -> None:
    create(path).close()
    chance = random.Random(11)
    acknowledged = 0
    for _ in range(KILLS):
        acknowledged = max(acknowledged, killed_after(path, chance.uniform(0.002, 0.08)))
        vault = reopen(path)
        with vault.read() as reader:
            entries = reader.select(ENTRY, order="seq")
            last = reader.last(ENTRY)
            assert last >= acknowledged
            assert [row["seq"] for row in entries] == list(range(1, last + 1))
            if last:
                assert reader.search(f"number{last}", 1) == [last]
        assert vault._connection.value("PRAGMA integrity_check") == "ok"
        vault.close()
        assert [found.name for found in path.parent.iterdir()] == [path.name]
    assert acknowledged > KILLS
