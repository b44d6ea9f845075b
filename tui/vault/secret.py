"""A passphrase or key in one block of bytes that is overwritten when no longer needed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import TracebackType
from typing import NoReturn, Self

from tui.vault.errors import BadPassphraseText, TooLong

CAPACITY = 4096
_CONTINUATION = range(0x80, 0xC0)


class Secret:
    """UTF-8 or key bytes in a buffer of fixed size; a context manager that wipes at its end.

    The buffer never grows, so the interpreter never moves it and leaves no old copy behind.  The
    content is never shown by `repr`, never pickled and never turned into `str` here.
    """

    __slots__ = ("_buffer", "_length")

    def __init__(
        self, content: bytes | bytearray | memoryview = b"", *, capacity: int = CAPACITY
    ) -> None:
        """Copy `content`; at most `capacity` bytes will ever fit.  Raise `TooLong` when it does
        not.
        """
        self._buffer = bytearray(capacity)
        self._length = 0
        self.set(content)

    def append(self, char: str) -> None:
        """Add one typed character (or a few) as UTF-8.

        Raise `TooLong` when the buffer is full, `BadPassphraseText` for half a surrogate pair.
        """
        try:
            encoded = bytearray(char, "utf-8")
        except UnicodeEncodeError:
            raise BadPassphraseText from None
        try:
            self.extend(encoded)
        finally:
            wipe(encoded)

    def extend(self, content: bytes | bytearray | memoryview) -> None:
        """Add bytes at the end, or raise `TooLong` and keep the content as it was."""
        end = self._length + len(content)
        if end > len(self._buffer):
            raise TooLong
        self._buffer[self._length : end] = content
        self._length = end

    def backspace(self) -> None:
        """Remove the last character (one code point), if there is one."""
        start = self._length
        while start > 0:
            start -= 1
            if self._buffer[start] not in _CONTINUATION:
                break
        self.truncate(start)

    def truncate(self, length: int) -> None:
        """Keep only the first `length` bytes and overwrite the rest."""
        for index in range(max(0, length), self._length):
            self._buffer[index] = 0
        self._length = min(self._length, max(0, length))

    def set(self, content: bytes | bytearray | memoryview) -> None:
        """Replace the whole content; raise `TooLong`, leaving it empty, when it does not fit."""
        self.wipe()
        self.extend(content)

    def copy(self) -> Secret:
        """Return an independent secret with the same content and capacity."""
        with self.view() as view:
            return Secret(view, capacity=len(self._buffer))

    def view(self) -> memoryview:
        """Return the content in place, without a copy.

        It shows zeros as soon as the secret is wiped, so hold on to the secret itself meanwhile.
        """
        return memoryview(self._buffer)[: self._length]

    def same_as(self, other: Secret) -> bool:
        """Compare two secrets in a time that does not depend on where they differ."""
        import hmac

        with self.view() as mine, other.view() as theirs:
            return hmac.compare_digest(mine, theirs)

    @property
    def characters(self) -> int:
        """Number of code points, for drawing one dot each."""
        with self.view() as view:
            return sum(1 for byte in view if byte not in _CONTINUATION)

    def wipe(self) -> None:
        """Overwrite the content with zeros; the secret is empty and can be used again."""
        wipe(self._buffer)
        self._length = 0

    def __len__(self) -> int:
        """Number of bytes."""
        return self._length

    def __repr__(self) -> str:
        """Show that there is a secret and nothing of it."""
        return "Secret(...)"

    def __enter__(self) -> Self:
        """Return the secret itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wipe, whatever happened."""
        self.wipe()

    def __del__(self) -> None:
        """Wipe when the last reference goes."""
        if hasattr(self, "_buffer"):
            self.wipe()

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or deep-copied, which would leave copies nobody wipes."""
        raise TypeError("a secret cannot be pickled")


def character_spans(view: memoryview) -> Iterator[tuple[int, int]]:
    """Yield where each UTF-8 character begins and ends, without copying any of it."""
    start = 0
    for index in range(1, len(view) + 1):
        if index == len(view) or view[index] not in _CONTINUATION:
            yield start, index
            start = index


def wipe(buffer: bytearray) -> None:
    """Overwrite every byte of `buffer` in place with zero."""
    buffer[:] = bytes(len(buffer))


def wipe_bytes(data: bytes) -> None:
    """Overwrite the content of a bytes object that nobody will read again, in CPython's memory.

    For what a library hands over or asks for as `bytes`: freed memory keeps its content until
    something else is put there.  Elsewhere than in CPython nothing happens.
    """
    if sys.implementation.name != "cpython" or len(data) < _OWN_BYTES:
        return
    import ctypes

    start = id(data) + bytes.__basicsize__ - 1
    ctypes.memset(start, 0, len(data))


_OWN_BYTES = 2
"""Shorter objects are shared by the whole program."""
