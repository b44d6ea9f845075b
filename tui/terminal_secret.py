"""Takes a passphrase from a plain terminal without showing it and without making a `str` of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tui.vault.secret import Secret, wipe

_BACKSPACES = "\b\x7f"
_INTERRUPT = "\x03"


def ask_secret(prompt: str) -> Secret:
    """Show `prompt` on stderr and return the line typed, or the first line of a redirected input.

    The caller wipes it.  Raise `TooLong`, or `KeyboardInterrupt` on ctrl+c.
    """
    sys.stderr.write(prompt)
    sys.stderr.flush()
    secret = Secret()
    try:
        if sys.platform == "win32" and os.isatty(0):
            _read_keys(secret)
        else:
            with suppress(OSError), _no_echo(0):  # an input that is closed is an empty line
                _read_line(secret, 0)
    except BaseException:
        secret.wipe()
        raise
    finally:
        sys.stderr.write("\n")
    return secret


def ask_line(prompt: str) -> str:
    """Show `prompt` on stderr and return the line typed, or the first line of a redirected input.

    What comes after the line is left for the next question.
    """
    sys.stderr.write(prompt)
    sys.stderr.flush()
    if sys.platform == "win32" and os.isatty(0):
        return sys.stdin.readline().rstrip("\r\n")
    with Secret() as line:
        with suppress(OSError):
            _read_line(line, 0)
        with line.view() as view:
            return os.fsdecode(bytes(view))


def _read_line(secret: Secret, descriptor: int) -> None:
    """Take bytes up to the end of the line straight from the operating system."""
    piece = bytearray(1)
    while os.readv(descriptor, [piece]) if hasattr(os, "readv") else _read_into(descriptor, piece):
        if piece[0] in b"\r\n":
            break
        secret.extend(piece)
    wipe(piece)


def _read_into(descriptor: int, piece: bytearray) -> int:
    """Read one byte where `readv` does not exist."""
    found = os.read(descriptor, 1)
    piece[: len(found)] = found
    return len(found)


@contextmanager
def _no_echo(descriptor: int) -> Iterator[None]:
    """Switch the terminal's echo off; nothing happens where the input is no terminal."""
    if sys.platform == "win32" or not os.isatty(descriptor):
        yield
        return
    import termios

    before = termios.tcgetattr(descriptor)
    silent = [*before]
    silent[3] &= ~termios.ECHO
    termios.tcsetattr(descriptor, termios.TCSAFLUSH, silent)
    try:
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)


def _read_keys(secret: Secret) -> None:
    """Take one key after another from the Windows console."""
    from msvcrt import getwch  # type: ignore[attr-defined,unused-ignore]

    while (key := getwch()) not in "\r\n":
        if key == _INTERRUPT:
            raise KeyboardInterrupt
        if key in _BACKSPACES:
            secret.backspace()
        else:
            secret.append(key)
