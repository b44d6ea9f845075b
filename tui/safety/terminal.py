"""Put the terminal back in order, whatever state a session left it in.

The sequences undo everything Textual's Linux driver switches on (mouse, focus, paste and key
reporting, resize reports, synchronised output, the alternate screen) and then clear the ordinary
screen and its scrollback, so nothing that was shown stays readable.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in typing, which would cost every start 4 ms
if TYPE_CHECKING:
    from typing import Any, NoReturn

Attributes = list["Any"]
"""What `termios.tcgetattr` returns: the modes of a terminal."""

LEFT = 0
"""Exit code: the person left."""
CRASHED = 70
"""Exit code: a fault ended the session (EX_SOFTWARE of sysexits.h)."""
LOCKED = 75
"""Exit code: the session locked itself and is to be started again (EX_TEMPFAIL)."""
COVERED = 76
"""Exit code: the session locked itself, and the next one begins with the cover page."""

_INPUT, _LOCAL = 0, 3
"""Places of the flags of input and of the line in `Attributes` (termios(3))."""

MODES_OFF = (
    b"\x1b\\"  # ends a sequence that was cut in the middle
    b"\x1b[?2026l"  # synchronised output
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # mouse
    b"\x1b[?1004l\x1b[?2004l\x1b[?2048l"  # focus, paste and resize reports
    b"\x1b[?7h\x1b[?25h\x1b[0m"  # line wrap, cursor, plain colours
)
"""Switches off what a session switched on; moves and clears nothing."""

RESET = (
    b"\x1b[0m\x1b[2J"
    + MODES_OFF
    + b"\x1b[<u"  # Kitty key reports: each screen has its own, so before the screen is left
    + b"\x1b[?1049l"
    + MODES_OFF
    + b"\x1b[H\x1b[2J\x1b[3J"
)
"""Clears the session's screen, leaves it, and clears the ordinary screen and its scrollback."""


def terminal_attributes(fd: int = 0) -> Attributes | None:
    """Return the modes of the terminal at `fd`, or None where there is none to restore."""
    if sys.platform == "win32":
        return None
    import termios

    try:
        return termios.tcgetattr(fd)
    except (OSError, ValueError, termios.error):
        return None


def restore_attributes(attributes: Attributes | None, fd: int = 0) -> None:
    """Set the modes of the terminal at `fd` and drop keys typed but not read.

    Unread keys may be part of what was being written: the shell must not get them.
    """
    if attributes is None or sys.platform == "win32":
        return
    import termios

    try:
        termios.tcsetattr(fd, termios.TCSANOW, attributes)
        termios.tcflush(fd, termios.TCIFLUSH)
    except (OSError, termios.error):
        return  # the terminal is gone: nothing is left to restore


def hush(attributes: Attributes | None, fd: int = 0) -> None:
    """Let the terminal keep what is typed without showing it, until a session reads it.

    Args:
        attributes: its modes as they were; None changes nothing.
        fd: the terminal.
    """
    if attributes is None or sys.platform == "win32":
        return
    import termios

    quiet = [*attributes]
    quiet[_INPUT] &= ~(termios.IXON | termios.ICRNL)  # ctrl+q is a key, and enter too
    quiet[_LOCAL] &= ~(termios.ECHO | termios.ICANON)
    try:
        termios.tcsetattr(fd, termios.TCSANOW, quiet)
    except (OSError, termios.error):
        return  # the terminal is gone


def heard(attributes: Attributes | None) -> Attributes | None:
    """Return modes taken from a terminal that `hush` changed as they were before it."""
    if attributes is None or sys.platform == "win32":
        return attributes
    import termios

    loud = [*attributes]
    loud[_INPUT] |= termios.ICRNL
    loud[_LOCAL] |= termios.ECHO | termios.ICANON
    return loud


def screen_descriptor() -> int | None:
    """Return the descriptor the screen is drawn on: stderr, else stdout, else None."""
    return next((fd for fd in (2, 1) if os.isatty(fd)), None)


def send(data: bytes) -> None:
    """Write `data` straight to the terminal, past every buffer; a closed terminal is ignored."""
    fd = screen_descriptor()
    if fd is not None:
        _write(fd, data)


def send_last(data: bytes) -> None:
    """Write `data` as the last thing on the screen: what other threads draw later goes nowhere.

    Textual draws from a thread of its own, so a frame could still follow a cleared screen.
    """
    fd = screen_descriptor()
    if fd is None:
        return
    own, nowhere = os.dup(fd), os.open(os.devnull, os.O_WRONLY)
    for drawn_on in (1, 2):
        os.dup2(nowhere, drawn_on)
    _write(own, data)


def _write(fd: int, data: bytes) -> None:
    try:
        while data:
            data = data[os.write(fd, data) :]
    except OSError:
        return


def restore_terminal(attributes: Attributes | None = None, *, wipe: bytes = RESET) -> None:
    """Bring the terminal back to an ordinary, empty screen.

    Args:
        attributes: modes saved by `terminal_attributes`, or None to leave the modes as they are.
        wipe: `MODES_OFF` keeps what stands on the ordinary screen, such as the line of a crash;
            plain lines have their own, which holds no sequence.
    """
    send(wipe)
    restore_attributes(attributes)


def quick_exit(
    code: int = LEFT, attributes: Attributes | None = None, wipe: bytes = RESET
) -> NoReturn:
    """Clear the terminal and end the process now: no handler, no buffer, no animation runs.

    Args:
        code: exit code, `LEFT` or `LOCKED`.
        attributes: modes to set; the supervisor sets them too, so None is fine below it.
        wipe: what clears the terminal, see `restore_terminal`.
    """
    restore_terminal(attributes, wipe=wipe)
    os._exit(code)


def set_title(title: str, term: str) -> None:
    """Give the window a neutral title, remembering the one before where the terminal can.

    Args:
        title: what anyone looking at the list of windows may read.
        term: value of TERM; a terminal without a window is left alone.
    """
    if _has_title(term):
        send(b"\x1b[22;0t\x1b]2;" + title.encode("ascii", "replace") + b"\x07")


def reset_title(term: str) -> None:
    """Take the title of `set_title` away and bring back the one before where possible."""
    if _has_title(term):
        send(b"\x1b]2;\x07\x1b[23;0t")


def _has_title(term: str) -> bool:
    return term not in {"", "dumb", "linux"}
