"""Tables for a spreadsheet in which no text runs as a formula.

A cell that begins with one of `= + - @`, a tab or a line end may be computed when the table is
opened, and may fetch something (OWASP, "CSV Injection").  Such text gets an apostrophe in front.
So does text after a separator inside a cell, because a spreadsheet may split cells elsewhere than
they were joined: comma in English, semicolon in French.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from tui.safety.text import clean

MOST_LETTERS = 32_000
"""Excel cuts a cell at 32,767 letters and goes on with the rest in the next one."""

_FORMULA = "=+\\-@＝＋－＠﹦﹢﹣﹫"
_BEGINNING = re.compile(rf"""^(?=[\s"'\u200b-\u200d]*[{_FORMULA}])""")
_AFTER_SEPARATOR = re.compile(rf"""([,;|\n][\s"']*)(?=[{_FORMULA}])""")
_CUT = " […]"
_BOM = "\ufeff"


def cell(text: str) -> str:
    """Return `text` as it can stand in a cell: shown, never computed, at most 32,004 letters."""
    shown = clean(text).replace("\t", " ").strip("\n")
    if len(shown) > MOST_LETTERS:
        shown = shown[:MOST_LETTERS] + _CUT
    return _AFTER_SEPARATOR.sub(r"\1'", _BEGINNING.sub("'", shown))


def table(rows: Iterable[Sequence[str]], *, separator: str = ",") -> Iterator[bytes]:
    """Yield a table in UTF-8 as spreadsheets expect it, row by row, every cell quoted.

    Args:
        rows: the texts, the headline first.
        separator: `,` or `;`.
    """
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\n")
    held.write(_BOM)
    for row in rows:
        writer.writerow([cell(text) for text in row])
        yield held.getvalue().encode()
        held.seek(0)
        held.truncate()
