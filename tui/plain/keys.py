"""Bytes from the keyboard of a terminal, one after another, with nothing shown by the terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

LOOK_SECONDS = 1.0
"""How often whoever waits for a key looks at the clock."""
REST_OF_SEQUENCE = 0.05
"""Within this many seconds the rest of a key's sequence has come."""
_POLL = 0.02


class Keys(Protocol):
    """Where typed bytes come from."""

    def next(self, seconds: float = LOOK_SECONDS) -> int | None:
        """Return the next byte; None when none came in time.

        Raises:
            EOFError: nothing more will come.
        """
        ...


class TerminalKeys:
    """The terminal of this process (POSIX)."""

    def next(self, seconds: float = LOOK_SECONDS) -> int | None:
        """Return the next byte, as `Keys.next`."""
        import select

        try:
            ready, _, _ = select.select([0], [], [], seconds)
            data = os.read(0, 1) if ready else None
        except OSError:
            raise EOFError from None
        if data is None:
            return None
        if not data:
            raise EOFError
        return data[0]


class ConsoleKeys:
    """The console of Windows, which gives characters; their UTF-8 bytes are handed on."""

    def __init__(self) -> None:
        self._waiting: list[int] = []

    def next(self, seconds: float = LOOK_SECONDS) -> int | None:
        """Return the next byte, as `Keys.next`."""
        from msvcrt import getwch, kbhit  # type: ignore[attr-defined,unused-ignore]

        end = time.monotonic() + seconds
        while not self._waiting:
            if kbhit():
                key = getwch()
                if key in "\x00\xe0":
                    getwch()  # the second half of an arrow or function key
                else:
                    self._waiting += key.encode("utf-8", "surrogatepass")
            elif time.monotonic() >= end:
                return None
            else:
                time.sleep(_POLL)
        return self._waiting.pop(0)


def keys_of_this_system() -> Keys:
    """Return what reads the keyboard here."""
    return ConsoleKeys() if sys.platform == "win32" else TerminalKeys()


@contextmanager
def every_key() -> Iterator[bool]:
    """Let every key reach the program, unseen; the block gets whether typing shall be shown.

    The terminal shows nothing by itself, holds no line back, and turns no key into a signal. Where
    it showed nothing before, whoever runs it shows what is typed.
    """
    if sys.platform == "win32" or not os.isatty(0):
        yield True
        return
    import termios

    before = termios.tcgetattr(0)
    modes = termios.tcgetattr(0)
    modes[0] &= ~termios.IXON
    modes[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
    modes[6][termios.VMIN], modes[6][termios.VTIME] = 1, 0
    termios.tcsetattr(0, termios.TCSANOW, modes)
    try:
        yield bool(before[3] & termios.ECHO)
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)
