"""The parent process: it holds no secret, starts the session, and cleans up after it.

A lock is the end of the session's process (exit code 75), so nothing that was decrypted survives
it; the supervisor then starts a new session. Whatever ends a session, kill -9 included, the
supervisor puts the terminal back in order.

Only the standard library is used, and little of it: this code runs before every first screen.
"""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from io import RawIOBase
from types import FrameType

from tui.child import Child, inherit, start_child
from tui.safety.core_dumps import forbid_core_dumps
from tui.safety.environment import scrubbed
from tui.safety.own_program import own_command
from tui.safety.terminal import (
    CRASHED,
    LEFT,
    LOCKED,
    reset_title,
    restore_terminal,
    set_title,
    terminal_attributes,
)

TITLE = "carnet"
PATIENCE_SECONDS = 3
"""A session that was asked to leave and is still there after this time is ended."""

_MOST_LINES = 256
_FORWARDED = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")

Command = Callable[[str, str], list[str]]
"""Builds the session's command line from the names of its two inherited pipes."""


def session_command(reading: str, writing: str) -> list[str]:
    """Return the command that starts a session in a Python without outside influence."""
    return own_command("--session", reading, writing)


def message(arguments: list[str], *, locked: bool, told: bytes) -> bytes:
    """Return what a session is told at its start.

    One line of three numbers (1 after a lock, length of the arguments, length of what earlier
    sessions told), then the arguments separated by zero bytes, then the told lines.
    """
    words = b"\0".join(os.fsencode(word) for word in arguments)
    return b"%d %d %d\n" % (locked, len(words), len(told)) + words + told


class Supervisor:
    """Runs sessions one after another until the person leaves.

    Args:
        arguments: the command line, passed to each session through a pipe.
        environ: the variables of this process; a session sees a choice of them.
        command: builds a session's command line; tests put their own in its place.
    """

    def __init__(
        self, arguments: list[str], environ: Mapping[str, str], command: Command = session_command
    ) -> None:
        self._arguments = arguments
        self._environ = scrubbed(environ)
        self._command = command
        self._child: Child | None = None
        self._leaving = False
        self._told = b""

    def run(self) -> int:
        """Run sessions until one ends other than by locking.

        Returns:
            `LEFT`, or `CRASHED` when the session crashed or was killed.
        """
        forbid_core_dumps()
        self._take_signals()
        attributes, term = terminal_attributes(), self._environ.get("TERM", "")
        set_title(TITLE, term)
        code, locked = LOCKED, False
        try:
            while code == LOCKED and not self._leaving:
                code = self._session(locked=locked)
                restore_terminal(attributes, clear=code != CRASHED)
                locked = True
        finally:
            reset_title(term)
        return LEFT if self._leaving or code == LEFT else CRASHED

    def _session(self, *, locked: bool) -> int:
        """Run one session to its end and return how it ended, see `Child.wait`."""
        their_in, out = os.pipe()
        back, their_out = os.pipe()
        with os.fdopen(out, "wb", buffering=0) as sending, os.fdopen(back, "rb") as told:
            child = self._start(their_in, their_out)
            _send(sending, message(self._arguments, locked=locked, told=self._told))
            code = child.wait()
            self._child = None
            self._told = _last_lines(self._told + told.read())
        return code

    def _start(self, their_in: int, their_out: int) -> Child:
        """Start a session that owns the two descriptors; they are closed on this side."""
        command = self._command(inherit(their_in), inherit(their_out))
        before = _hold_signals()  # until the child that a signal is for is known
        try:
            self._child = start_child(command, self._environ)
        finally:
            os.close(their_in)
            os.close(their_out)
            _release_signals(before)
        return self._child

    def _take_signals(self) -> None:
        """Turn the signals that ask this process to end into a quick exit of the session."""
        for number in _signals(*_FORWARDED):
            signal.signal(number, self._forward)
        for number in _signals("SIGTSTP"):
            signal.signal(number, signal.SIG_IGN)  # a session never waits in the background
        for number in _signals("SIGALRM"):
            signal.signal(number, self._lose_patience)

    def _forward(self, _number: int, _frame: FrameType | None) -> None:
        self._leaving = True
        if self._child is not None:
            self._child.ask_to_leave()
        if sys.platform != "win32":
            signal.alarm(PATIENCE_SECONDS)

    def _lose_patience(self, _number: int, _frame: FrameType | None) -> None:
        if self._child is not None:
            self._child.kill()


def _signals(*names: str) -> list[signal.Signals]:
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


def _hold_signals() -> set[int]:
    """Hold back the forwarded signals; return those that were held back before."""
    if sys.platform == "win32":
        return set()
    return signal.pthread_sigmask(signal.SIG_BLOCK, _signals(*_FORWARDED))


def _release_signals(before: set[int]) -> None:
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send(pipe: RawIOBase, data: bytes) -> None:
    try:
        pipe.write(data)
    except OSError:
        return  # the session ended before it listened; `wait` will say how


def _last_lines(told: bytes) -> bytes:
    """Return the newest whole lines of `told`."""
    whole = told[: told.rfind(b"\n") + 1]
    return b"".join(whole.splitlines(keepends=True)[-_MOST_LINES:])
