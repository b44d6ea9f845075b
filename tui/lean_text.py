"""Measures and cleans text without asking for each character where none of them is special.

Textual looks up every character of a text in a table, to take control characters out, whenever a
piece of text is made; and Rich measures every character of a text that holds one it does not know
to be a single cell wide, as each apostrophe and each quotation mark of French is.
"""

from __future__ import annotations

import re

from rich import cells, segment
from textual import content

PUNCTUATION = (*range(0x2010, 0x2028), 0x202F, *range(0x2030, 0x205F))
"""Dashes, quotation marks, the ellipsis, the narrow space: one cell in every version of Unicode."""
MARKS = (*range(0x2190, 0x2194), 0x20AC)
"""Arrows and the euro, the same."""

TEXTUALS_OWN = content._strip_control_codes  # noqa: SLF001
"""Looks every character up."""
STRIPPED = content._STRIP_CONTROL_CODES  # noqa: SLF001
"""The control characters that it takes out."""

_any_stripped = re.compile("[" + re.escape("".join(map(chr, STRIPPED))) + "]").search

is_narrow = (cells._SINGLE_CELLS | frozenset(map(chr, (*PUNCTUATION, *MARKS)))).issuperset  # noqa: SLF001
"""Says whether each character of a text is known to be one cell wide."""


def make_text_lean() -> None:
    """From now on only texts with a special character are looked at character by character."""
    content._strip_control_codes = _strip  # type: ignore[assignment]  # noqa: SLF001
    cells._is_single_cell_widths = is_narrow  # noqa: SLF001
    segment._is_single_cell_widths = is_narrow  # type: ignore[attr-defined]  # noqa: SLF001


def _strip(text: str) -> str:
    """Return `text` without the control characters that Textual takes out."""
    return TEXTUALS_OWN(text) if _any_stripped(text) else text
