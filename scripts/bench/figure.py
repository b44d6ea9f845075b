"""One measured figure, and how times are taken."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ROUNDS = 21
"""Times each piece of work is done; the first is left out."""

BEFORE = 3
"""Rounds of a paired measure between which the sides change places."""


@dataclass(frozen=True)
class Figure:
    """What was measured: `value` is compared with `target`, smaller is better.

    `ratio_to` names what the value is a ratio to; "" for a latency or another quantity, whose unit
    is `unit`.  `p50` and `p99` are of Carnet's own side, from `samples` values in the same unit
    (milliseconds for a ratio).  Without a target the value is only told; without a value it could
    not be measured here, and `what` says why.
    """

    what: str
    value: float | None
    target: float | None = None
    ratio_to: str = ""
    samples: int = 0
    p50: float | None = None
    p99: float | None = None
    unit: str = "ms"

    @property
    def ok(self) -> bool:
        """Whether the target was reached; never so for what was not measured."""
        return self.value is not None and (self.target is None or self.value <= self.target)

    @property
    def missed(self) -> bool:
        """Whether it was measured and the target was not reached."""
        return self.value is not None and not self.ok

    def as_json(self) -> dict[str, object]:
        """Return what `--json` prints of it."""
        return {
            "what": self.what
            if self.ratio_to or self.unit == "ms"
            else f"{self.what}, {self.unit}",
            "value": self.value,
            "target": self.target,
            "ok": self.ok,
            "ratio_to": self.ratio_to,
            "samples": self.samples,
            "p50": self.p50,
            "p99": self.p99,
        }


def absent(what: str, why: str) -> Figure:
    """Return the figure of what cannot be measured on this computer."""
    return Figure(f"{what}: {why}", None)


def times(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return how long `work` takes, in milliseconds, without its first time."""
    return [elapsed(work) for _ in range(rounds + 1)][1:]


def elapsed(work: Callable[[], object]) -> float:
    """Return how long `work` takes once, in milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def paired(
    what: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    target: float | None,
    to: str,
    rounds: int = ROUNDS,
) -> Figure:
    """Measure two pieces of work in turns and return the ratio of their medians."""
    mine: list[float] = []
    other: list[float] = []
    for _ in range(BEFORE):
        mine += times(ours, max(1, rounds // BEFORE))
        other += times(theirs, max(1, rounds // BEFORE))
    return ratio(what, mine, other, target, to)


def ratio(
    what: str, mine: Sequence[float], other: Sequence[float], target: float | None, to: str
) -> Figure:
    """Return the ratio of the medians of two rows of milliseconds that were taken in turns."""
    value = statistics.median(mine) / statistics.median(other)
    return Figure(what, significant(value), target, to, len(mine), *middle_and_tail(mine))


def latency(what: str, work: Callable[[], object], target: float, rounds: int = ROUNDS) -> Figure:
    """Measure one piece of work; the value is the 95th percentile in milliseconds."""
    return of_times(what, times(work, rounds), target, 0.95)


def of_times(
    what: str, found: Sequence[float], target: float | None, share: float, unit: str = "ms"
) -> Figure:
    """Return the figure of some times; the value is the percentile `share` (0 to 1) of them."""
    value = significant(percentile(found, share))
    return Figure(what, value, target, "", len(found), *middle_and_tail(found), unit=unit)


def percentile(found: Sequence[float], share: float) -> float:
    """Return the value that the part `share` (0 to 1) of `found` does not exceed."""
    ordered = sorted(found)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def middle_and_tail(found: Sequence[float]) -> tuple[float, float]:
    """Return the median and the 99th percentile, rounded."""
    return significant(statistics.median(found)), significant(percentile(found, 0.99))


def significant(value: float) -> float:
    """Return `value` with three digits that count, and at least two decimals."""
    if value == 0:
        return 0.0
    return round(value, max(2, 2 - math.floor(math.log10(abs(value)))))
