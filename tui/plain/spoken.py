"""Text as it is read aloud: no signs that are drawn, only words and marks of punctuation."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from tui.safety.text import VISIBLE, clean

WIDTH, BRAILLE, UNBROKEN = 80, 40, 0
"""The longest line in characters: of a screen, of a braille line, and of lines left whole."""

_SIGNS = (
    (re.compile(r"\s+[·•]\s+"), ", "),
    (re.compile(r"(?<=\w)·(?=\w)"), "-"),  # inclusive endings: voices call the dot by its name
    (re.compile(r"^\s*[•▸!]\s+"), ""),
    (re.compile(r"\s*→\s*"), ": "),
    (re.compile(r"\s*[‖▸]\s*"), " "),
    (re.compile("…"), "..."),
    (re.compile(r"«\s*|\s*»|[“”]"), '"'),
)
"""Signs of the screens, and what stands for them in lines."""


def spoken(text: str) -> str:
    """Return one line of text without signs that are drawn and without control characters."""
    return _plain_spaces(_without_signs(text))


def _without_signs(text: str) -> str:
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    return text.rstrip()


def _plain_spaces(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


_IN_NUMBER = re.compile(r"(?<=\d) (?=\d)")
_KEPT_SPACE = "\u00a0"


_DATE = re.compile(r"\b\d{1,2}(?:er)? (?:de )?[^\W\d_]+ (?:de )?\d{4}\b")


def lines_of(text: str, width: int = WIDTH) -> Iterator[str]:
    """Yield the lines of a text, safe to show; long ones are broken between words at `width`.

    A number to call and a date stay on one line.
    """
    for line in clean(text).split("\n"):
        said = _without_signs(line.replace("\t", " ")).translate(VISIBLE)
        if not width or len(said) <= width:
            yield _plain_spaces(said)
        else:
            whole = _IN_NUMBER.sub(_KEPT_SPACE, said)
            whole = _DATE.sub(lambda found: found[0].replace(" ", _KEPT_SPACE), whole)
            rows = textwrap.wrap(whole, width, break_on_hyphens=False) or [""]
            yield from map(_plain_spaces, rows)
