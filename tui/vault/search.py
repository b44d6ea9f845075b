"""Turning what a person types into a full-text query that can neither fail nor mean something else."""

from __future__ import annotations

LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ẞ": "SS"})
"""Letters that the tokenizer does not take apart although people type them as two."""

MOST_WORDS = 16
LONGEST_WORD = 64


def searchable(text: str) -> str:
    """Return `text` as it goes into the index: ligatures apart; accents are the tokenizer's work."""
    return text.translate(LIGATURES)


def query(text: str) -> str:
    """Return an FTS5 query: every word must appear, each may be the beginning of a longer one.

    At most 16 words of 64 characters count.  Empty when nothing in `text` can be searched for.
    """
    words = (_letters(word) for word in searchable(text).split())
    return " AND ".join(
        f'"{word[:LONGEST_WORD]}" *' for word in [w for w in words if w][:MOST_WORDS]
    )


def _letters(word: str) -> str:
    """Return the word with everything but letters, digits and marks as spaces; "" when none is
    left."""
    kept = "".join(char if char.isalnum() or _is_mark(char) else " " for char in word).strip()
    return kept if any(char.isalnum() for char in kept) else ""


def _is_mark(char: str) -> bool:
    """Say whether a character is a combining accent, which belongs to the letter before it."""
    return "̀" <= char <= "ͯ"
