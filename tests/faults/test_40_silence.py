"""40: a wrong passphrase, damage or a busy file write nothing to the terminal by themselves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.vault.cheap import PASSPHRASE, create, entry, reopen
from tui.vault.tables import ENTRY

ROOT = Path(__file__).resolve().parents[2]
OPENING = """
import os, sys
from pathlib import Path
from tests.vault.cheap import reopen
from tui.vault.errors import VaultError
from tui.vault.tables import ENTRY
try:
    vault = reopen(Path(sys.argv[1]), sys.argv[2])
    with vault.read() as reader:
        reader.select(ENTRY)
except VaultError as error:
    os._exit({"wrong_passphrase": 11, "damaged": 12, "already_open": 13}[error.code])
"""


def filled(path: Path) -> None:
    vault = create(path)
    with vault.write() as writer:
        for seq in range(1, 60):
            writer.insert(ENTRY, entry(seq, "x" * 3000))
    vault.close()


@pytest.mark.parametrize(("fault", "code"), [("wrong", 11), ("damaged", 12), ("busy", 13)])
def test_nothing_is_printed(fault: str, code: int, path: Path, soak: Soak) -> None:
    filled(path)
    if fault == "damaged":
        raw = path.read_bytes()
        path.write_bytes(raw[: len(raw) // 2] + bytes(4096 * 8) + raw[len(raw) // 2 + 4096 * 8 :])
    holder = reopen(path) if fault == "busy" else None
    passphrase = "another one" if fault == "wrong" else PASSPHRASE
    command = [sys.executable, "-B", "-c", OPENING, str(path), passphrase]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    if holder is not None:
        holder.close()
    soak.report(1, leaked=len(done.stdout + done.stderr))
    assert (done.stdout, done.stderr) == (b"", b"")
    assert done.returncode == code
