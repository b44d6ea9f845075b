"""Sizes of files as people read them."""

from __future__ import annotations

from collections.abc import Callable

from tui.library.language import mark

_UNITS = (mark("{size} bytes"), mark("{size} kB"), mark("{size} MB"), mark("{size} GB"))
_POINT = mark(".")
_STEP = 1000
_FEW = 10


def size_words(size: int, say: Callable[..., str]) -> str:
    """Return a number of bytes in the largest unit that leaves a number below 1,000."""
    value, unit = float(size), 0
    while value >= _STEP and unit < len(_UNITS) - 1:
        value, unit = value / _STEP, unit + 1
    spelt = f"{value:.1f}" if unit and value < _FEW else f"{value:.0f}"
    return say(_UNITS[unit], size=spelt.replace(".", say(_POINT)))
