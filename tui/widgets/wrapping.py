"""Lines that fit a width and never break at a non-breaking space."""

from collections.abc import Iterator
from textwrap import TextWrapper
from typing import NamedTuple

from rich._wrap import divide_line
from textual.content import Content, Span

from tui.lean_text import is_narrow

NO_BREAK_SPACE, NARROW_NO_BREAK_SPACE = "\u00a0", "\u202f"
_STAND_IN = "\ue000"
"""A character as wide as a space at which no line breaks; Rich breaks at every kind of space."""
_GLUE = dict.fromkeys(map(ord, (NO_BREAK_SPACE, NARROW_NO_BREAK_SPACE)), _STAND_IN)


class Cut(NamedTuple):
    """A line of a text, and the place of its first character there."""

    line: Content
    start: int


def wrapped(text: Content, room: int) -> list[Content]:
    """Return the lines of `text`, a single paragraph, in at most `room` cells each."""
    return [line for line, _ in cut(text, room)]


def cut(text: Content, room: int) -> Iterator[Cut]:
    """Yield the same with their places in the text, whose tabs are spaces."""
    if "\t" in text.plain:
        text = text.expand_tabs()
    plain = text.plain
    narrow = is_narrow(plain)
    for start, end in _narrow(plain, room) if narrow else _wide(plain, room):
        spans = [
            Span(max(span.start, start) - start, min(span.end, end) - start, span.style)
            for span in text.spans
            if span.start < end and span.end > start
        ]
        length = end - start if narrow else None
        yield Cut(Content(plain[start:end], spans, length, strip_control_codes=False), start)


def _narrow(text: str, room: int) -> Iterator[tuple[int, int]]:
    """Yield where lines begin and end if every character is one cell wide: much faster."""
    wrapper = TextWrapper(room, expand_tabs=False, replace_whitespace=False, break_on_hyphens=False)
    end = 0
    for line in wrapper.wrap(text) or [""]:
        start = text.index(line, end)
        end = start + len(line)
        yield start, end


def _wide(text: str, room: int) -> Iterator[tuple[int, int]]:
    """Yield the same for a text in which some characters are wider, or have no width."""
    glued = text.translate(_GLUE)
    breaks = divide_line(glued, room)
    for start, end in zip((0, *breaks), (*breaks, len(text)), strict=True):
        yield start, start + len(glued[start:end].rstrip())
