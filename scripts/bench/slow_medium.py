"""B5 and B9 on a slow stick: the drawing thread never waits for the disk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.bench.driving import LAST_OF_UNLOCK, WIDE, go, unlock
from scripts.bench.figure import Figure, absent, of_times
from scripts.bench.fixtures import Fixtures
from scripts.bench.leaving import CLEAR, GONE, leave_now
from scripts.bench.pseudo_terminal import Screen
from scripts.bench.slow_folder import STICK, NoCompiler, library, variables
from scripts.bench.typing import TAIL, press, write

SLOWED = [sys.executable, "-I", "-B", "-m", "scripts.bench.apps.slowed"]
KEYS, SHORT_KEYS = 220, 15
AGAIN, A_FEW = 4, 10
"""Times more that an unfinished text is left in a full run, and the keys in each."""

SAID = "on a stick with 2 MB/s and 20 ms a sync"


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield keys in the list and in the editor, and leaving with an unfinished text."""
    try:
        made = library(fixtures.folder)
    except NoCompiler as reason:
        yield "B5-slow", absent("keys on a slow stick", str(reason))
        return
    place = fixtures.stick()
    keys = SHORT_KEYS if fixtures.short else KEYS
    with _opened(made, place) as screen:
        go(screen, "o", "Journal")
        screen.settle()
        said = f"a key in the list of {fixtures.size:,} notes, {SAID}, p99"
        yield "B5-slow", of_times(said, press(screen, ["j"], keys), TAIL, 0.99)
        go(screen, "t", "Today")  # a section is only drawn anew when it is come to
        said = f"a key while writing, kept meanwhile, {SAID}, p99"
        yield "B5-slow-editor", of_times(said, write(screen, keys), TAIL, 0.99)
        left = [leave_now(screen)]
    for _ in range(0 if fixtures.short else AGAIN):
        with _opened(made, place) as screen:
            write(screen, A_FEW)
            left.append(leave_now(screen))
    cleared, gone = zip(*left, strict=True)
    what = f"ctrl+q in an unfinished text {SAID}"
    yield "B9-slow-clear", of_times(f"{what} until clear, p95", cleared, CLEAR, 0.95)
    yield "B9-slow-gone", of_times(f"{what} until gone, p95", gone, GONE, 0.95)
    fixtures.drop(place)


@contextmanager
def _opened(made: Path, place: Path) -> Iterator[Screen]:
    given = [f"{name}={value}" for name, value in variables(made, place, STICK).items()]
    with Screen([*SLOWED, *given], place, size=WIDE) as screen:
        screen.wait_for(LAST_OF_UNLOCK)
        screen.settle()
        unlock(screen)
        screen.settle()
        yield screen
