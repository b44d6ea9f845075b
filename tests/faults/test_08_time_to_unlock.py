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


def seconds(work: Callable[[], object], times: int) -> float:
    """Return the median time of `work`."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return median(taken)


def test_unlocking_takes_its_time_and_no_more(path: Path, soak: Soak) -> None:
    opening.create(path, secret(), now=now).close()
    times = soak.of(3, 9)
    unlock = seconds(lambda: opening.open_vault(path, secret()).close(), times)
    pbkdf2 = seconds(
        lambda: hashlib.pbkdf2_hmac("sha512", PASSPHRASE.encode(), b"salt" * 4, 256_000), times
    )
    soak.report(times, lost=int(unlock > MOST_SECONDS or unlock < TIMES_PBKDF2 * pbkdf2))
    assert unlock <= MOST_SECONDS
    assert unlock >= TIMES_PBKDF2 * pbkdf2
