"""Drive a program in a pseudo-terminal and see its screen as a person would.

    with Terminal([sys.executable, "-I", "-B", "-m", "tui"], folder=tmp_path) as terminal:
        terminal.wait_for("Passphrase")
        terminal.send("correct horse" + ENTER)
        assert "Today" in terminal.screen

`wait_for` polls until the text is on the screen and fails with the screen in the message, so a
test never sleeps for a fixed time.
"""

import os
import signal
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import pexpect
import pyte

ENTER, ESCAPE, TAB, SPACE = "\r", "\x1b", "\t", " "
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
CTRL_C, CTRL_L, CTRL_P, CTRL_Q = "\x03", "\x0c", "\x10", "\x11"
CTRL_N, CTRL_R, CTRL_S = "\x0e", "\x12", "\x13"
BACKSPACE = "\x7f"

CARNET = [sys.executable, "-I", "-B", "-m", "tui"]
"""The real program, as `scripts/run.py` starts it."""

_KITTY_POP = b"\x1b[<u"

SLOW = float(os.environ.get("CARNET_TEST_PATIENCE", "1"))
"""Multiplies every waiting time, for machines that are slow or busy."""


class Terminal:
    """A program on a terminal of its own.

    Args:
        command: what to run; `CARNET` plus arguments is the real program.
        size: rows and columns.
        env: variables besides PATH, HOME (the folder), TERM and LANG.
        folder: the folder it is started in.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (24, 80),
        env: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        home = str(folder or Path.cwd())
        base = {"PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color"}
        self.raw = b""
        self._held = b""
        self._display = pyte.Screen(size[1], size[0])
        self._stream = pyte.ByteStream(self._display)
        self._process = pexpect.spawn(
            command[0],
            list(command[1:]),
            dimensions=size,
            env={**base, "LANG": "C.UTF-8", **(env or {})},
            cwd=home,
            encoding=None,
        )
        self._process.delaybeforesend = None
        self.before = termios.tcgetattr(self._process.fileno())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in (*self.processes(), self.pid):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._process.close(force=True)

    @property
    def pid(self) -> int:
        """Id of the process that was started."""
        return int(self._process.pid)

    @property
    def screen(self) -> str:
        """What is on the screen now, rows without trailing spaces, each kind of space plain."""
        self._read(0)
        rows = (row.rstrip() for row in self._display.display)
        return "\n".join(rows).replace("\u00a0", " ")

    @property
    def cells(self) -> list[list[Any]]:
        """What is on the screen now as pyte's cells, with their colours and styles."""
        self._read(0)
        rows, columns = self._display.lines, self._display.columns
        return [[self._display.buffer[y][x] for x in range(columns)] for y in range(rows)]

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Line and column of the terminal's own cursor; None while it is hidden."""
        self._read(0)
        cursor = self._display.cursor
        return None if cursor.hidden else (cursor.y, cursor.x)

    @property
    def modes(self) -> list[Any]:
        """The modes of the terminal now, to compare with `before`."""
        return termios.tcgetattr(self._process.fileno())

    def send(self, keys: str | bytes) -> None:
        """Type `keys`, as fast as a paste would."""
        self._process.send(keys.encode() if isinstance(keys, str) else keys)

    def wait_for(self, text: str, seconds: float = 15) -> None:
        """Wait until `text` is on the screen.

        Raises:
            AssertionError: it did not come in time; the message shows the screen.
        """
        self.wait_until(lambda: text in self.screen, f"to see {text!r}", seconds)

    def wait_gone(self, text: str, seconds: float = 15) -> None:
        """Wait until `text` is no longer on the screen."""
        self.wait_until(lambda: text not in self.screen, f"{text!r} to go", seconds)

    def wait_until(
        self, condition: Callable[[], bool], what: str = "a condition", seconds: float = 15
    ) -> None:
        """Wait until `condition` holds, reading what the program draws meanwhile."""
        end = time.monotonic() + seconds * SLOW
        while not condition():
            if time.monotonic() > end:
                message = f"waited {seconds} s for {what}; the screen is:\n{self.screen}"
                raise AssertionError(message)
            self._read(0.03)

    def wait_still(self, quiet: float = 0.5, seconds: float = 15) -> None:
        """Wait until nothing more is drawn: the screen is whole, and takes the next key."""
        end, seen, since = time.monotonic() + seconds * SLOW, -1, time.monotonic()
        while time.monotonic() - since < quiet and time.monotonic() < end:
            self._read(0.03)
            if len(self.raw) != seen:
                seen, since = len(self.raw), time.monotonic()

    def wait_end(self, seconds: float = 10) -> int:
        """Wait for the end of the program; return its exit code, negative for a signal."""
        self.wait_until(lambda: not self._process.isalive(), "the end", seconds)
        self._read(0.05)
        if self._process.signalstatus is not None:
            return -int(self._process.signalstatus)
        return int(self._process.exitstatus)

    def resize(self, rows: int, columns: int) -> None:
        """Change the size of the window."""
        self._read(0)
        self._display.resize(rows, columns)
        self._process.setwinsize(rows, columns)

    def signal(self, number: int) -> None:
        """Send a signal to the program that was started."""
        os.kill(self.pid, number)

    def processes(self) -> list[int]:
        """Return the ids of the programs started by this one, and by those (Linux)."""
        return descendants(self.pid)

    def _read(self, seconds: float) -> None:
        with suppress(pexpect.TIMEOUT, pexpect.EOF, OSError):
            while True:
                data = self._process.read_nonblocking(65536, timeout=seconds)
                self.raw += data
                self._draw(data)
                seconds = 0

    def _draw(self, data: bytes) -> None:
        """Give `data` to the display, without the one sequence pyte would print a part of."""
        data = (self._held + data).replace(_KITTY_POP, b"")
        cut = next((n for n in (3, 2, 1) if data.endswith(_KITTY_POP[:n])), 0)
        self._held = data[len(data) - cut :]
        self._stream.feed(data[: len(data) - cut])


def descendants(process: int) -> list[int]:
    """Return the ids of the processes below `process`, from /proc."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text(errors="replace").rsplit(")", 1)[1].split()
            if fields[0] != "Z":
                parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found: list[int] = []
    waiting = [process]
    while waiting:
        below = parents.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def command_line(process: int) -> str:
    """Return the arguments of a process as every account can read them."""
    return (
        Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    )
