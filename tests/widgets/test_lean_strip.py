"""A line that makes its caches later is the line that Textual makes."""

from __future__ import annotations

import pytest
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual.cache import FIFOCache
from textual.strip import Strip

from tui.lean_strip import MOST, RICHS_OWN, TEXTUALS_OWN, make_strips_lean

SEGMENTS = [Segment("some words, ", Style(bold=True)), Segment("and others")]


@pytest.fixture(autouse=True)
def _lean() -> None:
    make_strips_lean()


def textuals() -> Strip:
    found = Strip.__new__(Strip)
    TEXTUALS_OWN(found, SEGMENTS)
    return found


def test_a_line_begins_without_caches() -> None:
    line = Strip(SEGMENTS)
    for name in MOST:
        with pytest.raises(AttributeError):
            object.__getattribute__(line, name)


def test_a_line_holds_what_textual_puts_into_it() -> None:
    line, whole = Strip(SEGMENTS), textuals()
    for name in Strip.__slots__:
        mine, other = getattr(line, name), getattr(whole, name)
        if isinstance(other, FIFOCache):
            assert (type(mine), mine._maxsize) == (FIFOCache, other._maxsize), name
        else:
            assert mine == other, name


def test_a_cache_is_made_once_and_used() -> None:
    line = Strip(SEGMENTS)
    assert line.crop(2, 9) is line.crop(2, 9)
    assert line.crop(2, 9).text == "me word"
    assert list(line.divide([4, 12])) == list(textuals().divide([4, 12]))


def test_the_way_to_a_place_is_written_once() -> None:
    way = Control.move_to(3, 4)
    assert way is Control.move_to(3, 4)
    for x, y in ((3, 4), (4, 3), (0, 0)):
        assert Control.move_to(x, y).segment == RICHS_OWN(x, y).segment


def test_nothing_else_is_made_up() -> None:
    with pytest.raises(AttributeError, match="_other"):
        _ = Strip(SEGMENTS)._other  # type: ignore[attr-defined]
