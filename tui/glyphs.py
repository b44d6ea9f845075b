"""What is drawn, for terminals with few letters or few colours: a filter for each."""

from __future__ import annotations

import re
from codecs import lookup
from functools import lru_cache

from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Shade
from textual.filter import LineFilter

PLAIN = str.maketrans(
    {
        **dict.fromkeys("▸›→❯▶", ">"),
        **dict.fromkeys("‹←", "<"),
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("–—‑‐─┄▹", "-"),
        **dict.fromkeys("│▏▎▕‖║", "|"),
        **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼┏┓┗┛", "+"),
        **dict.fromkeys("▁▂▔", "_"),
        **dict.fromkeys("▃▄▰▱━", "="),
        **dict.fromkeys("▅▆▇█▀▌▐▓▒░▉▊▋▍┃", "#"),
        **dict.fromkeys("•●■◆", "*"),
        **dict.fromkeys("○◦□◇", "o"),
        **dict.fromkeys("✓✔✕✗", "x"),
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003", " "),
        "↑": "^",
        "↓": "v",
        "…": "~",
        "≥": ">",
        "≤": "<",
        "−": "-",
    }
)
"""Signs of the screens, each as one character of ASCII; letters of languages are left alone."""
_LATIN = str.maketrans({"«": '"', "»": '"', "·": "-"})
"""Signs that every code page has, but not ASCII."""

_KNOWN = {"utf-8", "utf-16", "utf-32"}


class GlyphFilter(LineFilter):
    """Draws signs that the terminal's font or encoding lacks with characters that it has."""

    def __init__(self, encoding: str = "utf-8") -> None:
        """Replace also every letter that `encoding` cannot write."""
        super().__init__()
        name = lookup(encoding).name
        self._encoding = "" if name in _KNOWN else name

    def apply(self, segments: list[Segment], _background: Shade) -> list[Segment]:
        """Return `segments` in which each sign is one of ASCII of the same width."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(self._plain(segment.text), segment.style)
            for segment in segments
        ]

    def _plain(self, text: str) -> str:
        plain = text.translate(PLAIN)
        if not self._encoding:
            return plain
        if self._encoding == "ascii":
            plain = plain.translate(_LATIN)
        return plain.encode(self._encoding, "replace").decode(self._encoding)


def needs_plain(encoding: str) -> bool:
    """Say whether `encoding` cannot write the signs of the screens."""
    try:
        return lookup(encoding).name not in _KNOWN
    except LookupError:
        return False


class AloudFilter(LineFilter):
    """Leaves out frames, marks and charts, which a screen reader would spell out sign by sign.

    What they show is said beside them in words or numbers, and the cursor stands where the mark is.
    """

    def apply(self, segments: list[Segment], _background: Shade) -> list[Segment]:
        """Return `segments` with blanks for decoration."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(_CHART.sub(_blanks, segment.text.translate(_SILENT)), segment.style)
            for segment in segments
        ]


_SILENT = str.maketrans(dict.fromkeys("▸▹┃━┏┓┗┛▏─━│╭╮╰╯┌┐└┘├┤┬┴┼▔▎▕", " "))
_CHART = re.compile(r"[▁▂▃▄▅▆▇█▀▰●·](?: ?[▁▂▃▄▅▆▇█▀▰●·])+|[▁▂▃▄▅▆▇█▀▰●]")


def _blanks(chart: re.Match[str]) -> str:
    return " " * len(chart.group())


class FewColours(LineFilter):
    """Draws with those colours among the 16 that stand out on every palette in use.

    The nearest of 16 colours is often unreadable: what is yellow for one terminal is brown for
    another. So grounds become black or white, and only hues that are dark or bright enough on
    every palette are kept; everything that matters is also said by a sign or by bold. A ground that
    differs from what is around it and becomes the same is underlined instead.
    """

    def apply(self, segments: list[Segment], background: Shade) -> list[Segment]:
        """Return `segments` in the 16 colours."""
        ground = background.rgb
        return [
            segment
            if segment.control or segment.style is None
            else Segment(segment.text, few(segment.style, ground))
            for segment in segments
        ]


