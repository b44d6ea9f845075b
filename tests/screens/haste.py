"""Waits of the tests of screens, as short as what they wait for.

Textual's pilot takes a program for idle that has hardly worked for a fiftieth of a second, and asks
twice for every key; the screen is drawn sixty times a second; a field that was left waits for the
next one to be there. Without a terminal and its delays none of it needs to take so long.
"""

from __future__ import annotations

from textual import _wait, pilot, screen

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


def hurry() -> None:
    """From now on let every pilot of this process wait so long and no longer."""
    _wait.SLEEP_GRANULARITY = STILL_SECONDS
    _wait.SLEEP_IDLE = STILL_SECONDS / 5
    pilot.wait_for_idle = still_twice  # type: ignore[attr-defined]
    line._STAYS_AFTER = STILL_SECONDS
    screen.UPDATE_PERIOD = DRAWN_AGAIN_SECONDS  # type: ignore[misc]
