"""What is typed into the lists: several names at once, people, and passwords by mistake."""

from __future__ import annotations

import re
from collections.abc import Collection

_BETWEEN_NAMES = re.compile(r"[,;\n]+")
_BETWEEN_PEOPLE = re.compile(r"[,;/\n]+")

_LABELLED = re.compile(
    r"(?:pass\s?word|pass\s?code|passwd|pwd|mdp|mot\s+de\s+passe|code\s+pin|\bpin\b)\s*[:=]\s*\S",
    re.IGNORECASE,
)
_NO_SECRET = re.compile(
    r"""(?ix) [^@\s]+@[^@\s]+\.\w+          # a mail address
          | (?:https?://|www\.)\S+          # an address of a page
          | @[\w.-]+                        # a handle
          | [\w.-]+\.[a-z]{2,}(?:/\S*)?     # the same without its beginning
          | [\d\s.+()/:-]+                  # a number or a date
    """
)
_SIGN = re.compile(r"[^\w\s'’.&/+:–-]")
"""A sign that is rare inside names."""
_DIGIT_INSIDE = re.compile(r"\d[^\W\d_]")
"""A digit with a letter behind it."""
SHORTEST = 8
"""Characters from which a word can look like a password."""


def several_labels(text: str) -> list[str]:
    """Return the names in a text that has one a line, or commas between them; each once."""
    found: dict[str, str] = {}
    for part in _BETWEEN_NAMES.split(text):
        label = " ".join(part.split())
        if label:
            found.setdefault(label.casefold(), label)
    return list(found.values())


def people_named(text: str, own: Collection[str] = ()) -> list[str]:
    """Return the people a text names, as typed, each once.

    Args:
        text: names with commas, semicolons or slashes between them.
        own: words, in lower case, by which people mean themselves or nobody; they are left out.
    """
    found: dict[str, str] = {}
    for part in _BETWEEN_PEOPLE.split(text):
        name = " ".join(part.split())
        if name and name.casefold() not in own:
            found.setdefault(name.casefold(), name)
    return list(found.values())


def looks_like_password(text: str) -> bool:
    """Say whether a text seems to hold a password; it can be wrong both ways.

    It looks for "password:" and its like, and for a single word of at least `SHORTEST` characters
    that mixes letters, digits and signs. Mail addresses, addresses of pages, handles, numbers and
    dates do not count, nor does a name with a number at its end.
    """
    return bool(_LABELLED.search(text)) or any(_mixed(word) for word in text.split())


def _mixed(word: str) -> bool:
    word = word.rstrip(".,;:)»")
    if len(word) < SHORTEST or _NO_SECRET.fullmatch(word):
        return False
    small, large = any(sign.islower() for sign in word), any(sign.isupper() for sign in word)
    digits = any(sign.isdigit() for sign in word)
    signs = _SIGN.search(word) is not None
    return (
        (digits and signs and (small or large))
        or (small and large and _SIGN.search(word[1:-1]) is not None)
        or (small and large and _DIGIT_INSIDE.search(word) is not None)
    )
