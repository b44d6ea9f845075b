"""B6 and B11: opening each section for the first time and again, and the memory after all that."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

from scripts.bench.driving import SECTIONS, go, unlocked
from scripts.bench.figure import Figure, middle_and_tail, significant
from scripts.bench.fixtures import Fixtures
from scripts.bench.pseudo_terminal import Screen

FIRST, AGAIN = 80.0, 40.0
MEMORY = 80.0
ROUNDS, SHORT_ROUNDS = 7, 1

Times = dict[str, list[float]]


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield the first and the second opening of the slowest section, and the memory."""
    first: Times = {name: [] for name in SECTIONS.values()}
    again: Times = {name: [] for name in SECTIONS.values()}
    resident: list[float] = []
    place = fixtures.stick()
    for _ in range(SHORT_ROUNDS if fixtures.short else ROUNDS):
        with unlocked(place) as screen:
            _visit(screen, first)
            _visit(screen, again)
            resident.append(memory(screen.session()))
    fixtures.drop(place)
    yield "B6-first", _slowest("opening a section for the first time", first, FIRST)
    yield "B6", _slowest("opening a section again", again, AGAIN)
    value = significant(statistics.median(resident))
    what = f"memory after visiting every section, {fixtures.size:,} notes"
    yield "B11", Figure(what, value, MEMORY, "", len(resident), *middle_and_tail(resident), "MB")


def _visit(screen: Screen, found: Times) -> None:
    for key, name in SECTIONS.items():
        found[name].append(go(screen, key, name))
        screen.settle()


def _slowest(what: str, found: Times, limit: float) -> Figure:
    """Return the median of the slowest section, named; all of them count for p50 and p99."""
    medians = {name: statistics.median(times) for name, times in found.items()}
    slowest = max(medians, key=lambda name: medians[name])
    said = ", ".join(f"{name} {median:.0f}" for name, median in medians.items())
    every = [time for times in found.values() for time in times]
    value = significant(medians[slowest])
    return Figure(f"{what} ({said})", value, limit, "", len(every), *middle_and_tail(every))


def memory(process: int) -> float:
    """Return the memory that a process holds now, in megabytes (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(one for one in status.splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
