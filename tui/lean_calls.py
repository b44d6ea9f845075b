"""Calls a function back without working out each time how many arguments it takes.

Textual asks Python for the signature of whatever is to be called once a frame is drawn, which takes
as long as a row of a list; a function answers the same each time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from textual import _callback

TEXTUALS_OWN = _callback._count_parameters  # noqa: SLF001
"""Works out the signature."""

_counted: WeakKeyDictionary[Callable[..., Any], int] = WeakKeyDictionary()
"""Arguments of functions that were called before; those that are gone are forgotten."""


def make_calls_lean() -> None:
    """From now on the arguments of a function are counted once."""
    _callback._count_parameters = _count  # noqa: SLF001


def _count(func: Callable[..., Any]) -> int:
    """Return how many arguments `func` takes; a method does not count its object."""
    method = getattr(func, "__func__", None)
    return _count_once(func) if method is None else _count_once(method) - 1


def _count_once(func: Callable[..., Any]) -> int:
    try:
        known = _counted.get(func)
        if known is None:
            known = _counted[func] = TEXTUALS_OWN(func)
    except TypeError:  # of a kind that cannot be remembered without being kept alive
        return TEXTUALS_OWN(func)
    return known
