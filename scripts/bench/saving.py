"""B16: the syncs of a save, what an idle program does, and the longest pause of the screen."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from scripts.bench.driving import go, locked, unlock, unlocked
from scripts.bench.figure import Figure, absent, of_times, significant
from scripts.bench.files import write_noise
from scripts.bench.fixtures import FEW, NAME, Fixtures
from scripts.bench.journal import SAID, journal_of
from scripts.bench.leaving import FILM, begin_import
from scripts.bench.pseudo_terminal import Screen
from scripts.bench.slow_folder import NoCompiler, library, variables
from scripts.bench.stores import open_store
from scripts.environment import ROOT
from tui.screens.intake import DRAWN_EVERY
from tui.vault.profiles import DEFAULT
from tui.widgets.busy import PERIOD

SYNCS, SHARE, PAUSE = 4, 0.2, 1.2
IDLE, SHORT_IDLE = 20, 2
"""Seconds nobody touches a key."""
MOST_AHEAD, AHEAD_STEP, SHORT_STEP, RESTS = 60, 3.0, 1.0, 0.02
"""Looks at whether a session rests, seconds between two (also in a short run), and the share of a
core that is rest: what is worked ahead begins after a moment and is done in small parts."""
SAVES = 20
IMPORTED = 150_000_000
ROUNDS = 5

Find = Callable[[Path], float]


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield syncs, idle bytes, idle time of the processor, and pauses."""
    yield "B16", _syncs(fixtures)
    yield from _idle(fixtures)
    slow = fixtures.stick(FEW, DEFAULT)
    large = fixtures.stick()
    write_noise(large / FILM, IMPORTED // (5 if fixtures.short else 1))
    rounds = 1 if fixtures.short else ROUNDS
    cases: tuple[tuple[str, str, Path, Find], ...] = (
        ("argon2", "while Argon2 runs", slow, _pause_of_argon2),
        ("import", "while a film is taken in", large, _pause_of_import),
        ("search", "at the first search of a session", large, _pause_of_search),
    )
    for name, said, place, find in cases:
        pauses = [find(place) for _ in range(rounds)]
        what = f"longest pause of the screen {said}, in periods of the moving line"
        yield f"B16-pause-{name}", of_times(what, pauses, PAUSE, 1.0, unit="×")
    fixtures.drop(slow)
    fixtures.drop(large)


def _syncs(fixtures: Fixtures) -> Figure:
    what = "syncs of one saved note"
    try:
        made = library(fixtures.folder)
    except NoCompiler as reason:
        return absent(what, str(reason))
    place = fixtures.stick(FEW)
    command = [sys.executable, "-I", "-B", "-m", "scripts.bench.saving", str(place / NAME)]
    counting = {**os.environ, **variables(made, place, {})}
    done = subprocess.run(command, cwd=ROOT, env=counting, check=True, capture_output=True)
    fixtures.drop(place)
    return Figure(what, significant(float(done.stdout)), SYNCS, samples=SAVES, unit="syncs")


def count_syncs(path: Path) -> float:
    """Save some notes and return the syncs of each; `slow.c` counts them in this process."""
    counted = ctypes.CDLL(None).slow_syncs
    with closing(open_store(path)) as vault:
        journal = journal_of(vault)
        journal.note(SAID)
        before = counted()
        for _ in range(SAVES):
            journal.note(SAID)
        return float(counted() - before) / SAVES


def _idle(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    seconds = SHORT_IDLE if fixtures.short else IDLE
    place = fixtures.stick()
    with unlocked(place) as screen:
        session = screen.session()
        ahead = _worked_ahead(screen, session, SHORT_STEP if fixtures.short else AHEAD_STEP)
        before, drawn = processor_seconds(session), len(screen.raw)
        for _ in range(2 * seconds):
            screen.read(0.5)
        used = processor_seconds(session) - before
    fixtures.drop(place)
    what = "work of a core once Today stands, without a key: sections and the word index"
    yield "B16-ahead", Figure(what, significant(ahead), None, samples=1, unit="s")
    what = f"drawn in {seconds} s without a key"
    yield "B16-idle", Figure(what, len(screen.raw) - drawn, 0, samples=1, unit="bytes")
    what = f"share of a core in {seconds} s without a key, after that work"
    yield (
        "B16-idle-share",
        Figure(what, significant(100 * used / seconds), SHARE, samples=1, unit="%"),
    )


def _worked_ahead(screen: Screen, session: int, step: float) -> float:
    """Wait until a session rests; return the seconds of a core it worked until then."""
    began = last = processor_seconds(session)
    for _ in range(MOST_AHEAD):
        screen.read(step)
        now = processor_seconds(session)
        if now - last < RESTS * step:
            break
        last = now
    return last - began


def processor_seconds(process: int) -> float:
    """Return how long a process has worked, all its threads together (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _pause_of_argon2(place: Path) -> float:
    with locked(place) as screen:
        pressed, drawn = unlock(screen)
        return longest(screen, pressed, drawn) / PERIOD


def _pause_of_import(place: Path) -> float:
    with (place / FILM).open("ab") as film:
        film.write(b"+")  # another film: one that is there already is not taken in again
    with locked(place) as screen:
        begin_import(screen)
        began = screen.marks[-1][0]
        ended = screen.wait_for("stay where they are")
        return longest(screen, began, ended) / DRAWN_EVERY


def _pause_of_search(place: Path) -> float:
    with unlocked(place) as screen:
        go(screen, "o", "Journal")
        screen.settle()
        screen.send("/")
        screen.settle()
        pressed = screen.send("m")
        screen.read(10)
        drawn = screen.send("e")
        screen.settle()
        return longest(screen, pressed, max(drawn, screen.marks[-1][0])) / PERIOD


def longest(screen: Screen, began: float, ended: float) -> float:
    """Return the longest time between two moments in which nothing was drawn, in seconds."""
    moments = [moment for moment, _ in screen.marks if began < moment <= ended]
    return max(later - before for before, later in pairwise([began, *moments, ended]))


if __name__ == "__main__":
    print(count_syncs(Path(sys.argv[1])))
