"""16. One bit flipped in each page in turn, every read of the program: 0 wrong values returned."""

import random
from pathlib import Path

from tests.faults.conftest import Soak
from tests.faults.damage import DAMAGED, PAGE, RIGHT, WRONG, harm_each_page
from tui.vault.errors import WrongPassphrase


def flipped(page: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(page)
    damaged[chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def test_a_flipped_bit_gives_no_wrong_value(path: Path, soak: Soak) -> None:
    tried, seen = harm_each_page(path, flipped, soak.of(1, 8), soak.of(7, 1))
    soak.report(tried, lost=seen[WRONG])
    assert set(seen) <= {RIGHT, DAMAGED, WrongPassphrase.code}
    assert seen[DAMAGED] > tried // 2
    assert seen[RIGHT] > seen[DAMAGED]
