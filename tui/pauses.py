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
    """Searches once in each pause of the typing."""

    searched: bool = False

    def look(self, quiet: float) -> None:
        """Search if nobody has typed for `quiet` seconds and it was not done since."""
        if quiet < QUIET_SECONDS:
            self.searched = False
        elif not self.searched:
            gc.collect()
            self.searched = True
