"""Reports texts that are hard to read; a report, never a refusal.

The measure is LIX (Björnsson, 1968; Anderson, 1983): the mean number of words in a sentence plus
the percentage of words of more than six letters. It needs no syllables and is used for many
languages; about 25 is a children's book, 35 fiction, 45 a newspaper, 55 an official text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from tui.library.style import Reading
from tui.library.tables import Problem
from tui.library.words_of import Words, words_of

LONG_WORD = 7
LEAST_WORDS = 60
"""Words under which a file is too short for its figures to mean anything."""

_WORD = re.compile(r"[^\W\d_]+(?:['’·-][^\W\d_]+)*")
_END = re.compile(r"[.!?…:;]+(?=\s|$|»)|\n")
_MARKS = re.compile(r"^\s*(?:#+|[-*>]|\d+\.)\s*")


@dataclass(frozen=True, slots=True)
class Figures:
    """How hard a file is to read: `longest` is the number of words of its longest sentence."""

    file: str
    words: int
    sentences: int
    lix: float
    longest: int
    longest_at: str

    @property
    def mean(self) -> float:
        """Mean number of words in a sentence."""
        return self.words / max(1, self.sentences)


def reading_figures(root: Path, code: str) -> Iterator[Figures]:
    """Yield the figures of each file of a language."""
    for file, texts in groupby(words_of(root, code), key=lambda words: words.file):
        yield _figures(file, texts)


def _figures(file: str, texts: Iterable[Words]) -> Figures:
    sentences = [(*counted, text.key) for text in texts for counted in _sentences(text.prose)]
    count = sum(words for words, _, _ in sentences)
    long = sum(words for _, words, _ in sentences)
    longest, _, at = max(sentences, default=(0, 0, ""))
    lix = count / len(sentences) + 100 * long / count if sentences else 0.0
    return Figures(file, count, len(sentences), lix, longest, at)


@cache
def _sentences(prose: str) -> tuple[tuple[int, int], ...]:
    """Return of each sentence how many words it has, and how many of them are long."""
    return tuple(
        (len(words), sum(_length(word) >= LONG_WORD for word in words))
        for part in _END.split(_MARKS.sub("", prose))
        if (words := _WORD.findall(part))
    )


def _length(word: str) -> int:
    """Return the letters of the longest part of a word: "aujourd'hui" has seven, "l'eau" three."""
    return max(len(part) for part in re.split(r"['’·-]", word))


def reading_warnings(root: Path, code: str, reading: Reading) -> Iterator[Problem]:
    """Yield a warning for each file over one of the figures of `style.toml`."""
    for figures in reading_figures(root, code):
        over = []
        if figures.words >= LEAST_WORDS and figures.lix > reading.lix:
            over.append(f"LIX {figures.lix:.0f} (over {reading.lix})")
        if figures.words >= LEAST_WORDS and figures.mean > reading.mean_words:
            over.append(f"{figures.mean:.0f} words a sentence (over {reading.mean_words})")
        if figures.longest > reading.longest_words:
            at = f"{figures.longest} words in {figures.longest_at}"
            over.append(f"{at} (over {reading.longest_words})")
        if over:
            yield Problem(figures.file, "reading", ", ".join(over))
