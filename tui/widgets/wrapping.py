"""Lines that fit a width and never break at a non-breaking space."""

from collections.abc import Iterator
from textwrap import TextWrapper
from typing import NamedTuple

from textual.content import Content, Span

from tui.lean_text import is_narrow

NO_BREAK_SPACE = "\u00a0"
_STAND_IN = "\ue000"
"""A character as wide as a space at which no line breaks; Textual breaks at every kind of space."""


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
    plain, start = text.plain, 0
    narrow = is_narrow(plain)
    for found in _narrow(plain, room) if narrow else _wide(plain, room):
        start = max(start, plain.find(found, start))
        end = start + len(found)
        line = plain[start:end]
        spans = [
            Span(max(span.start, start) - start, min(span.end, end) - start, span.style)
            for span in text.spans
            if span.start < end and span.end > start
        ]
        length = len(line) if narrow else None
        yield Cut(Content(line, spans, length, strip_control_codes=False), start)
        start = end


def _narrow(text: str, room: int) -> list[str]:
    """Return the lines of a text in which every character is one cell wide: much faster."""
    wrapper = TextWrapper(room, expand_tabs=False, replace_whitespace=False, break_on_hyphens=False)
    return wrapper.wrap(text) or [""]


def _wide(text: str, room: int) -> Iterator[str]:
    """Yield the lines of a text in which some characters are wider, or have no width."""
    for line in Content(text.replace(NO_BREAK_SPACE, _STAND_IN)).wrap(room):
        yield line.plain.replace(_STAND_IN, NO_BREAK_SPACE).rstrip(" ")
