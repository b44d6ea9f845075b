"""How a language is written: its typography, its words that blame, its measure of easy reading.

All of it is data in `<language>/style.toml`, so that a new language brings its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.library.tables import Problems, Table, read_file


@dataclass(frozen=True, slots=True)
class Typography:
    """Signs that take a non-breaking space before or after them, and signs that are not used."""

    before: str
    after: str
    unused: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Figures above which a text is reported as hard to read (see `check_reading`)."""

    lix: int
    mean_words: int
    longest_words: int


@dataclass(frozen=True, slots=True)
class Style:
    """The style of one language.

    `harmless` are longer phrases that hold one of `blaming` and mean something else. Exceptions are
    places (`file:key`) with the reason for each.
    """

    typography: Typography
    typography_exceptions: Mapping[str, str]
    blaming: tuple[str, ...]
    harmless: tuple[str, ...]
    blaming_exceptions: Mapping[str, str]
    reading: Reading


def read_style(root: Path, code: str, problems: Problems) -> Style:
    """Read the style of a language and note what is wrong with the file."""
    table = read_file(root, f"{code}/style.toml", problems)
    signs, blaming, reading = (table.table(name) for name in ("typography", "blaming", "reading"))
    style = Style(
        _signs(signs),
        _reasons(signs),
        blaming.names("phrases"),
        blaming.names("harmless", ()),
        _reasons(blaming),
        Reading(*(reading.whole(name) for name in ("lix", "mean_words", "longest_words"))),
    )
    for inner in (signs, blaming, reading, table):
        inner.done()
    return style


def _signs(table: Table) -> Typography:
    return Typography(*("".join(table.names(name, ())) for name in ("before", "after", "unused")))


def _reasons(table: Table) -> Mapping[str, str]:
    reasons = table.table("exceptions")
    return {place: reasons.text(place) for place in reasons.names_in_order()}
