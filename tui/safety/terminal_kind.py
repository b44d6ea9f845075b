"""What the terminal can show, told from the environment alone.

Asking the terminal itself would mean reading its answer from the keyboard, between the keys that a
person types; a terminal that does not know the question prints it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass

_MANY_COLOURS = ("256color", "kitty", "direct", "truecolor")
_FULL_COLOURS = ("truecolor", "24bit")
_LIGHT_GROUNDS = frozenset({7, *range(9, 16)})
"""Numbers of the 16 colours that are light enough to be a light ground (8 is dark grey)."""


@dataclass(frozen=True)
class TerminalKind:
    """What a terminal can show.

    Attributes:
        light: its ground is light, as far as it says so.
        few_colours: it has the 16 colours alone.
        few_glyphs: its font has one letter for each code of an old code page: the Linux console.
        encoding: how text is written to it.
    """

    light: bool = False
    few_colours: bool = False
    few_glyphs: bool = False
    encoding: str = "utf-8"


def terminal_kind(environ: Mapping[str, str], encoding: str | None) -> TerminalKind:
    """Return what the variables say; `encoding` is that of the stream the screens go to."""
    term = environ.get("TERM", "")
    return TerminalKind(
        light=_light(environ.get("COLORFGBG", "")),
        few_colours=_few_colours(term, environ.get("COLORTERM", "")),
        few_glyphs=term in ("linux", "vt100", "vt220", "ansi"),
        encoding=encoding or "utf-8",
    )


def _light(colours: str) -> bool:
    """Read COLORFGBG, such as `0;15` or `0;default;15`: the last number is the ground."""
    ground = colours.rpartition(";")[2]
    return ground.isdecimal() and int(ground) in _LIGHT_GROUNDS


def _few_colours(term: str, more: str) -> bool:
    if sys.platform == "win32" or more.strip().lower() in _FULL_COLOURS:
        return False
    return term.rpartition("-")[2] not in _MANY_COLOURS
