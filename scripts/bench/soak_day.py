"""A day of eight hours, as fast as the program goes: does anything grow that should not?

Each hour: notes, files taken in, searches, windows of other sizes; at noon a lock.
Then every section is opened, and what the session holds is compared with its first hour.
After an opening the sections come first too, so that what is held beside them for a moment is held
in every hour.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from scripts.bench.driving import (
    CTRL_Q,
    CTRL_S,
    DOWN,
    ENTER,
    ESCAPE,
    LAST_OF_UNLOCK,
    SECTIONS,
    WIDE,
    go,
    lock,
    unlock,
)
from scripts.bench.figure import Figure, significant
from scripts.bench.files import write_noise
from scripts.bench.fixtures import FEW, NAME, Fixtures
from scripts.bench.journal import journal_of
from scripts.bench.pseudo_terminal import Screen
from scripts.bench.sections import memory
from scripts.bench.stores import open_store
from scripts.bench.texts import notes

COUNTED = [sys.executable, "-I", "-B", "-m", "scripts.bench.apps.counted"]
GROWN = 1.10
"""At most a tenth more than after the first hour."""

A_NOTE = 24 * 1024
"""Bytes that a saved note may add to the file at most: its row of a kilobyte, a segment of the word
index of its own with the beginnings of its words, and the sheets of both that are only part full.
"""
AN_EXHIBIT = 1.06
"""Times its size that an exhibit may add: every sheet of 4,096 bytes carries 80 of its own."""

EXHIBIT = 400_000
QUIET = 0.2
"""Seconds without a new frame after which the screen is taken to be whole."""

HASTE = 0.05
"""The same between two letters of a word, which are typed faster than one looks."""


@dataclass(frozen=True)
class Day:
    """How much happens: hours, in each of them notes, files, searches, and sizes of the window."""

    hours: int
    notes: int
    files: int
    searches: int
    sizes: tuple[tuple[int, int], ...]


FULL = Day(
    hours=8, notes=63, files=7, searches=12, sizes=((24, 80), (18, 60), (40, 120), (50, 160))
)
SHORT = Day(hours=2, notes=1, files=1, searches=1, sizes=((18, 60), (50, 160)))

NOON = 2
"""A day of more hours than this has a lock in its middle."""


@dataclass(frozen=True)
class Held:
    """What a session holds after an hour."""

    megabytes: float
    widgets: int
    screens: int


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield what grew from the first hour to the last, and what the file grew by."""
    day = SHORT if fixtures.short else FULL
    place, counts = fixtures.stick(FEW), fixtures.folder / "counts.json"
    before = (place / NAME).stat().st_size
    with Screen([*COUNTED, str(counts)], place, size=WIDE) as screen:
        screen.wait_for(LAST_OF_UNLOCK)
        screen.settle()
        hours = [_hour(screen, place, counts, day, number) for number in range(day.hours)]
        screen.send(CTRL_Q)
        screen.wait_end()
    missing = _kept_before(fixtures) + day.hours * (day.notes + day.files) - _kept(place / NAME)
    yield "day-lost", Figure("notes of the day that are not in the file", missing, 0, unit="notes")
    files = day.hours * day.files
    grown = (place / NAME).stat().st_size - before - files * EXHIBIT * AN_EXHIBIT
    fixtures.drop(place)
    yield from _figures(hours, grown / (day.hours * (day.notes + day.files)))


def _figures(hours: list[Held], each: float) -> Iterator[tuple[str, Figure]]:
    half = len(hours) // 2 if len(hours) > NOON else len(hours)
    pairs = [
        (hours[at], hours[min(at + half, len(hours)) - 1]) for at in range(0, len(hours), half)
    ]
    first, last = max(pairs, key=lambda pair: pair[1].megabytes / pair[0].megabytes)
    to = f"after the first hour of the same session, {len(hours)} hours in all"
    for name, what, ours, theirs in (
        ("memory", f"memory ({last.megabytes:.0f} MB)", last.megabytes, first.megabytes),
        ("widgets", f"widgets held ({last.widgets})", last.widgets, first.widgets),
        ("screens", f"screens held ({last.screens})", last.screens, first.screens),
    ):
        value = significant(ours / theirs)
        yield f"day-{name}", Figure(what, value, GROWN, to, len(hours))
    what = "what the file grew by for each note, besides the exhibits"
    yield "day-file", Figure(what, max(0, round(each)), A_NOTE, samples=1, unit="bytes")


