"""15: nobody who finds two copies can tell that they belong together."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from tests.faults.conftest import Soak
from tests.faults.swapping import LATER, base
from tests.vault.cheap import PASSPHRASE, reopen, secret
from tui.vault.connection import PAGE_BYTES
from tui.vault.copying import copy_to
from tui.vault.swap import change_key

BLOCK = 16


def blocks(content: bytes, step: int) -> set[bytes]:
    """Return the 16 bytes at every `step`: 4096 for the starts of pages."""
    return {content[at : at + BLOCK] for at in range(0, len(content), step)}


def test_no_two_files_share_a_block(path: Path, soak: Soak, tmp_path: Path) -> None:
    """The file, two copies with its passphrase, one with another, and the file after a change."""
    base(path)
    found = [path.read_bytes()]
    vault = reopen(path)
    for number, words in enumerate((PASSPHRASE, PASSPHRASE, LATER)):
        copy = tmp_path / f"copy-{number}.dat"
        copy_to(vault, copy, secret(words), lambda _done: True)
        found.append(copy.read_bytes())
    change_key(vault, secret(PASSPHRASE), lambda _done: True)
    vault.close()
    found.append(path.read_bytes())
    pairs = list(combinations(found, 2))
    at_pages = sum(len(blocks(a, PAGE_BYTES) & blocks(b, PAGE_BYTES)) for a, b in pairs)
    anywhere = sum(len(blocks(a, BLOCK) & blocks(b, BLOCK)) for a, b in pairs)
    soak.report(len(pairs), leaked=at_pages + anywhere)
    assert at_pages == 0
    assert anywhere == 0
