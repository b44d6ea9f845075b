"""18. A file cut short at 300 places: always `Damaged` or `NotAVault`, never "wrong passphrase"."""

import random
from collections import Counter
from pathlib import Path

from tests.faults.conftest import Soak
from tests.faults.damage import PAGE, live
from tests.vaults import reopen
from tui.vault.errors import Damaged, NotAVault, VaultError


def cuts(size: int, number: int) -> list[int]:
    """Half of them in the middle of a page, half between two; the last page alone among them."""
    chance = random.Random(18)
    inside = [chance.randrange(1, size) for _ in range(number // 2)]
    between = [PAGE * chance.randrange(1, size // PAGE) for _ in range(number - number // 2 - 2)]
    return [*inside, *between, PAGE, size - PAGE]


def outcome(path: Path) -> str:
    try:
        reopen(path).close()
    except VaultError as error:
        return error.code
    return "opened"


def test_a_file_cut_short_is_never_taken_for_a_wrong_passphrase(path: Path, soak: Soak) -> None:
    live(path)
    raw = path.read_bytes()
    seen: Counter[str] = Counter()
    places = cuts(len(raw), soak.of(40, 300))
    for place in places:
        path.write_bytes(raw[:place])
        seen[outcome(path)] += 1
    told = seen[Damaged.code] + seen[NotAVault.code]
    soak.report(len(places), lost=len(places) - told)
    assert told == len(places)
    assert seen[Damaged.code] > len(places) // 4
