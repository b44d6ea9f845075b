"""8: unlocking is quick for the person and slow for whoever guesses."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.faults.conftest import Soak
from tests.vault.cheap import PASSPHRASE, now, secret
from tui.vault import opening

MOST_SECONDS = 1.5
TIMES_PBKDF2 = 3


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def test_unlocking_takes_its_time_and_no_more(path: Path, soak: Soak) -> None:
    """Other programs only ever make a try longer: the best one counts, and each is compared with
    the guess of another kind made right after it.
    """
    opening.create(path, secret(), now=now).close()
    unlocked, ratios = [], []
    for _ in range(soak.of(4, 12)):
        unlocked.append(seconds(lambda: opening.open_vault(path, secret()).close()))
        guess = seconds(
            lambda: hashlib.pbkdf2_hmac("sha512", PASSPHRASE.encode(), b"salt" * 4, 256_000)
        )
        ratios.append(unlocked[-1] / guess)
    late, quick = min(unlocked) > MOST_SECONDS, median(ratios) < TIMES_PBKDF2
    soak.report(len(unlocked), lost=int(late or quick))
    assert min(unlocked) <= MOST_SECONDS
    assert median(ratios) >= TIMES_PBKDF2
