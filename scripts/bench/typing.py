"""B5 and B14: a key until its frame is drawn: in a long list, in every section, while writing."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterator, Sequence

from scripts.bench.apps.bare import LINE
from scripts.bench.driving import (
    BACKSPACE,
    BARE,
    DOWN,
    ESCAPE,
    NARROW,
    PAGE_DOWN,
    SECTIONS,
    UP,
    WIDE,
    go,
    unlocked,
)
from scripts.bench.figure import Figure, of_times, percentile, ratio, significant
from scripts.bench.fixtures import Fixtures
from scripts.bench.pseudo_terminal import Screen

MIDDLE, TAIL = 5.0, 10.0
SEARCH = 30.0
KEYS, SHORT_KEYS = 220, 10
OF_SECTION, SHORT_OF_SECTION = 30, 2
"""Keys in each section besides the journal: 240 in all of them together."""

PAUSES = (0.01, 0.05)
"""Seconds between the end of a frame and the next key, at random."""

IGNORED = 2
"""Keys at the beginning that are not counted."""

BLOCKS, SHORT_BLOCKS = 5, 2
"""Rows of keys, between which the two sides of a ratio change places."""

KEY_OF = "a key that changes one line of a bare Textual application ({:.1f} ms, p99 {:.1f})"

PATIENCE = 1.0
"""Seconds after which a key is taken for one that draws nothing."""

SEARCHES = (
    ("o", "Journal", "message vocal d’une voiture", "B14c"),
    ("b", "Guides", "account password device", "B14d"),
)
"""Sections that are searched: key, name, what is typed, and the figure."""

SENTENCE = "Il m’a encore écrit ce matin, trois messages en une heure. I kept them all. "


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield the keys of the journal's list, of the other sections, of searches, of the editor."""
    keys = SHORT_KEYS if fixtures.short else KEYS
    place = fixtures.stick()
    with unlocked(place) as screen:
        with Screen(BARE, place, size=WIDE) as bare:
            bare.painted(LINE)
            yield from _lists(fixtures, screen, bare, keys)
        if not fixtures.ratios:
            screen.resize(*WIDE)
            screen.settle()
            yield from _others(screen, SHORT_OF_SECTION if fixtures.short else OF_SECTION)
            searched = SHORT_KEYS if fixtures.short else KEYS // 2
            for key, name, words, figure in SEARCHES:
                yield _search(screen, key, name, words, figure, searched)
            yield from _both("B5-editor", "writing, kept meanwhile", write(screen, keys), TAIL)
    fixtures.drop(place)


def _lists(
    fixtures: Fixtures, screen: Screen, bare: Screen, keys: int
) -> Iterator[tuple[str, Figure]]:
    """Yield the keys of the long list, wide, narrow, and as a ratio to the smallest application."""
    go(screen, "o", "Journal")
    for name, size in (("B5", WIDE), ("B5-narrow", NARROW)):
        for one in (screen, bare):
            one.resize(*size)
            one.settle()
        pages = [PAGE_DOWN, DOWN, DOWN, UP] if size is NARROW else [DOWN]
        mine: list[float] = []
        other: list[float] = []
        blocks = SHORT_BLOCKS if fixtures.short else BLOCKS
        for _ in range(blocks):
            mine += press(screen, pages, keys // blocks + 1)
            other += press(bare, pages, keys // blocks // 2)
        said = f"the list of {fixtures.size:,} notes at {size[1]}×{size[0]}"
        yield from _both(name, said, mine, TAIL)
        to = KEY_OF.format(percentile(other, 0.5), percentile(other, 0.99))
        yield f"{name}-ratio", ratio(f"a key until it is drawn: {said}", mine, other, None, to)


def press(screen: Screen, keys: Sequence[str], count: int) -> list[float]:
    """Press keys one after another; return the milliseconds until the last byte each drew."""
    chance = random.Random(5)  # noqa: S311  (the same pauses each time)
    found = []
    for key in itertools.islice(itertools.cycle(keys), count + IGNORED):
        reaction = screen.react(key, most=PATIENCE)
        if reaction is not None:
            found.append(reaction.last)
        elif not found:
            break
        time.sleep(chance.uniform(*PAUSES))
    return found[IGNORED:]


def _both(name: str, said: str, found: list[float], tail: float) -> Iterator[tuple[str, Figure]]:
    """Yield the middle and the tail of the same keys."""
    yield f"{name}-p50", of_times(f"a key until it is drawn, median: {said}", found, MIDDLE, 0.5)
    yield f"{name}-p99", of_times(f"a key until it is drawn, p99: {said}", found, tail, 0.99)


def _others(screen: Screen, each: int) -> Iterator[tuple[str, Figure]]:
    found: dict[str, list[float]] = {}
    for key, name in SECTIONS.items():
        if name != "Journal":
            go(screen, key, name)
            screen.settle()
            found[name] = press(screen, [DOWN, DOWN, UP], each)
    found = {name: times for name, times in found.items() if times}  # an empty list draws nothing
    slowest = max(found, key=lambda name: percentile(found[name], 0.5))
    middle = significant(percentile(found[slowest], 0.5))
    said = f"the other sections, slowest {slowest} with {middle} ms"
    yield from _both("B5-others", said, list(itertools.chain(*found.values())), TAIL)


def write(screen: Screen, count: int) -> list[float]:
    """Begin a new note and type into it; return the milliseconds until each key was drawn."""
    go(screen, "o", "Journal")
    screen.settle()
    screen.send("n")
    screen.wait_for("When it happened:")
    screen.settle()
    return press(screen, SENTENCE, count)


def _search(
    screen: Screen, key: str, name: str, words: str, figure: str, count: int
) -> tuple[str, Figure]:
    """Type some words into the search of a section, take them away, and so on."""
    go(screen, key, name)
    screen.settle()
    screen.send("/")
    screen.settle()
    keys = [*words, *[BACKSPACE] * len(words)]
    found = press(screen, keys, count)
    screen.send(ESCAPE)
    screen.read(PATIENCE)
    screen.settle()
    what = f"a key typed into the search of {name} until what it finds is drawn, p95"
    return figure, of_times(what, found, SEARCH, 0.95)
