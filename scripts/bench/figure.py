"""One measured figure, and how times are taken."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ROUNDS = 21
"""Times each piece of work is done; the first is left out."""


@dataclass(frozen=True)
class Figure:
    """What was measured: `value` is compared with `target`, smaller is better.

    `ratio_to` names what the value is a ratio to; "" for a latency.  `p50` and `p99` are
    milliseconds of Carnet's own side, from `samples` times.
    """

    what: str
    value: float
    target: float
    ratio_to: str
    samples: int
    p50: float
    p99: float

    @property
    def ok(self) -> bool:
        """Whether the target was reached."""
        return self.value <= self.target


def times(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return how long `work` takes, in milliseconds, without its first time."""
    found = []
    for _ in range(rounds + 1):
        begun = time.perf_counter()
        work()
        found.append((time.perf_counter() - begun) * 1000)
    return found[1:]


def paired(
    what: str, ours: Callable[[], object], theirs: Callable[[], object], target: float, to: str
) -> Figure:
    """Measure two pieces of work in turns and return the ratio of their medians."""
    mine: list[float] = []
    other: list[float] = []
    for _ in range(3):
        mine += times(ours, ROUNDS // 3)
        other += times(theirs, ROUNDS // 3)
    ratio = statistics.median(mine) / statistics.median(other)
    return Figure(what, round(ratio, 2), target, to, len(mine), *middle_and_tail(mine))


def latency(what: str, work: Callable[[], object], target: float, rounds: int = ROUNDS) -> Figure:
    """Measure one piece of work; the value is the 95th percentile in milliseconds."""
    found = sorted(times(work, rounds))
    value = found[min(len(found) - 1, round(0.95 * len(found)))]
    return Figure(what, round(value, 2), target, "", len(found), *middle_and_tail(found))


def middle_and_tail(found: Sequence[float]) -> tuple[float, float]:
    """Return the median and the 99th percentile, rounded."""
    ordered = sorted(found)
    tail = ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))]
    return round(statistics.median(ordered), 3), round(tail, 3)
