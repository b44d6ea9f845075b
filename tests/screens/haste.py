"""Waits of the tests of screens, as short as what they wait for.

Textual's pilot takes a program for idle that has hardly worked for a fiftieth of a second, and asks
twice for every key; the screen is drawn sixty times a second; a field that was left waits for the
next one to be there. Without a terminal and its delays none of it needs to take so long.
"""

from __future__ import annotations

from textual import _wait, screen

from tui.widgets import line

STILL_SECONDS = 1 / 200
"""How long a program has to be still."""
DRAWN_AGAIN_SECONDS = 1 / 240


def hurry() -> None:
    """From now on let every pilot of this process wait so long and no longer."""
    _wait.SLEEP_GRANULARITY = STILL_SECONDS
    _wait.SLEEP_IDLE = STILL_SECONDS / 5
    line._STAYS_AFTER = STILL_SECONDS
    screen.UPDATE_PERIOD = DRAWN_AGAIN_SECONDS  # type: ignore[misc]
