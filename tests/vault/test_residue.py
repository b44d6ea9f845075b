"""After opening, the passphrase is nowhere in the memory of the process."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.cheap import create

HERE = Path(__file__).parents[2]
TYPED = "zqNeedle vélo Passphrase77"
OPENING = """
import os, sys
from pathlib import Path
from tests.vault.cheap import CHEAP_ONLY
from tui.vault.opening import open_vault
from tui.vault.passphrase import warnings
from tui.vault.secret import Secret
secret = Secret()
piece = bytearray(1)
while os.readv(0, [piece]) and piece != b"\\n":
    secret.extend(piece)
keep = sys.argv[2] == "keep" and bytes(secret.view())
warnings(secret, ["Zoé"])
vault = open_vault(Path(sys.argv[1]), secret, profiles=CHEAP_ONLY)
secret.wipe()
print("open", flush=True)
os.read(0, 1)
"""


def memory(process_id: int) -> bytes:
    """All writable memory of a process."""
    found = []
    with Path(f"/proc/{process_id}/mem").open("rb", buffering=0) as file:
        for line in Path(f"/proc/{process_id}/maps").read_text().splitlines():
            span, rights = line.split(" ")[:2]
            if rights.startswith("rw"):
                start, end = (int(part, 16) for part in span.split("-"))
                file.seek(start)
                try:
                    found.append(file.read(end - start))
                except OSError:
                    continue
    return b"\n".join(found)


def copies(path: Path, how: str) -> int:
    """How often the passphrase, or a long part of it, is in the memory of a process that opened."""
    process = subprocess.Popen(
        [sys.executable, "-c", OPENING, str(path), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=HERE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(TYPED.encode() + b"\n")
    process.stdin.flush()
    try:
        assert process.stdout.readline() == b"open\n"
        try:
            content = memory(process.pid)
        except PermissionError:
            pytest.skip("this machine does not let a process look into its child")
    finally:
        process.communicate(b"\n")
    spellings = [TYPED.encode(code) for code in ("utf-8", "utf-16-le", "utf-32-le", "latin-1")]
    parts = [TYPED[:8].encode(), TYPED[-10:].encode(), TYPED[-10:].encode("utf-32-le")]
    return sum(content.count(needle) for needle in [*spellings, *parts])


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_no_copy_of_a_typed_passphrase_stays(path: Path) -> None:
    create(path, TYPED).close()
    assert copies(path, "wipe") == 0


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_the_search_for_copies_finds_one_that_is_kept(path: Path) -> None:
    create(path, TYPED).close()
    assert copies(path, "keep") > 0
