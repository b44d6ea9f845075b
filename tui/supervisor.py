"""The parent process: it holds no secret, starts the session, and cleans up after it.

A lock is the end of the session's process (exit code 75, or 76 to begin again behind the cover
page), so nothing that was decrypted survives it; the supervisor then starts a new session. Whatever
ends a session, kill -9 included, the supervisor puts the terminal back in order.

Only the standard library is used, and little of it: this code runs before every first screen.
"""

import _thread
import os
import signal
import sys
from collections.abc import Callable, Mapping
from io import BufferedReader, RawIOBase
from types import FrameType

from tui.arguments import parse
from tui.child import Child, inherit, start_child
from tui.first_frame import first_frame
from tui.safety.core_dumps import forbid_core_dumps
from tui.safety.environment import scrubbed
from tui.safety.own_program import own_command
from tui.safety.terminal import (
    COVERED,
    CRASHED,
    LEFT,
    LOCKED,
    MODES_OFF,
    RESET,
    Attributes,
    hush,
    reset_title,
    restore_terminal,
    send,
    set_title,
    terminal_attributes,
)

TITLE = "carnet"
PATIENCE_SECONDS = 3
"""A session that was asked to leave and is still there after this time is ended."""

_MOST_LINES = 256
_COVER = b'{"cover":'
"""How a told line begins that holds the words of the cover page, see `start.tell_cover`."""
_GO_ON = (LOCKED, COVERED)
_FORWARDED = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")

Command = Callable[[str, str], list[str]]
"""Builds the session's command line from the names of its two inherited pipes."""


def session_command(reading: str, writing: str) -> list[str]:
    """Return the command that starts a session in a Python without outside influence."""
    return own_command("--session", reading, writing)


def message(
    arguments: list[str], *, locked: bool = False, covered: bool = False, told: bytes
) -> bytes:
    """Return what a session is told at its start.

    One line of three numbers (1 after a lock, 2 to begin with the cover page, else 0; length of the
    arguments; length of what earlier sessions told), then the arguments separated by zero bytes,
    then the told lines.
    """
    words = b"\0".join(os.fsencode(word) for word in arguments)
    how = 2 if covered else int(locked)
    return b"%d %d %d\n" % (how, len(words), len(told)) + words + told


class Supervisor:
    """Runs sessions one after another until the person leaves.

    Args:
        arguments: the command line, passed to each session through a pipe.
        environ: the variables of this process; a session sees a choice of them.
        command: builds a session's command line; tests put their own in its place.
        plain: nothing that a terminal would obey is written, only lines.
    """

    def __init__(
        self,
        arguments: list[str],
        environ: Mapping[str, str],
        command: Command = session_command,
        *,
        plain: bool = False,
    ) -> None:
        self._arguments = arguments
        self._environ = scrubbed(environ)
        self._command = command
        self._plain = plain
        self._child: Child | None = None
        self._leaving = False
        self._told = b""
        self._attributes: Attributes | None = None

    def run(self) -> int:
        """Run sessions until one ends other than by locking.

        Returns:
            `LEFT`, or `CRASHED` when the session crashed or was killed.
        """
        forbid_core_dumps()
        self._take_signals()
        term = "dumb" if self._plain else self._environ.get("TERM", "")
        self._attributes = attributes = terminal_attributes()
        set_title(TITLE, term)
        code, before = LOCKED, LEFT
        try:
            while code in _GO_ON and not self._leaving:
                code = self._session(before)
                restore_terminal(attributes, wipe=self._wipe(code))
                before = code
        finally:
            reset_title(term)
        return LEFT if self._leaving or code == LEFT else CRASHED

    def _wipe(self, code: int) -> bytes:
        """Return what is written after a session: nothing in plain lines, which wipe themselves."""
        if self._plain:
            return b""
        return MODES_OFF if code == CRASHED else RESET

    def _session(self, before: int) -> int:
        """Run one session to its end and return how it ended, see `Child.wait`.

        Args:
            before: how the session before it ended; `LEFT` for the first one.
        """
        their_in, out = os.pipe()
        back, their_out = os.pipe()
        locked, covered = before == LOCKED, before == COVERED
        with os.fdopen(out, "wb", buffering=0) as sending, os.fdopen(back, "rb") as told:
            child = self._start(their_in, their_out)
            self._welcome(before)
            heard = _Listener(told)
            start = message(self._arguments, locked=locked, covered=covered, told=self._told)
            _send(sending, start)
            code = child.wait()
            self._child = None
            self._told = _last_lines(self._told + heard.all())
        return code

    def _welcome(self, before: int) -> None:
        """Show at once that something comes, and keep what is typed meanwhile out of sight.

        Not before the cover page, where nothing of Carnet may be read.
        """
        if not self._draws:
            return
        hush(self._attributes)
        if before != COVERED:
            again = before == LOCKED
            send(first_frame(parse(self._arguments), self._environ, self._told, again=again))

    @property
    def _draws(self) -> bool:
        return not self._plain and self._environ.get("TERM", "") not in {"", "dumb"}

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


class _Listener:
    """Reads what a session tells as it comes: a full pipe would hold the session up."""

    def __init__(self, pipe: BufferedReader) -> None:
        """Listen in a thread that takes no signals, which are for the waiting main thread."""
        self._pipe, self._heard, self._done = pipe, b"", _thread.allocate_lock()
        self._done.acquire()
        before = _hold_signals()
        _thread.start_new_thread(self._listen, ())
        _release_signals(before)

    def _listen(self) -> None:
        try:
            self._heard = self._pipe.read()
        finally:
            self._done.release()

    def all(self) -> bytes:
        """Return everything told, once the session has ended."""
        self._done.acquire()
        return self._heard


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
        while data:
            data = data[pipe.write(data) or 0 :]
    except OSError:
        return  # the session ended before it listened; `wait` will say how


def _last_lines(told: bytes) -> bytes:
    """Return the newest whole lines of `told`; of the cover page only its last words."""
    lines = told[: told.rfind(b"\n") + 1].splitlines(keepends=True)
    covers = [line for line in lines if line.startswith(_COVER)]
    others = [line for line in lines if not line.startswith(_COVER)]
    return b"".join(covers[-1:] + others[-_MOST_LINES:])
