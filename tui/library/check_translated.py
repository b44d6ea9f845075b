"""Refuses texts that a translator has still to write, as `scripts/new_language.py` marks them."""

from __future__ import annotations

from collections.abc import Iterable

from tui.library.tables import Problems
from tui.library.words_of import Words

TO_DO = "TODO: "
"""What stands before a text that is still English."""


def check_translated(texts: Iterable[Words], problems: Problems) -> None:
    """Note every text that still carries the mark."""
    for words in texts:
        if TO_DO in words.text:
            problems.add(words.file, words.key, "is not translated yet")
