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


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return how long `work` takes, and how long all processors together work for it."""
    began, before = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - before


def test_unlocking_takes_its_time_and_no_more(path: Path, soak: Soak) -> None:
    """Other programs only ever make a try longer: the best one counts.  Who guesses has to do all
    of the work, on however many processors: it is compared with the work of another kind of guess.
    """
    opening.create(path, secret(), now=now).close()
    unlocked, ratios = [], []
    for _ in range(soak.of(4, 12)):
        took, work = seconds(lambda: opening.open_vault(path, secret()).close())
        _, guess = seconds(
            lambda: hashlib.pbkdf2_hmac("sha512", PASSPHRASE.encode(), b"salt" * 4, 256_000)
        )
        unlocked.append(took)
        ratios.append(work / guess)
    late, quick = min(unlocked) > MOST_SECONDS, median(ratios) < TIMES_PBKDF2
    soak.report(len(unlocked), lost=int(late or quick))
    assert min(unlocked) <= MOST_SECONDS
    assert median(ratios) >= TIMES_PBKDF2