BLACK, RED, BLUE, BRIGHT_RED, BRIGHT_GREEN, BRIGHT_YELLOW, BRIGHT_CYAN, WHITE = (
    0, 1, 4, 9, 10, 11, 14, 15,
)  # fmt: skip
_DARK = 0.2
"""Relative luminance under which a ground counts as dark."""
_TOLD_APART, _STANDS_OUT = 1.6, 3.0
"""Contrasts of two grounds from which on they are told apart, and from which on one stands out."""
_GREY = 24
"""Difference between the strongest and the weakest part of a colour that is called grey."""
_RED = 0.4
"""How much of the way from red to yellow still counts as red."""


@lru_cache(4096)
def few(style: Style, ground: tuple[int, int, int]) -> Style:
    """Return `style` in the 16 colours; `ground` is what lies below where it has none."""
    if _ours(style.color) and _ours(style.bgcolor):
        return style
    back = _rgb(style.bgcolor) or ground
    front = _rgb(style.color)
    dark = luminance(back) < _DARK
    lost = dark == (luminance(ground) < _DARK) and contrast(back, ground) >= _TOLD_APART
    ink = (WHITE if dark else BLACK) if front is None else _ink(front, dark)
    colours = Style(color=_numbered(ink), bgcolor=_numbered(BLACK if dark else WHITE))
    return style + colours + Style(underline=True) if lost else style + colours


_LINEAR = 0.04045
"""Below this share of full light, sRGB is linear (IEC 61966-2-1)."""


def luminance(rgb: tuple[int, int, int]) -> float:
    """Return the relative luminance of WCAG 2.2, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


class NoColours(LineFilter):
    """Draws with attributes alone, for `NO_COLOR`: the terminal's own colours stay as they are.

    A ground that stands out is drawn reversed, one that is only told apart is underlined.
    """

    def apply(self, segments: list[Segment], background: Shade) -> list[Segment]:
        """Return `segments` without any colour."""
        ground = background.rgb
        return [
            segment
            if segment.control or segment.style is None
            else Segment(segment.text, attributes(segment.style, ground))
            for segment in segments
        ]


@lru_cache(4096)
def attributes(style: Style, ground: tuple[int, int, int]) -> Style:
    """Return `style` without colours; `ground` is the colour of what lies around."""
    back = _rgb(style.bgcolor)
    apart = 1.0 if back is None else contrast(back, ground)
    extra = Style()
    if apart >= _STANDS_OUT:
        extra = Style(reverse=not style.reverse)
    elif apart >= _TOLD_APART:
        extra = Style(underline=True)
    return style.without_color + extra


def _ink(rgb: tuple[int, int, int], dark: bool) -> int:
    """Return the number of the letters' colour on a dark or light ground."""
    red, green, blue = rgb
    if max(rgb) - min(rgb) <= _GREY:
        return WHITE if dark else BLACK
    if blue == max(rgb):
        return BRIGHT_CYAN if dark else BLUE
    if red == max(rgb) and green - min(rgb) < (red - min(rgb)) * _RED:
        return BRIGHT_RED if dark else RED
    if not dark:
        return BLACK
    return BRIGHT_GREEN if green == max(rgb) else BRIGHT_YELLOW


def _rgb(colour: Color | None) -> tuple[int, int, int] | None:
    if colour is None or colour.is_default:
        return None
    found = colour.get_truecolor()
    return found.red, found.green, found.blue


def _ours(colour: Color | None) -> bool:
    return colour is not None and colour.type is ColorType.STANDARD


@lru_cache(16)
def _numbered(number: int) -> Color:
    return Color(f"color({number})", ColorType.STANDARD, number)
