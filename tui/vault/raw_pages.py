"""The pages of a file as they lie on the medium, decrypted without SQLCipher, seal or no seal.

A page that SQLCipher refuses is often right but for a few bytes: a changed byte spoils 17 of 4,016.
What is read here is proved by nothing; `raw_rows` believes a row only with its own SHA-256.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path
from types import TracebackType
from typing import Self

from tui.vault import files
from tui.vault.aes import Aes256
from tui.vault.connection import PAGE_BYTES
from tui.vault.kdf import derive_key
from tui.vault.profiles import SALT_BYTES
from tui.vault.secret import Secret

BLOCK, MAC_BYTES = 16, 64
USABLE = PAGE_BYTES - BLOCK - MAC_BYTES
"""Bytes of a page that are SQLite's; after them come the IV and the seal."""

_MAC_ROUNDS, _MAC_MASK = 2, 0x3A


class RawPages:
    """A closed file, open for reading beside SQLCipher; pages count from 1."""

    def __init__(self, path: Path, seed: Secret) -> None:
        """Open the file; `seed` is left to the caller.  Raise `Unplugged` and such.

        Closing drops this process's locks on the file (POSIX), so close it after every vault of it.
        """
        try:
            self._file = path.open("rb", buffering=0)
        except OSError as error:
            raise files.typed(error) from None
        salt = self._file.read(SALT_BYTES)
        with derive_key(seed, salt) as key, key.view() as view:
            self._cipher = Aes256(bytes(view))
            mask = bytes(byte ^ _MAC_MASK for byte in salt)
            self._mac_key = hashlib.pbkdf2_hmac("sha512", view, mask, _MAC_ROUNDS, 32)
        self.count = path.stat().st_size // PAGE_BYTES
        self._number, self._page = 0, b""
        self._whole = 0, b""

    def is_sealed(self, number: int) -> bool:
        """Say whether the page is as SQLCipher wrote it."""
        page = self._sealed(number)
        start = SALT_BYTES if number == 1 else 0
        body, seal = page[start:-MAC_BYTES], page[-MAC_BYTES:]
        told = hmac.digest(self._mac_key, body + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(told, seal)

    def read(self, number: int, start: int, stop: int) -> bytes:
        """Return the plain bytes of a page but the first, from `start` up to `stop`.

        Each block of 16 depends on the one before only, so the rest is not decrypted.  A page that
        is read whole is remembered.
        """
        if number == self._whole[0]:
            return self._whole[1][start:stop]
        first, last = start // BLOCK * BLOCK, -(-min(stop, USABLE) // BLOCK) * BLOCK
        page = self._sealed(number)
        before = page[first - BLOCK : first] if first else page[USABLE : USABLE + BLOCK]
        plain = self._cipher.decrypt(page[first:last], before)
        if len(plain) == USABLE:
            self._whole = number, plain
        return plain[start - first : stop - first]

    def _sealed(self, number: int) -> bytes:
        if number != self._number:
            try:
                self._file.seek((number - 1) * PAGE_BYTES)
                self._number, self._page = number, self._file.read(PAGE_BYTES)
            except OSError as error:
                raise files.typed(error) from None
        return self._page

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Self:
        """Return the pages."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()
