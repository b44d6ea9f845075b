"""Takes words out of what is handed over; the originals stay as they are.

Words are found whatever their case and accents.  Nothing is taken out of a picture or a recording.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

ADDRESSES, ACCOUNTS, PLACES = "addresses", "accounts", "places"
KINDS = (ADDRESSES, ACCOUNTS, PLACES)
"""What can be taken out by its kind: addresses and phone numbers, account names, places."""

_SHORT = 3
"""Words shorter than this are taken out only where they stand alone."""

_ADDRESS = re.compile(
    r"""(?ix) (?:https?://|www\.)\S+              # of a page
          | [^\s@<>()]+@[^\s@<>()]+\.\w+          # of a mailbox
          | (?<![\w-])\+?\d(?:[\s.\-/()]{0,2}\d){7,14}(?![\w-])   # a phone number
    """
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:\s+\d\d)?|\d\d[./-]\d\d[./-]\d{4}(?:\s+\d\d)?")
_HANDLE = re.compile(r"(?<![\w.])@[\w.]{2,}")


class Redactor:
    """Replaces words by a mark.

    Args:
        mark: stands in place of what was taken out.
        words: texts that are taken out wherever they stand.
        kinds: of `KINDS`; places are among `words`.
    """

    def __init__(self, mark: str, words: Iterable[str], kinds: Iterable[str] = ()) -> None:
        self._mark, wanted = mark, {_fold(word.strip())[0] for word in words}
        self._words = [re.compile(_pattern(word)) for word in sorted(wanted) if word]
        chosen = frozenset(kinds)
        self._shapes = [_ADDRESS] if ADDRESSES in chosen else []
        self._shapes += [_HANDLE] if ACCOUNTS in chosen else []

    def __call__(self, text: str) -> str:
        """Return a text without what is to be taken out."""
        spans = sorted(self._spans(text))
        kept, place = [], 0
        for start, end in spans:
            if end <= place:
                continue
            kept += [text[place:start], self._mark] if start >= place else []
            place = end
        return "".join([*kept, text[place:]])

    def touches(self, text: str) -> bool:
        """Say whether anything of a text would be taken out."""
        return bool(self._spans(text))

    def _spans(self, text: str) -> list[tuple[int, int]]:
        found = [
            match.span()
            for shape in self._shapes
            for match in shape.finditer(text)
            if not _DATE.fullmatch(match.group().strip())
        ]
        folded, places = _fold(text) if self._words else ("", [])
        for word in self._words:
            matches = word.finditer(folded)
            found += [(places[m.start()], places[m.end() - 1] + 1) for m in matches]
        return found


def _fold(text: str) -> tuple[str, list[int]]:
    """Return a text without case and accents, and where each of its letters stood."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        same = " " if letter.isspace() else letter.replace("\u2019", "'")
        for one in unicodedata.normalize("NFKD", same).casefold():
            if not unicodedata.combining(one):
                letters.append(one)
                places.append(place)
    return "".join(letters), places


def _pattern(word: str) -> str:
    spelt = r"\s+".join(re.escape(part) for part in word.split())
    return rf"(?<!\w){spelt}(?!\w)" if len(word) < _SHORT else spelt
