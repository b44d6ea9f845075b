"""Compare two ways of starting Carnet: `python3 -m scripts.kit.first_frame KIT_PROGRAM CARNET`.

Each is started in turns on a terminal of its own, in an empty folder, and timed until its first
screen is whole (its last line is there). The ratio of the medians is printed; other work on the
computer slows both sides, so the ratio says more than the times. Linux and macOS only.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shlex
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from contextlib import suppress

ROUNDS = 15
PATIENCE_SECONDS = 60
LIMIT = 1.3
"""The kit may take this many times what the installed program takes."""

_READY = b"Make a new file here"
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()].|[=>78M])")
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}


def seconds_to_first_frame(command: list[str], folder: str) -> float:
    """Start `command` on an 80×24 terminal in `folder` and return the seconds to its first screen.

    Raises:
        TimeoutError: it did not come.
    """
    begun = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        _become(command, folder)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    try:
        return _wait(terminal, begun)
    finally:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)
        _drain(terminal)
        os.close(terminal)
        os.waitpid(process, 0)


def _become(command: list[str], folder: str) -> None:
    os.chdir(folder)
    environ = {"PATH": os.environ["PATH"], "HOME": folder, "TERM": "xterm-256color"}
    os.execve(command[0], command, {**environ, "LANG": "C.UTF-8"})


def _wait(terminal: int, begun: float) -> float:
    drawn = b""
    while time.perf_counter() - begun < PATIENCE_SECONDS:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        drawn += (piece := os.read(terminal, 65536))
        for question, answer in _ANSWERS.items():
            if question in piece:
                os.write(terminal, answer)
        if _READY in _SEQUENCE.sub(b"", drawn):
            return time.perf_counter() - begun
    raise TimeoutError(repr(drawn[-200:]))


def _drain(terminal: int) -> None:
    with suppress(OSError):
        while os.read(terminal, 65536):
            pass


def compare(kit: list[str], installed: list[str], rounds: int = ROUNDS) -> tuple[float, float]:
    """Return the median seconds of both, started in turns; the first start of each is left out."""
    times: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds + 1):
            for command, found in zip((kit, installed), times, strict=True):
                found.append(seconds_to_first_frame(command, folder))
    return statistics.median(times[0][1:]), statistics.median(times[1][1:])


def main(words: list[str]) -> int:
    """Print both medians and their ratio; 1 when it is above the limit."""
    kit, installed = (shlex.split(word) for word in words)
    ours, theirs = compare(kit, installed)
    ratio = ours / theirs
    print(f"kit {ours * 1000:.0f} ms, installed {theirs * 1000:.0f} ms: {ratio:.2f} (≤ {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
