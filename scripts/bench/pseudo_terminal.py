"""A program on a terminal of its own, with the moment each piece of its screen arrived (POSIX).

Answers what Textual and others ask a terminal, as xterm would.  Nothing is drawn: what is waited
for is looked for in the bytes without their escape sequences, so that the watching costs nothing.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self

CARNET = [sys.executable, "-I", "-B", "-m", "tui"]
"""The real program, as `scripts/run.py` starts it."""

ESCAPES = re.compile(
    rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[()][0-9A-Za-z]"
    rb"|[=>78cDEHMNOZ])"
)
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # frames are shown whole
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # no reports of the size in line
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
}
PATIENCE = 120.0
"""Seconds after which a program that does not show what is waited for is given up."""


class Silent(Exception):  # noqa: N818  (a state of the program)
    """The program did not show in time what was waited for."""


class Reaction(NamedTuple):
    """What a key did: milliseconds to the first and to the last byte drawn, and how many bytes."""

    first: float
    last: float
    size: int


class Screen:
    """A program that runs on a pseudo-terminal; a context manager that ends it."""

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        *,
        size: tuple[int, int] = (40, 120),
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Start `command` in `folder` on a terminal of `size` rows and columns."""
        variables = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            **(env or {}),
        }
        self._master, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        self.raw = bytearray()
        self.marks: list[tuple[float, int]] = []
        self.alive = True
        self.began = time.perf_counter()
        self.pid = _start(command, variables, folder, theirs)
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def send(self, keys: str) -> float:
        """Type `keys`; return the moment."""
        moment = time.perf_counter()
        os.write(self._master, keys.encode())
        return moment

    def resize(self, rows: int, columns: int) -> None:
        """Change the size of the window."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float) -> bytes:
        """Return what the program draws next, nothing when it draws nothing for `seconds`."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return b""
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            data = b""
        if not data:
            self.alive = False
            return b""
        self.marks.append((time.perf_counter(), len(data)))
        self._answer(data)
        self.raw += data
        return data

    def wait_for(self, text: str, since: int = 0, seconds: float = PATIENCE) -> float:
        """Return the moment when `text` was on the wire, after `since` bytes of `raw`.

        Raises:
            Silent: it did not come in time, or the program ended.
        """
        wanted, end = text.encode(), time.perf_counter() + seconds
        while wanted not in self.seen(since):
            left = end - time.perf_counter()
            if left <= 0 or not self.alive:
                raise Silent(text)
            self.read(left)
        return self.marks[-1][0]

    def wait_bytes(self, data: bytes, since: int, seconds: float = PATIENCE) -> float:
        """Return the moment when these very bytes had come; raises as `wait_for`."""
        end = time.perf_counter() + seconds
        while data not in self.raw[since:]:
            left = end - time.perf_counter()
            if left <= 0 or not self.alive:
                raise Silent
            self.read(left)
        return self.marks[-1][0]

    def painted(self, text: str, since: int = 0, gap: float = 0.02) -> float:
        """Return the moment of the last byte of the frame that shows `text`."""
        moment = self.wait_for(text, since)
        while self.read(gap):
            moment = self.marks[-1][0]
        return moment

    def settle(self, gap: float = 0.2, most: float = 20) -> None:
        """Read until nothing was drawn for `gap` seconds."""
        end = time.perf_counter() + most
        while self.read(gap) and time.perf_counter() < end:
            pass

    def react(self, key: str, gap: float = 0.03, most: float = 2.0) -> Reaction | None:
        """Press a key and return what it did, None when nothing was drawn."""
        while self.read(0):
            pass
        before = len(self.marks)
        pressed = self.send(key)
        if not self.read(most):
            return None
        while self.read(gap):
            pass
        drawn = self.marks[before:]
        size = sum(length for _, length in drawn)
        return Reaction((drawn[0][0] - pressed) * 1000, (drawn[-1][0] - pressed) * 1000, size)

    def seen(self, since: int = 0) -> bytes:
        """Return what was drawn after `since` bytes, without escape sequences."""
        return ESCAPES.sub(b"", bytes(self.raw[since:])).replace("\u00a0".encode(), b" ")

    def session(self) -> int:
        """Return the id of the process below the one that was started: the one with the file."""
        path = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        found = path.read_text(encoding="ascii").split()
        if not found:
            raise Silent("session")
        return int(found[0])

    def wait_end(self, seconds: float = 10) -> float:
        """Return the moment when the program was gone; raise `Silent` when it stays."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.read(0.0005)
            if self._reaped():
                return time.perf_counter()
        raise Silent("end")

    def _reaped(self) -> bool:
        if self.pid and os.waitpid(self.pid, os.WNOHANG)[0]:
            self.pid = 0
        return not self.pid

    def close(self) -> None:
        """End the program and those it started."""
        if self.pid:
            with suppress(Silent, OSError):
                os.kill(self.session(), signal.SIGKILL)
            with suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
            self.pid = 0
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def _answer(self, data: bytes) -> None:
        for question, answer in _ANSWERS.items():
            if question in data:
                with suppress(OSError):
                    os.write(self._master, answer)


def _start(
    command: Sequence[str], variables: Mapping[str, str], folder: Path, terminal: int
) -> int:
    """Start a program whose controlling terminal is `terminal`; return its id."""
    pid = os.fork()
    if pid:
        return pid
    try:
        os.setsid()
        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        for descriptor in (0, 1, 2):
            os.dup2(terminal, descriptor)
        os.closerange(3, 256)
        os.chdir(folder)
        os.execvpe(command[0], list(command), dict(variables))
    finally:
        os._exit(127)
