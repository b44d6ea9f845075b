"""Reads the length of a recording or film with tinytag; never plays it.

As `picture_reading`, this runs only in a process that holds no key.
"""

from __future__ import annotations

import io
from typing import IO, Any, cast

from tinytag import TinyTag

LONGEST = 7 * 24 * 3600
"""Seconds; what claims more is not believed."""


def read_recording(data: bytes, whole: int, tail: int) -> dict[str, Any]:
    """Return what is known of a recording of `whole` bytes, of which `data` are the two ends.

    Args:
        data: the beginning, and behind it the last `tail` bytes.
        whole: how long the file is.
        tail: how many bytes of `data` are its end; 0 when `data` is all there is.

    Raises:
        Exception: whatever tinytag raises for what it cannot read.
    """
    source = cast("IO[bytes]", io.BufferedReader(_Ends(data, whole, tail)))
    found = TinyTag.get(file_obj=cast("Any", source), tags=False)
    seconds = found.duration or 0.0
    return {"seconds": round(seconds, 1) if 0 < seconds < LONGEST else 0.0}


class _Ends(io.RawIOBase):
    """A file of which only the two ends are there; zeros stand for the rest."""

    def __init__(self, data: bytes, whole: int, tail: int) -> None:
        super().__init__()
        self._head = data[: len(data) - tail]
        self._tail = data[len(data) - tail :]
        self._whole, self._at = max(whole, len(data)), 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._whole}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Read a piece of the head, of the gap, or of the tail."""
        view = memoryview(buffer).cast("B")
        at, second = self._at, self._whole - len(self._tail)
        if at < len(self._head):
            piece = self._head[at : at + len(view)]
        elif at < second:
            piece = bytes(min(len(view), second - at))
        else:
            piece = self._tail[at - second : at - second + len(view)]
        view[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)
