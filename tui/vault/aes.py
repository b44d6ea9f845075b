"""AES-256 in CBC mode, decryption only, for pages that SQLCipher refuses (NIST SP 800-38A)."""

from __future__ import annotations


class Aes256:
    """Decrypts with one 32-byte key."""

    def __init__(self, key: bytes) -> None:
        """Take the key."""
        self._key = key

    def decrypt(self, sealed: bytes, before: bytes) -> bytes:
        """Return whole blocks of 16 bytes in plain; `before` is the IV or the block before them."""
        from Cryptodome.Cipher import AES

        return AES.new(self._key, AES.MODE_CBC, iv=before).decrypt(sealed)
