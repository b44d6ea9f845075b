"""Lines that fit a width and never break at a non-breaking space."""

from textual.content import Content

NO_BREAK_SPACE = "\u00a0"
_STAND_IN = "\ue000"
"""A character as wide as a space at which no line breaks; Textual breaks at every kind of space."""


def wrapped(text: Content, room: int) -> list[Content]:
    """Return the lines of `text` in at most `room` cells each, without trailing spaces."""
    if NO_BREAK_SPACE not in text.plain:
        return [line.rstrip() for line in text.wrap(room)]
    glued = Content(text.plain.replace(NO_BREAK_SPACE, _STAND_IN), spans=list(text.spans))
    return [
        Content(line.plain.replace(_STAND_IN, NO_BREAK_SPACE), spans=list(line.spans)).rstrip()
        for line in glued.wrap(room)
    ]
