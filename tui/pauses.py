"""When Python looks for objects that nothing uses any more: while nobody types.

A search through all objects stops the screen for as long as it takes, and Python begins one
whenever it made enough objects, often in the middle of a key. So none runs before the first screen
is drawn; what is there by then stays for good and is left out of every later search; small
searches are rare, and whole ones wait for a pause in the typing.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass

YOUNG, MIDDLE, OLD = 20_000, 50, 1_000
"""Objects made between two small searches, and how many of those lie between two larger ones."""

QUIET_SECONDS = 2.0
"""A pause after which a whole search disturbs nobody."""

BUSY_LOOKS, MOMENT = 20, 0.15
"""Looks without such a pause after which a moment (seconds) between two keys has to do: what is
thrown away by a minute of work without one would else be ten megabytes, and the process keeps them.
"""


def hold() -> None:
    """Search for nothing until `settle`."""
    gc.disable()


def settle() -> None:
    """Clear away what loading left behind, keep the rest out of later searches, and go on."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    gc.enable()


@dataclass
class Pauses:
    """Searches once in each pause of the typing, and now and then when there is none."""

    searched: bool = False
    looks: int = 0
    """Since the last search."""

    def look(self, quiet: float) -> None:
        """Search if nobody has typed for `quiet` seconds and it was not done since."""
        self.looks += 1
        resting = quiet >= QUIET_SECONDS
        self.searched = self.searched and resting
        overdue = self.looks > BUSY_LOOKS and quiet >= MOMENT
        if not self.searched and (resting or overdue):
            gc.collect()
            self.searched, self.looks = resting, 0
