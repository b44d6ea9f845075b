"""Text as it is read aloud: no signs that are drawn, only words and marks of punctuation."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from tui.safety.text import VISIBLE, clean

WIDTH = 80
"""The longest line, in characters, where lines are wrapped."""

_SIGNS = (
    (re.compile(r"\s+[·•]\s+"), ", "),
    (re.compile(r"(?<=\w)·(?=\w)"), "-"),  # inclusive endings: voices call the dot by its name
    (re.compile(r"^\s*[•▸]\s+"), ""),
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


def lines_of(text: str, *, wrapped: bool) -> Iterator[str]:
    """Yield the lines of a text, safe to show; long ones are broken between words if `wrapped`."""
    for line in clean(text).split("\n"):
        said = _without_signs(line.replace("\t", " ")).translate(VISIBLE)
        if not wrapped or len(said) <= WIDTH:
            yield _plain_spaces(said)
        else:
            whole = _IN_NUMBER.sub(_KEPT_SPACE, said)  # a number to call stays on its line
            rows = textwrap.wrap(whole, WIDTH, break_on_hyphens=False) or [""]
            yield from map(_plain_spaces, rows)
