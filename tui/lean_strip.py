"""Lines of the screen without the seven caches that Textual makes for each of them.

A session holds thousands of lines, and most of the caches are never asked: they were sixty thousand
objects and eight megabytes.  Each is made when it is first asked for.
The way to a place of the screen, of which there are few, is written once instead of for each piece.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rich.control import Control
from textual.cache import FIFOCache
from textual.strip import Strip

MOST = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""The caches of a line, and how many answers each may hold."""

TEXTUALS_OWN = Strip.__init__
"""What makes a line whole at once."""

RICHS_OWN = Control.move_to
"""Writes the way to a place anew each time."""
MOST_MOVES = 1_000
"""Places of the screen that are kept: where a part begins, in each line."""


def make_strips_lean() -> None:
    """From now on lines make their caches when they need them, and ways are kept."""
    Control.move_to = lru_cache(MOST_MOVES)(RICHS_OWN)  # type: ignore[method-assign]
    Strip.__init__ = _begin  # type: ignore[method-assign,assignment]
    Strip.__getattr__ = _missing  # type: ignore[attr-defined]


def _begin(strip: Strip, segments: Any, cell_length: int | None = None) -> None:
    """Set what a line holds besides its caches, as Textual's own beginning does."""
    strip._segments = list(segments)  # noqa: SLF001
    strip._cell_length = cell_length  # noqa: SLF001
    strip._render_cache = None  # noqa: SLF001
    strip._link_ids = None  # noqa: SLF001
    strip._cell_count = None  # noqa: SLF001


def _missing(strip: Strip, name: str) -> FIFOCache[Any, Any]:
    """Return a cache that was not asked for before."""
    most = MOST.get(name)
    if most is None:
        raise AttributeError(name)
    cache: FIFOCache[Any, Any] = FIFOCache(most)
    setattr(strip, name, cache)
    return cache
