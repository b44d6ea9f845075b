"""How texts become words of the index, and typed text a query that cannot fail.

Both go through the same function, so case, accents and ligatures never matter; the tokenizer of the
file only has to split at spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

MOST_WORDS = 16
LONGEST_WORD = 64
LONGEST_INDEXED_PREFIX = 4
"""The index holds the beginnings of 2, 3 and 4 letters of every word."""

MOST_COMPLETIONS = 200
"""A longer beginning is replaced by the words it begins, unless there are more than this."""

_ACCENTS = re.compile("[̀-ͯ]")
_BETWEEN = re.compile(r"[^\w\s]|_")


def searchable(text: str) -> str:
    """Return the words of `text` in lower case without accents, separated by single spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = plain.replace("œ", "oe").replace("æ", "ae")
    return " ".join(_BETWEEN.sub(_separator, _ACCENTS.sub("", plain)).split())


def places(text: str) -> Iterator[tuple[str, int]]:
    """Yield each word of `text` as the index has it, with its place."""
    return ((word, place) for place, word in enumerate(searchable(text).split()))


def query_words(text: str) -> list[str]:
    """Return what to search for: at most 16 words, each cut to 64 characters."""
    return [word[:LONGEST_WORD] for word in searchable(text).split()[:MOST_WORDS]]


def without_begun_word(text: str) -> str:
    """Return `text` without a last word of which a single letter was typed so far.

    A letter alone finds only itself, so a list would be empty between two words; "" when nothing
    else was typed, or the letter is a whole word.
    """
    before, space, last = text.rstrip().rpartition(" ")
    begun = len(last) == 1 and last.isalpha() and not text.endswith(" ")
    return before.strip() if space and begun else ""


def holds(text: str, words: Sequence[str]) -> bool:
    """Say whether `text` holds every one of `words` (of `query_words`) as the index would say."""
    found = f" {searchable(text)} "
    return all(f" {word} " in found if len(word) == 1 else f" {word}" in found for word in words)


def needs_completions(word: str) -> bool:
    """Say whether FTS5 finds the words beginning with `word` only by walking through all of them.

    It then collects every match before it gives the first: two seconds for 100,000 entries.
    """
    return len(word) > LONGEST_INDEXED_PREFIX


def expression(word: str, completions: Sequence[str] = ()) -> str:
    """Return the FTS5 expression for words that begin with `word` (a single letter: that word)."""
    if len(word) == 1:
        return f'"{word}"'
    if needs_completions(word) and len(completions) <= MOST_COMPLETIONS:
        return "(" + " OR ".join(f'"{completion}"' for completion in completions) + ")"
    return f'"{word}" *'


def _separator(match: re.Match[str]) -> str:
    """Return what takes the place of a sign; marks such as Indic vowel signs belong to a word."""
    sign = match.group()
    return sign if unicodedata.category(sign).startswith("M") else " "
