"""B9: the key that leaves until the terminal is clear and the program gone, whatever goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.bench.driving import (
    CTRL_Q,
    DOWN,
    ENTER,
    go,
    locked,
    unlock,
)
from scripts.bench.figure import Figure, of_times
from scripts.bench.files import write_noise
from scripts.bench.fixtures import Fixtures
from scripts.bench.pseudo_terminal import Screen
from scripts.bench.stores import PASSPHRASE
from tui.safety.terminal import RESET
from tui.vault.profiles import DEFAULT, SMALL

CLEAR, GONE = 20.0, 60.0
CLEARING = RESET[:8]
ROUNDS, SHORT_ROUNDS = 9, 1
IMPORTED = 300_000_000
"""Bytes of the film that is being taken in: some seconds of work."""
FILM = "film.mp4"

Reach = Callable[[Screen], None]


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield how long leaving takes from rest, during Argon2, during a search and an import."""
    rounds = SHORT_ROUNDS if fixtures.short else ROUNDS
    place = fixtures.stick()
    slow = fixtures.stick(1000, SMALL if fixtures.short else DEFAULT)
    write_noise(place / FILM, IMPORTED // (10 if fixtures.short else 1))
    cases: tuple[tuple[str, str, Path, Reach], ...] = (
        ("B9", "in the journal", place, in_journal),
        ("B9-argon2", "during Argon2", slow, during_argon2),
        ("B9-search", "during a search", place, during_search),
        ("B9-import", "while a film is taken in", place, during_import),
    )
    for name, said, where, reach in cases:
        left = [leave(where, reach) for _ in range(rounds)]
        cleared, gone = zip(*left, strict=True)
        yield f"{name}-clear", of_times(f"ctrl+q {said} until clear, p95", cleared, CLEAR, 0.95)
        yield f"{name}-gone", of_times(f"ctrl+q {said} until gone, p95", gone, GONE, 0.95)
    fixtures.drop(place)
    fixtures.drop(slow)


def leave(place: Path, reach: Reach) -> tuple[float, float]:
    """Get somewhere, leave; return milliseconds until the terminal is clear and all is gone."""
    with locked(place) as screen:
        reach(screen)
        return leave_now(screen)


def leave_now(screen: Screen) -> tuple[float, float]:
    """Leave; return milliseconds until the terminal is clear and the program gone."""
    before = len(screen.raw)
    pressed = screen.send(CTRL_Q)
    cleared = screen.wait_bytes(CLEARING, before)
    gone = screen.wait_end()
    return (cleared - pressed) * 1000, (gone - pressed) * 1000


def in_journal(screen: Screen) -> None:
    """Open the journal and do nothing more."""
    unlock(screen)
    screen.settle()
    go(screen, "o", "Journal")
    screen.settle()


def during_argon2(screen: Screen) -> None:
    """Be in the middle of opening the file."""
    screen.send(PASSPHRASE)
    screen.settle(0.1)
    screen.send(ENTER)
    screen.wait_for("Opening")


def during_search(screen: Screen) -> None:
    """Be in the middle of the first search, which reads the whole index."""
    in_journal(screen)
    screen.send("/")
    screen.settle()
    screen.send("mess")
    screen.read(1)


def during_import(screen: Screen) -> None:
    """Be in the middle of taking in a large file."""
    begin_import(screen)
    screen.read(0.5)


def begin_import(screen: Screen) -> None:
    """Take the film in as proof of the newest note."""
    in_journal(screen)
    screen.send(ENTER)
    screen.wait_for("Written on:")
    screen.settle()
    screen.send("n")
    screen.wait_for(FILM)
    screen.settle()
    screen.send("/")
    screen.settle()
    screen.send(FILM + ENTER)
    screen.wait_for("under 18")
    screen.settle()
    screen.send(DOWN + ENTER)
    screen.wait_for("pauses")
