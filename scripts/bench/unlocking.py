"""B2 and B10: from the passphrase to Today, from the lock to the question for the passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from argon2.low_level import Type, hash_secret_raw

from scripts.bench.driving import lock, locked, unlock
from scripts.bench.figure import Figure, elapsed, of_times, ratio
from scripts.bench.fixtures import FEW, Fixtures
from scripts.bench.stores import PASSPHRASE
from tui.vault.profiles import DEFAULT, SALT_BYTES, SMALL, Profile

ALONE = "Argon2id alone"
FEW_LIMIT, LARGE_LIMIT = 1.08, 1.10
LOCK_LIMIT = 400.0
ROUNDS, SHORT_ROUNDS = 9, 2
SEED_BYTES = 16


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield the unlock at 1,000 notes and in the large file, and the lock of the large one.

    A short run opens files of the smaller profile, where the same work beside Argon2 counts for
    four times as much: their ratios are compared with those of before, not with the limits.
    """
    profile = SMALL if fixtures.short else DEFAULT
    figure, _ = _unlocks(fixtures, FEW, profile, FEW_LIMIT)
    yield "B2-few", figure
    figure, locks = _unlocks(fixtures, fixtures.size, profile, LARGE_LIMIT)
    yield "B2", figure
    what = "lock until the question for the passphrase stands"
    yield "B10", of_times(what, locks, LOCK_LIMIT, 0.95)


def _unlocks(
    fixtures: Fixtures, count: int, profile: Profile, limit: float
) -> tuple[Figure, list[float]]:
    """Return the ratio of opening to Argon2 alone, and how long each lock took."""
    place = fixtures.stick(count, profile)
    opened: list[float] = []
    alone: list[float] = []
    locks: list[float] = []
    with locked(place) as screen:
        for number in range(1 + (SHORT_ROUNDS if fixtures.short else ROUNDS)):
            pressed, drawn = unlock(screen)
            screen.settle()
            back = lock(screen)
            screen.settle()
            other = elapsed(lambda: argon2(profile))
            if number:
                opened.append((drawn - pressed) * 1000)
                locks.append(back)
                alone.append(other)
    fixtures.drop(place)
    mebibytes = profile.memory // 1024
    what = f"enter until Today stands, {count:,} notes, {mebibytes} MiB"
    figure = ratio(what, opened, alone, limit, ALONE)
    return (replace(figure, target=None) if fixtures.short else figure), locks


def argon2(profile: Profile) -> bytes:
    """Do the work of one guess of a passphrase and nothing else."""
    return hash_secret_raw(
        PASSPHRASE.encode(),
        bytes(SALT_BYTES),
        time_cost=profile.passes,
        memory_cost=profile.memory,
        parallelism=profile.lanes,
        hash_len=SEED_BYTES,
        type=Type.ID,
    )
