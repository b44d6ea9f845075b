"""While a file is open, nothing that opens it without the passphrase is in memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault import cheap
from tests.vault.test_residue import memory
from tui.vault.kdf import derive_key, key_spec
from tui.vault.recovery_code import code_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")

HERE = Path(__file__).parents[2]
OPENING = """
import os, sys
from pathlib import Path
from tests.vault import cheap
from tui.vault import sheets
from tui.vault.opening import open_with_seed
from tui.vault.recovery_code import code_of, seed_of
path, what = Path(sys.argv[1]), sys.argv[2]
vault = cheap.reopen(path)
kept = []
if what == "code":
    with cheap.secret() as passphrase, vault.seed_of(passphrase) as seed, code_of(seed) as code:
        with seed_of(code) as again:
            assert vault.fits(again)
if what == "sheets":
    with cheap.secret() as passphrase, vault.seed_of(passphrase) as seed:
        made = sheets.make_sheets(seed)
    with sheets.seed_of(*made[:2]) as again:
        assert vault.fits(again)
if what == "reopened":
    with cheap.secret() as passphrase, vault.seed_of(passphrase) as seed:
        vault.close()
        vault = open_with_seed(path, seed, profiles=cheap.CHEAP_ONLY)
if what == "kept":
    with cheap.secret() as passphrase:
        seed = vault.seed_of(passphrase)
    kept = [seed, code_of(seed)]
print("open", flush=True)
os.read(0, 1)
"""


def needles(path: Path) -> list[bytes]:
    """Everything that opens the file: the seed, the key, its raw form, the code."""
    vault = cheap.reopen(path)
    with (
        cheap.secret() as passphrase,
        vault.seed_of(passphrase) as seed,
        derive_key(seed, vault.salt) as key,
        key_spec(key, vault.salt) as spec,
        code_of(seed) as code,
    ):
        found = [bytes(secret.view()) for secret in (seed, key, spec, code)]
    vault.close()
    seed_bytes, key_bytes, spec_bytes, code_bytes = found
    return [seed_bytes, key_bytes[:16], key_bytes[16:], spec_bytes[2:34], code_bytes]


def copies(path: Path, what: str) -> int:
    """How often one of them is in the memory of a process that has the file open."""
    wanted = needles(path)
    process = subprocess.Popen(
        [sys.executable, "-c", OPENING, str(path), what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=HERE,
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == b"open\n"
        try:
            content = memory(process.pid)
        except PermissionError:
            pytest.skip("this machine does not let a process look into its child")
    finally:
        process.communicate(b"\n")
    return sum(content.count(needle) for needle in wanted)


@pytest.mark.parametrize("what", ["opened", "code", "sheets", "reopened"])
def test_neither_seed_nor_key_nor_code_stays(path: Path, what: str) -> None:
    cheap.create(path).close()
    assert copies(path, what) == 0


def test_the_search_finds_what_is_kept(path: Path) -> None:
    cheap.create(path).close()
    assert copies(path, "kept") >= 2
