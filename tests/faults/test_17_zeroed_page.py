"""17. Each page zeroed in turn, every read of the program: 0 wrong values returned."""

import random
from pathlib import Path

from tests.faults.conftest import Soak
from tests.faults.damage import DAMAGED, PAGE, RIGHT, WRONG, harm_each_page
from tui.vault.errors import NotAVault


def zeroed(_page: bytes, _chance: random.Random) -> bytes:
    return bytes(PAGE)


def test_a_zeroed_page_gives_no_wrong_value(path: Path, soak: Soak) -> None:
    tried, seen = harm_each_page(path, zeroed, 1, soak.of(7, 1))
    soak.report(tried, lost=seen[WRONG])
    assert set(seen) == {RIGHT, DAMAGED, NotAVault.code}
    assert seen[DAMAGED] > tried // 2
    assert seen[RIGHT] > seen[DAMAGED]
