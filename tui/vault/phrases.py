"""Passphrases of random words, from lists that can be typed on any keyboard."""

from __future__ import annotations

import math
import random
import secrets
from collections.abc import Sequence
from pathlib import Path

DEFAULT_COUNT = 6
FEWEST_IN_LIST = 2048


def load_words(path: Path) -> tuple[str, ...]:
    """Return the words of a list with one word a line.

    Raise `ValueError` when the list has under 2048 words, a word twice, or a word not made of a-z
    only.
    """
    words = tuple(path.read_text("utf-8").split())
    if len(words) < FEWEST_IN_LIST or len(set(words)) != len(words):
        raise ValueError("the word list is too short or holds a word twice")
    if not all(word.isascii() and word.isalpha() and word.islower() for word in words):
        raise ValueError("the word list holds a word that is not made of a-z")
    return words


def generate(
    words: Sequence[str], count: int = DEFAULT_COUNT, rng: random.Random | None = None
) -> str:
    """Return `count` words drawn independently, separated by spaces.

    `rng` is the operating system's generator unless a test passes its own.
    """
    source = secrets.SystemRandom() if rng is None else rng
    return " ".join(source.choice(words) for _ in range(count))


def entropy_bits(list_size: int, count: int) -> float:
    """Return what a guesser who knows the list and the count faces, in bits: `count *
    log2(list_size)`.
    """
    return count * math.log2(list_size)
