"""Lines that fit a width and never break at a non-breaking space."""

from textwrap import TextWrapper

from rich.cells import cell_len
from textual.content import Content

NO_BREAK_SPACE = "\u00a0"
_STAND_IN = "\ue000"
"""A character as wide as a space at which no line breaks; Textual breaks at every kind of space."""


def wrapped(text: Content, room: int) -> list[Content]:
    """Return the lines of `text`, a single paragraph, in at most `room` cells each."""
    if not text.spans and cell_len(text.plain) == len(text.plain):
        return [Content(line) for line in wrapped_plain(text.plain, room)]
    if NO_BREAK_SPACE not in text.plain:
        return [line.rstrip() for line in text.wrap(room)]
    glued = Content(text.plain.replace(NO_BREAK_SPACE, _STAND_IN), spans=list(text.spans))
    return [
        Content(line.plain.replace(_STAND_IN, NO_BREAK_SPACE), spans=list(line.spans)).rstrip()
        for line in glued.wrap(room)
    ]


def wrapped_plain(text: str, room: int) -> list[str]:
    """Do the same, much faster, for text in which every character is one cell wide."""
    return TextWrapper(room, break_on_hyphens=False).wrap(text) or [""]
