"""A style sheet that parses each piece once.

Textual's own parses everything again whenever a screen brings styles that are new, and keeps at
most 64 pieces: with as many screens as Carnet has, each first opening of one would parse them all.
"""

from __future__ import annotations

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

MOST_PIECES = 4096
"""More than the widgets and screens of the program; the least used goes first."""


class KeptStylesheet(Stylesheet):
    """Keeps what was parsed until a variable changes, such as with another theme."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        """Take the variables of the theme."""
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(MOST_PIECES)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other variables, and forget what was parsed with those of before."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Bring the rules up to date with the sources and variables."""
        self.parse()
