"""The recovery code: the seed of a file written as 28 characters that a person can copy by hand.

Nothing of it lies in the file.  The alphabet is Douglas Crockford's base 32 (no I, L, O, U), in
seven groups of four.  26 characters hold the 128 bits of the seed and two zero bits; the last two
are check characters over GF(32), a Reed-Solomon code of distance 3: one wrong character, two wrong
ones and two that changed places are all noticed, anything else 4,095 times in 4,096.

With the values c(27) ... c(0) of the characters from left to right, a code is right when the sum of
all c(i) is 1 and the sum of all a^i * c(i) is 0, where a = 2 in GF(32) with x^5 + x^2 + 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.vault.errors import MistypedCode
from tui.vault.kdf import SEED_BYTES
from tui.vault.secret import Secret, character_spans

CHARACTERS = 28
GROUP = 4
ALPHABET = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_CHECKS = 2
_DIGIT_BITS = 5
_BYTE_BITS = 8
_SEED_DIGITS = CHARACTERS - _CHECKS
_SPARE_BITS = _SEED_DIGITS * _DIGIT_BITS - SEED_BYTES * _BYTE_BITS
_SUM = 1
_POLYNOMIAL = 0b100101

_READ_AS = {"O": "0", "I": "1", "L": "1", "U": "V"}
"""What is easily written or read for another character, and none of which the alphabet holds."""

_BETWEEN = frozenset(" \t\r\n\u00a0\u202f-‐‑‒–—−._,:/")
"""What people put between groups."""

_VALUES = {chr(character): value for value, character in enumerate(ALPHABET)}


def code_of(seed: Secret) -> Secret:
    """Return the code of a 16-byte seed as 28 ASCII characters, which the caller wipes."""
    digits = list(_digits_of(seed))
    total, weighted = _sums([*digits, 0, 0])
    # c(1) + c(0) must bring the sum to 1, and a*c(1) + c(0) the weighted sum to 0
    first = _times(_SUM ^ total ^ weighted, _inverse(1 ^ 2))
    code = Secret(capacity=CHARACTERS)
    for digit in (*digits, first, _SUM ^ total ^ first):
        code.extend(ALPHABET[digit : digit + 1])
    return code


def seed_of(code: Secret) -> Secret:
    """Return the 16-byte seed of a typed code, which the caller wipes.

    Upper and lower case are the same, spaces and dashes do not count, O is read as 0, I and L as 1,
    U as V.  Raise `MistypedCode` when it is no code or a character is wrong; no file is touched.
    """
    digits = [_value(character) for character in _characters(code)]
    if len(digits) != CHARACTERS or _sums(digits) != (_SUM, 0):
        raise MistypedCode
    if digits[_SEED_DIGITS - 1] & ((1 << _SPARE_BITS) - 1):
        raise MistypedCode
    return _seed_from(digits[:_SEED_DIGITS])


def count_characters(typed: Secret) -> int:
    """Return how many characters of a code were typed so far, without what stands between."""
    try:
        return sum(1 for _character in _characters(typed))
    except MistypedCode:
        return 0


def _digits_of(seed: Secret) -> Iterator[int]:
    """Yield the 26 values (0-31) of the seed's bits, the highest first, two zero bits at the end.

    Only numbers below 4096 exist meanwhile, never the seed as one number.
    """
    held, bits = 0, 0
    with seed.view() as view:
        for byte in view:
            held, bits = held << _BYTE_BITS | byte, bits + _BYTE_BITS
            while bits >= _DIGIT_BITS:
                bits -= _DIGIT_BITS
                yield held >> bits
                held &= (1 << bits) - 1
    yield held << _SPARE_BITS


def _seed_from(digits: Sequence[int]) -> Secret:
    """Return the 128 bits of the values as a secret."""
    seed = Secret(capacity=SEED_BYTES)
    held, bits = 0, 0
    for digit in digits:
        held, bits = held << _DIGIT_BITS | digit, bits + _DIGIT_BITS
        if bits >= _BYTE_BITS:
            bits -= _BYTE_BITS
            seed.extend(bytes((held >> bits,)))
            held &= (1 << bits) - 1
    return seed


def _characters(code: Secret) -> Iterator[str]:
    """Yield what was typed, one character at a time, without what stands between groups."""
    with code.view() as view:
        for start, end in character_spans(view):
            try:
                character = str(view[start:end], "utf-8")
            except UnicodeDecodeError:
                raise MistypedCode from None
            if character not in _BETWEEN:
                yield character


def _value(character: str) -> int:
    """Return the value of one typed character."""
    upper = character.upper()
    value = _VALUES.get(_READ_AS.get(upper, upper))
    if value is None:
        raise MistypedCode
    return value


def _sums(digits: Sequence[int]) -> tuple[int, int]:
    """Return the plain and the weighted sum that the check characters set."""
    total = weighted = 0
    for digit in digits:
        total ^= digit
        weighted = _times(weighted, 2) ^ digit
    return total, weighted


def _times(one: int, other: int) -> int:
    """Multiply in GF(32)."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one >> _DIGIT_BITS:
            one ^= _POLYNOMIAL
        other >>= 1
    return product


def _inverse(value: int) -> int:
    """Return the number that gives 1 when multiplied with `value`, which is not 0."""
    return next(other for other in range(1, 1 << _DIGIT_BITS) if _times(value, other) == 1)
