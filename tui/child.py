"""Start a process that shares the terminal and two pipes, on each kind of system.

On POSIX `posix_spawn` is used directly: importing subprocess would delay every first screen by
10 ms. Windows has no signals to forward; a session there ends with its console.
"""

import os
import signal
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping


class Child(ABC):
    """A running session."""

    @abstractmethod
    def wait(self) -> int:
        """Wait for its end; return its exit code, negative for the signal that killed it."""

    @abstractmethod
    def ask_to_leave(self) -> None:
        """Ask it for a quick exit."""

    @abstractmethod
    def kill(self) -> None:
        """End it at once."""


def inherit(descriptor: int) -> str:
    """Let the next process inherit `descriptor`; return the name it will know it by.

    Windows passes handles on, not descriptors (see `start.open_inherited`).
    """
    os.set_inheritable(descriptor, True)
    if sys.platform == "win32":
        import msvcrt

        return str(msvcrt.get_osfhandle(descriptor))
    return str(descriptor)


def start_child(command: list[str], environ: Mapping[str, str]) -> Child:
    """Start `command` (its first word is a path) with `environ` and return it.

    Raises:
        OSError: it could not be started.
    """
    if sys.platform == "win32":
        return _WindowsChild(command, environ)
    return _PosixChild(command, environ)


class _PosixChild(Child):
    def __init__(self, command: list[str], environ: Mapping[str, str]) -> None:
        self._pid = os.posix_spawn(command[0], command, environ, setsigmask=())

    def wait(self) -> int:
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        return os.waitstatus_to_exitcode(status)

    def ask_to_leave(self) -> None:
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        if self._pid:  # 0 once it ended: another process may have its number by now
            os.kill(self._pid, number)


class _WindowsChild(Child):
    def __init__(self, command: list[str], environ: Mapping[str, str]) -> None:
        import subprocess

        self._process = subprocess.Popen(command, env=dict(environ), close_fds=False)

    def wait(self) -> int:
        while True:
            try:
                return self._process.wait()
            except KeyboardInterrupt:  # the session gets ctrl+c too, and decides
                continue

    def ask_to_leave(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()
