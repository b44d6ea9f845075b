"""Refuses words that blame the person, push them, or make light of what is asked of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tui.library.style import Style
from tui.library.tables import Problems
from tui.library.text_search import folded
from tui.library.words_of import Words


def check_blame(texts: Iterable[Words], code: str, style: Style, problems: Problems) -> None:
    """Note every text of a language that holds one of the phrases of `style.toml`."""
    patterns = {phrase: re.compile(_pattern(phrase)) for phrase in style.blaming}
    # a text without the first word of a phrase need not be searched for it
    begins = {phrase: _folded(phrase).split()[0].partition("*")[0] for phrase in style.blaming}
    harmless = [re.compile(_pattern(phrase)) for phrase in style.harmless]
    unneeded = set(style.blaming_exceptions)
    for words in texts:
        text = _folded(words.prose)
        suspected = [phrase for phrase in patterns if begins[phrase] in text]
        for meant_well in harmless if suspected else ():
            text = meant_well.sub("", text)
        for phrase in suspected:
            if not patterns[phrase].search(text):
                continue
            if words.place in style.blaming_exceptions:
                unneeded.discard(words.place)
            else:
                problems.add(words.file, words.key, f"says {phrase!r}")
    for place in sorted(unneeded):
        problems.add(f"{code}/style.toml", place, "is an exception that nothing needs")


_folded = cache(folded)


def _pattern(phrase: str) -> str:
    """Return a pattern for whole words; `*` at the end of a word stands for its other endings."""
    words = (re.escape(word).replace(r"\*", r"\w*") for word in _folded(phrase).split())
    return r"\b" + r"\s+".join(words) + r"(?!\w)"
