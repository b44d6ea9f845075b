"""What a person does in Carnet, for the figures that are taken on a pseudo-terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.bench.pseudo_terminal import CARNET, Screen
from scripts.bench.stores import PASSPHRASE

BARE = [sys.executable, "-I", "-B", "-m", "scripts.bench.apps.bare"]
"""The smallest Textual application, see `apps/bare.py`."""

ENTER, ESCAPE, TAB = "\r", "\x1b", "\t"
DOWN, UP, PAGE_DOWN = "\x1b[B", "\x1b[A", "\x1b[6~"
CTRL_L, CTRL_Q, CTRL_S, BACKSPACE = "\x0c", "\x11", "\x13", "\x7f"

LAST_OF_UNLOCK = "enter opens"
TODAY = "Whom to call"
SECTIONS = {
    "a": "Questions",
    "p": "Plan",
    "o": "Journal",
    "c": "People",
    "f": "Follow-up",
    "b": "Guides",
    "d": "Dossier",
    "s": "Settings",
}
"""The sections besides Today, by their keys."""

NARROW, WIDE = (24, 80), (40, 120)


@contextmanager
def locked(place: Path, size: tuple[int, int] = WIDE) -> Iterator[Screen]:
    """Give Carnet in the folder `place`, asking for the passphrase."""
    with Screen(CARNET, place, size=size) as screen:
        screen.wait_for(LAST_OF_UNLOCK)
        screen.settle()
        yield screen


@contextmanager
def unlocked(place: Path, size: tuple[int, int] = WIDE) -> Iterator[Screen]:
    """Give Carnet with the file in `place` open, on Today."""
    with locked(place, size) as screen:
        unlock(screen)
        screen.settle()
        yield screen


def unlock(screen: Screen) -> tuple[float, float]:
    """Open the file; return the moments of the key and of the last byte of Today."""
    screen.send(PASSPHRASE)
    screen.settle(0.1)
    before = len(screen.raw)
    pressed = screen.send(ENTER)
    return pressed, screen.painted(TODAY, before)


def lock(screen: Screen) -> float:
    """Lock the file; return the milliseconds until the question for the passphrase stands there."""
    before = len(screen.raw)
    pressed = screen.send(CTRL_L)
    return (screen.painted(LAST_OF_UNLOCK, before) - pressed) * 1000


def go(screen: Screen, key: str, name: str) -> float:
    """Open a section; return the milliseconds until it is drawn."""
    before = len(screen.raw)
    pressed = screen.send(key)
    drawn = screen.painted(f"▸{key} {name}", before)
    return (drawn - pressed) * 1000