def _hour(screen: Screen, place: Path, counts: Path, day: Day, number: int) -> Held:
    """Live one hour; return what the session held at its end.

    The file is locked once, at noon: a lock is the end of a process, and what grows would go.
    """
    if number in {0, day.hours // 2} and (number == 0 or day.hours > NOON):
        if number:
            lock(screen)
            screen.settle()
        unlock(screen)
        screen.settle()
        _look_around(screen)
    for note in islice(notes((number + 1) * day.notes), number * day.notes, None):
        _note(screen, note.body)
    for file in range(day.files):
        _take(screen, write_noise(place / f"p{number}-{file}.bin", EXHIBIT, 100 * number + file))
    for _ in range(day.searches):
        _search(screen)
    for size in (*day.sizes, WIDE):
        screen.resize(*size)
        screen.settle(QUIET)
    _look_around(screen)
    return _held(screen, counts)


def _look_around(screen: Screen) -> None:
    for key, name in (*SECTIONS.items(), ("t", "Today")):
        go(screen, key, name)
        screen.settle(0.1)


def _kept(path: Path) -> int:
    """Return how many notes a file holds."""
    with closing(open_store(path)) as vault:
        return journal_of(vault).count()


def _kept_before(fixtures: Fixtures) -> int:
    place = fixtures.stick(FEW)
    kept = _kept(place / NAME)
    fixtures.drop(place)
    return kept


def _press(screen: Screen, keys: str, quiet: float = QUIET) -> None:
    """Press keys and wait until what they do is drawn."""
    screen.send(keys)
    screen.read(5)
    screen.settle(quiet)


def _note(screen: Screen, text: str) -> None:
    before = len(screen.raw)
    screen.send("w")
    screen.wait_for("What just happened?", before)
    screen.settle(QUIET)
    _press(screen, f"\x1b[200~{text}\x1b[201~")  # pasted: a person takes longer than the machine
    _press(screen, CTRL_S)


def _take(screen: Screen, path: Path) -> None:
    go(screen, "o", "Journal")
    screen.settle(QUIET)
    before = len(screen.raw)
    screen.send("x")
    screen.wait_for("xhibit", before)
    screen.settle(QUIET)
    screen.send("n")
    screen.wait_for("Choose files", before)
    screen.settle(QUIET)
    _press(screen, "/")
    screen.send(path.name + ENTER)
    screen.wait_for("under 18", before)
    screen.settle(QUIET)
    screen.send(DOWN + ENTER)
    screen.wait_for("stay where they are", before)
    screen.settle(QUIET)
    _press(screen, ENTER)
    _press(screen, ESCAPE)  # back to the notes: a section is opened again where it was left
    path.unlink()
    go(screen, "t", "Today")


def _search(screen: Screen) -> None:
    go(screen, "o", "Journal")
    screen.settle(QUIET)
    _press(screen, "/")
    before = len(screen.raw)
    for letter in "voiture":
        _press(screen, letter, HASTE)
    screen.wait_for("notes found", before)
    _press(screen, ENTER)  # to what was found
    _press(screen, ESCAPE)  # and to the whole list again
    go(screen, "t", "Today")
    screen.settle(QUIET)


def _held(screen: Screen, counts: Path) -> Held:
    """Return what the session holds once it has written that down anew."""
    counts.unlink(missing_ok=True)
    end = time.monotonic() + 10
    while time.monotonic() < end:
        screen.read(0.1)
        try:
            found = json.loads(counts.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        return Held(memory(screen.session()), found["widgets"], found["screens"])
    raise TimeoutError
