"""Words by which people mean themselves or nobody."""

from __future__ import annotations

from pathlib import Path

from tui.library.language import Language, available_languages, mark

OWN_NAMES = mark("me, myself, I, mine, nobody, no one")
"""Words by which people mean themselves or nobody, with commas between."""


def own_names(content: Path) -> frozenset[str]:
    """Return the words for oneself and nobody in every language: a file may hold several."""
    codes = [info.code for info in available_languages(content)]
    words = ", ".join(Language(content, code).say(OWN_NAMES) for code in codes)
    return frozenset(word.strip().casefold() for word in words.split(","))
