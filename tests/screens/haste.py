"""Waits of the tests of screens, as short as what they wait for.

Textual's pilot takes a program for idle that has hardly worked for a fiftieth of a second, and asks
twice for every key; the screen is drawn sixty times a second; a field that was left waits for the
next one to be there. Without a terminal and its delays none of it needs to take so long.

Every test has an application of its own, whose style sheets are the same: they are parsed once.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from textual import _wait, pilot, screen
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

from tui.kept_stylesheet import MOST_PIECES, KeptStylesheet
from tui.widgets import line

STILL_SECONDS = 1 / 200
"""How long a program has to be still."""
DRAWN_AGAIN_SECONDS = 1 / 240


async def still_twice(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until the program was still two times in a row.

    On a busy computer a wait can end late, at the same moment as what was to be done meanwhile: the
    program then looks still because it had no turn. The second wait sees that work.
    """
    for _ in range(2):
        await _wait.wait_for_idle(min_sleep, max_sleep)


def parse_once() -> None:
    """From now on share what was parsed of all style sheets, for each set of variables."""
    parsed: defaultdict[frozenset[tuple[str, str]], LRUCache[Any, Any]] = defaultdict(
        lambda: LRUCache(MOST_PIECES)
    )

    def begin(sheet: KeptStylesheet, *, variables: dict[str, str] | None = None) -> None:
        Stylesheet.__init__(sheet, variables=variables)
        sheet._parse_cache = parsed[frozenset((variables or {}).items())]

    def change(sheet: KeptStylesheet, variables: dict[str, str]) -> None:
        if variables != sheet._variables:
            sheet._parse_cache = LRUCache(1)  # Textual's own empties it
            Stylesheet.set_variables(sheet, variables)
            sheet._parse_cache = parsed[frozenset(variables.items())]

    KeptStylesheet.__init__ = begin  # type: ignore[method-assign,assignment]
    KeptStylesheet.set_variables = change  # type: ignore[method-assign,assignment]


def hurry() -> None:
    """From now on let every pilot of this process wait so long and no longer."""
    _wait.SLEEP_GRANULARITY = STILL_SECONDS
    _wait.SLEEP_IDLE = STILL_SECONDS / 5
    pilot.wait_for_idle = still_twice  # type: ignore[attr-defined]
    line._STAYS_AFTER = STILL_SECONDS
    parse_once()
    screen.UPDATE_PERIOD = DRAWN_AGAIN_SECONDS  # type: ignore[misc]
