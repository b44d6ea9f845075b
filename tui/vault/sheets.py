"""Recovery sheets: the seed of a file shared out on three sheets of 20 words, any two of which give
it back.

SLIP-0039 (Shamir's secret sharing over GF(256), a checksum that notices any three wrong words) with
one group of two out of three, the "extendable" flag, iteration exponent 0 and no passphrase of its
own.  One sheet alone tells nothing about the seed.  The seed is wiped out of what the library is
given and gives; what it works on in between is `str` and `bytes`, which may stay in memory until
the process ends, and the lock ends it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby, takewhile

from tui.vault.errors import MistypedSheet, OneSheet, SheetsApart
from tui.vault.kdf import SEED_BYTES
from tui.vault.secret import Secret, wipe_bytes

SHEETS = 3
NEEDED = 2
WORDS = 20

_SET_WORDS = 2
_TELLING_LETTERS = 4
"""No two words of the list begin with the same four letters."""
_LONGEST_TOKEN = 20
_ALIKE = 0.75
"""How alike (difflib's ratio) a misspelled word must be to the one it is read as."""


@dataclass(frozen=True, repr=False)
class Sheet:
    """One sheet: its 20 words and its number, 1 to 3."""

    words: tuple[str, ...]
    number: int

    @property
    def set_name(self) -> str:
        """The two words with which all sheets of one set begin, and hardly any other sheet."""
        return " ".join(self.words[:_SET_WORDS])


def make_sheets(seed: Secret) -> tuple[Sheet, ...]:
    """Return three sheets for a 16-byte seed, newly drawn each time."""
    from shamir_mnemonic import generate_mnemonics

    with seed.view() as view:
        plain = bytes(view)
    (texts,) = generate_mnemonics(1, [(NEEDED, SHEETS)], plain, iteration_exponent=0)
    wipe_bytes(plain)
    return tuple(Sheet(tuple(text.split()), number) for number, text in enumerate(texts, start=1))


def read_sheet(typed: Secret) -> Sheet:
    """Return the sheet that was typed.

    Four letters of a word are enough, a slip in a word is forgiven where only one word can be
    meant, and numbers, commas and line ends between words do not count.  Raise `MistypedSheet`.
    """
    from shamir_mnemonic import MnemonicError
    from shamir_mnemonic.share import Share

    tokens = _tokens(typed)
    words = tuple(takewhile(bool, _words_meant(tokens)))
    if len(tokens) != WORDS or len(words) != WORDS:
        raise MistypedSheet
    try:
        share = Share.from_mnemonic(" ".join(words))
    except MnemonicError:
        raise MistypedSheet from None
    kind = (*share.common_parameters()[1:], share.group_index, share.member_threshold)
    if (
        kind != (True, 0, 1, 1, 0, NEEDED)
        or len(share.value) != SEED_BYTES
        or share.index >= SHEETS
    ):
        raise MistypedSheet
    return Sheet(words, share.index + 1)


def count_words(typed: Secret) -> int:
    """Return how many words were typed so far."""
    return len(_tokens(typed))


def first_unknown(typed: Secret) -> int | None:
    """Return the place (from 1) of the first typed word that is in no sheet; None without one."""
    words = _words_meant(_tokens(typed))
    return next((place for place, word in enumerate(words, start=1) if not word), None)


def seed_of(one: Sheet, other: Sheet) -> Secret:
    """Return the 16-byte seed of two sheets, which the caller wipes.

    Raise `OneSheet` when both are the same, `SheetsApart` when they are of different sets.
    """
    from shamir_mnemonic import MnemonicError, combine_mnemonics

    if one.words == other.words:
        raise OneSheet
    try:
        seed = combine_mnemonics([" ".join(one.words), " ".join(other.words)])
    except MnemonicError:
        raise SheetsApart from None
    found = Secret(seed, capacity=SEED_BYTES)
    wipe_bytes(seed)
    return found


def _tokens(typed: Secret) -> list[str]:
    """Return the runs of letters that were typed, in small letters without accents."""
    with typed.view() as view:
        text = str(view, "utf-8", "replace")
    plain = unicodedata.normalize("NFKD", text).lower()
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return ["".join(run) for letters, run in groupby(bare, str.isalpha) if letters]


def _words_meant(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the word of the list that each token means; empty where it means none."""
    from shamir_mnemonic.wordlist import WORDLIST

    by_start = {word[:_TELLING_LETTERS]: word for word in WORDLIST}
    for token in tokens[: WORDS + 1]:
        yield by_start.get(token[:_TELLING_LETTERS]) or _closest(token, WORDLIST)


def _closest(token: str, words: Sequence[str]) -> str:
    """Return the one word that is like a misspelled one; empty when there is none or several."""
    if len(token) > _LONGEST_TOKEN:
        return ""
    alike = get_close_matches(token, words, n=2, cutoff=_ALIKE)
    return alike[0] if len(alike) == 1 else ""
