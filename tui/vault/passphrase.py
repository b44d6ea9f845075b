"""One spelling for a passphrase, however the keyboard of the day writes it (fold version 1,
frozen).

NFKC (Unicode Annex 15; NIST SP 800-63B and RFC 8265 do the same), then curly quotes, dashes and
white space become the plain ones.  Upper and lower case stay different.  The fold is part of the
key derivation: the same text must give the same bytes for as long as a file exists.

`unicodedata` works on `str` only.  The passphrase is therefore taken a few characters at a time:
what cannot be avoided are short-lived strings of one letter and its accents, never a string of the
whole or of a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from tui.vault.errors import BadPassphraseText
from tui.vault.secret import Secret, character_spans
from tui.vault.weakness import warnings

__all__ = ["LONGEST", "fold", "warnings"]

LONGEST = 1024
"""Bytes of UTF-8 a folded passphrase may have."""

_PLAIN = {
    "’": "'", "ʼ": "'",
    "“": '"', "”": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
}  # fmt: skip
_SPACE_CATEGORIES = frozenset({"Zs", "Zl", "Zp"})
_REFUSED_CATEGORIES = frozenset({"Cc", "Cn", "Co", "Cs"})
_SPACES = frozenset("\t\n\r")


def fold(passphrase: Secret) -> Secret:
    """Return the folded passphrase as a new secret, which the caller wipes.

    Raise `BadPassphraseText` when nothing is left or a character is unassigned, private or a
    control character (tab and line ends count as white space), `TooLong` beyond 1024 bytes of
    UTF-8.
    """
    folded = Secret(capacity=LONGEST)
    try:
        _fold_into(folded, passphrase)
    except BaseException:
        folded.wipe()
        raise
    if len(folded) == 0:
        raise BadPassphraseText
    return folded


def _fold_into(folded: Secret, passphrase: Secret) -> None:
    """Append the folded form of `passphrase` to `folded`, one segment after another."""
    gap = False
    for segment in _segments(passphrase):
        for char in unicodedata.normalize("NFKC", segment):
            if char in _SPACES or unicodedata.category(char) in _SPACE_CATEGORIES:
                gap = True
                continue
            if unicodedata.category(char) in _REFUSED_CATEGORIES:
                raise BadPassphraseText
            if gap and len(folded):
                folded.append(" ")
            gap = False
            folded.append(_PLAIN.get(char, char))


def _segments(passphrase: Secret) -> Iterator[str]:
    """Yield the text in pieces that NFKC treats one by one: mostly a letter with its accents."""
    segment = ""
    for char in _characters(passphrase):
        if unicodedata.category(char) in _REFUSED_CATEGORIES and char not in _SPACES:
            raise BadPassphraseText
        if segment and _begins_anew(segment, char):
            yield segment
            segment = ""
        segment += char
    if segment:
        yield segment


def _begins_anew(segment: str, char: str) -> bool:
    """Say whether `char` neither composes with `segment` nor reorders marks of it."""
    if char.isascii():
        return True
    parts = unicodedata.normalize("NFKD", char)
    if unicodedata.combining(parts[0]):
        return False
    together = unicodedata.normalize("NFKC", segment + char)
    apart = unicodedata.normalize("NFKC", segment) + unicodedata.normalize("NFKC", char)
    return together == apart


def _characters(passphrase: Secret) -> Iterator[str]:
    """Yield each code point; raise `BadPassphraseText` when the bytes are not UTF-8."""
    with passphrase.view() as view:
        for start, end in character_spans(view):
            try:
                char = str(view[start:end], "utf-8")
            except UnicodeDecodeError:
                raise BadPassphraseText from None
            yield char
