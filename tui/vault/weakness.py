"""Plain warnings about a passphrase that others guess first.

There is no score: a guessed strength would be a false promise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tui.vault.secret import Secret, character_spans

FEWEST_WORDS = 4
FEWEST_CHARACTERS = 16
SHORTEST_NAME = 3
RUN = 5
"""This many neighbours of the alphabet, the digits or a keyboard row in a line make a sequence."""

_YEAR = re.compile(rb"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE = re.compile(
    rb"(?<!\d)(?:\d{6}|\d{8}"
    rb"|\d{1,2}[ ./-]\d{1,2}(?:[ ./-]\d{2,4})?"
    rb"|\d{4}[ ./-]\d{1,2}[ ./-]\d{1,2})(?!\d)"
)
_CAPACITY = 32768
_SAME = re.compile(rb"(.)\1\1\1", re.DOTALL)
_WORD = re.compile(rb"[^ ]+")
_ONE_WORD = re.compile(rb"[^a-z\x80-\xff]*[a-z\x80-\xff']+[^a-z\x80-\xff]*")
_ROWS = (
    b"abcdefghijklmnopqrstuvwxyz",
    b"01234567890",
    b"qwertyuiop",
    b"azertyuiop",
    b"qwertzuiop",
    b"qsdfghjklm",
    b"asdfghjkl",
    b"wxcvbn",
    b"zxcvbnm",
)


def warnings(passphrase: Secret, names: Iterable[str] = ()) -> list[str]:
    """Return the ids of what is easy to guess in a passphrase, in a fixed order; empty when nothing
    is obvious.

    "short" (under 4 words and under 16 characters), "single_word", "year" (1900-2099), "date"
    (digits like a date), "repeated", "sequence", "name_like" (holds one of `names` of three letters
    or more, whatever its accents).
    Works on bytes that are wiped; only single characters pass through `str`.
    """
    with Secret(capacity=_CAPACITY) as plain:
        for char in _plain_characters(passphrase):
            plain.append(char)
        with plain.view() as text:
            found = {
                "short": _is_short(text, passphrase.characters),
                "single_word": _ONE_WORD.fullmatch(text) is not None,
                "year": _YEAR.search(text) is not None,
                "date": _DATE.search(text) is not None,
                "repeated": _is_repeated(text),
                "sequence": _has_sequence(text),
                "name_like": any(_holds(text, name) for name in _plain_names(names)),
            }
    return [warning for warning, is_so in found.items() if is_so]


def _is_short(text: memoryview, characters: int) -> bool:
    """Say whether there are neither words nor characters enough."""
    return len(_word_spans(text)) < FEWEST_WORDS and characters < FEWEST_CHARACTERS


def _is_repeated(text: memoryview) -> bool:
    """Say whether a character comes four times in a row, or the whole or most words are a
    repetition.
    """
    if _SAME.search(text) is not None:
        return True
    if any(text[period:] == text[:-period] for period in range(1, len(text) // 2 + 1)):
        return True
    spans = _word_spans(text)
    different = sum(
        all(text[start:end] != text[other:stop] for other, stop in spans[:index])
        for index, (start, end) in enumerate(spans)
    )
    return len(spans) > 1 and different <= len(spans) // 2


def _has_sequence(text: memoryview) -> bool:
    """Say whether five neighbours of the alphabet, the digits or a keyboard row are together."""
    runs = (row[start : start + RUN] for row in _ROWS for start in range(len(row) - RUN + 1))
    return any(_holds(text, run) or _holds(text, run[::-1]) for run in runs)


def _holds(text: memoryview, part: bytes) -> bool:
    """Say whether `part` occurs in `text`, without copying the text."""
    return any(text[at : at + len(part)] == part for at in range(len(text) - len(part) + 1))


def _word_spans(text: memoryview) -> list[tuple[int, int]]:
    """Return where words begin and end; matched text itself would be a copy."""
    return [match.span() for match in _WORD.finditer(text)]


def _plain_characters(secret: Secret) -> Iterator[str]:
    """Yield the text in lower case without accents; bytes that are no UTF-8 become "?"."""
    with secret.view() as view:
        for start, end in character_spans(view):
            yield _plain(str(view[start:end], "utf-8", "replace"))


def _plain_names(names: Iterable[str]) -> Iterator[bytes]:
    """Yield each word of the names in the spelling that the text is compared in."""
    for name in names:
        for word in re.findall(r"\w+", "".join(_plain(char) for char in name)):
            if len(word) >= SHORTEST_NAME:
                yield word.encode("utf-8", "replace")


def _plain(char: str) -> str:
    """Return a character in lower case, without accents, with white space as a plain space."""
    if char.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", char)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()
