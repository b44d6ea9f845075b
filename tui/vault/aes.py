"""AES-256 in CBC mode, decryption only, for pages that SQLCipher refuses.

Slow (some 300 KB a second) and not hardened against side channels: it runs on the person's own
computer, once, while a damaged file is rescued.  Source: FIPS 197, NIST SP 800-38A.
"""

from __future__ import annotations


class Aes256:
    """Decrypts with one 32-byte key."""

    def __init__(self, key: bytes) -> None:
        """Expand the key and prepare the tables of one round."""
        self._sbox = _substitutions()
        self._inverse = bytes(self._sbox.index(value) for value in range(256))
        self._keys = self._expanded(key)
        nine, eleven, thirteen, fourteen = (
            bytes(_times(value, by) for value in range(256)) for by in (9, 11, 13, 14)
        )
        self._mixed = [
            (fourteen[v] << 24) | (nine[v] << 16) | (thirteen[v] << 8) | eleven[v]
            for v in range(256)
        ]
        self._middle = [self._mix(word) for word in self._keys[4:56]]

    def decrypt(self, sealed: bytes, before: bytes) -> bytes:
        """Return whole blocks of 16 bytes in plain; `before` is the IV or the block before them."""
        out = bytearray()
        previous = int.from_bytes(before)
        for start in range(0, len(sealed), 16):
            block = sealed[start : start + 16]
            out += (self._block(block) ^ previous).to_bytes(16)
            previous = int.from_bytes(block)
        return bytes(out)

    def _block(self, block: bytes) -> int:
        words = [int.from_bytes(block[i : i + 4]) ^ self._keys[56 + i // 4] for i in (0, 4, 8, 12)]
        for turn in range(13, -1, -1):
            keys = self._middle if turn else self._keys
            base = (turn - 1) * 4 if turn else 0
            table = self._mixed if turn else None
            words = [self._column(words, i, keys[base + i], table) for i in range(4)]
        return (words[0] << 96) | (words[1] << 64) | (words[2] << 32) | words[3]

    def _column(self, words: list[int], i: int, key: int, table: list[int] | None) -> int:
        """Shift the rows back, substitute back, and unless it is the last turn mix back."""
        inverse = self._inverse
        a = inverse[words[i] >> 24]
        b = inverse[words[i - 1] >> 16 & 255]
        c = inverse[words[i - 2] >> 8 & 255]
        d = inverse[words[i - 3] & 255]
        if table is None:
            return ((a << 24) | (b << 16) | (c << 8) | d) ^ key
        return table[a] ^ _turned(table[b], 8) ^ _turned(table[c], 16) ^ _turned(table[d], 24) ^ key

    def _mix(self, word: int) -> int:
        table = self._mixed
        return (
            table[word >> 24]
            ^ _turned(table[word >> 16 & 255], 8)
            ^ _turned(table[word >> 8 & 255], 16)
            ^ _turned(table[word & 255], 24)
        )

    def _expanded(self, key: bytes) -> list[int]:
        words = [int.from_bytes(key[i : i + 4]) for i in range(0, 32, 4)]
        constant = 1
        for i in range(8, 60):
            word = words[-1]
            if i % 8 == 0:
                word = self._substituted(_turned(word, 24)) ^ (constant << 24)
                constant = _times(constant, 2)
            elif i % 4 == 0:
                word = self._substituted(word)
            words.append(words[-8] ^ word)
        return words

    def _substituted(self, word: int) -> int:
        return int.from_bytes(bytes(self._sbox[byte] for byte in word.to_bytes(4)))


def _turned(word: int, bits: int) -> int:
    """Return a 32-bit word turned right."""
    return (word >> bits | word << (32 - bits)) & 0xFFFFFFFF


def _times(value: int, by: int) -> int:
    """Multiply in the field of AES."""
    product = 0
    while by:
        product ^= value if by & 1 else 0
        value = (value << 1) ^ (0x11B if value & 0x80 else 0)
        by >>= 1
    return product


def _substitutions() -> bytes:
    """Return the S-box of AES, from its definition."""
    box = bytearray(256)
    for value in range(256):
        inverse = next((other for other in range(256) if _times(value, other) == 1), 0)
        spread = inverse
        for turn in range(1, 5):
            spread ^= (inverse << turn | inverse >> (8 - turn)) & 0xFF
        box[value] = spread ^ 0x63
    return bytes(box)
