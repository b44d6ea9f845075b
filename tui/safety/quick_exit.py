"""Leave within a moment, also when the disk or the terminal hangs.

Leaving has one thing to save, the draft that is open, and is never held up by it: the draft gets
half a second in a thread of its own, and a watchdog ends the process after a second whatever
happens.
"""

import _thread
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

from tui.safety.terminal import LEFT, RESET, Attributes, quick_exit, send

__all__ = ["install_signal_exit", "leave_now", "quick_exit", "watch_supervisor"]

SAVE_SECONDS = 0.5
"""How long the open draft may take to reach the file."""
LAST_SECONDS = 1.0
"""How long leaving may take altogether."""


def leave_now(
    before: Callable[[], None],
    code: int = LEFT,
    attributes: Attributes | None = None,
    wipe: bytes = RESET,
) -> NoReturn:
    """Clear the terminal, save the open draft if that is quick, and end the process.

    Args:
        before: commits the open draft; it runs in another thread and its errors are ignored,
            because leaving matters more than the last words typed.
        code: exit code, `LEFT` or `LOCKED`.
        attributes: terminal modes to set, see `quick_exit`.
        wipe: what clears the terminal, see `restore_terminal`.
    """

    def end() -> None:
        time.sleep(LAST_SECONDS)
        os._exit(code)

    _thread.start_new_thread(end, ())
    saved = _begin(before)
    send(wipe)  # before the draft is safe: what is on the screen matters first
    saved.acquire(timeout=SAVE_SECONDS)
    quick_exit(code, attributes, wipe)


def _begin(work: Callable[[], None]) -> _thread.LockType:
    """Run `work` in a thread; the lock returned is released when it ended, with or without error.

    The thread is a bare one: a signal may have interrupted the main thread while it held the lock
    that `threading.Thread.start` takes.
    """
    done = _thread.allocate_lock()
    done.acquire()

    def run() -> None:
        try:
            work()
        except BaseException:  # noqa: BLE001  (whatever went wrong, the process is ending)
            return
        finally:
            done.release()

    _thread.start_new_thread(run, ())
    return done


def install_signal_exit(
    before: Callable[[], None], attributes: Attributes | None = None, wipe: bytes = RESET
) -> tuple[signal.Signals, ...]:
    """Make SIGTERM, SIGHUP and SIGINT a quick exit; must be called from the main thread.

    Stopping with ctrl+z is refused, because it would park an unlocked session in the background.

    Returns:
        The signals that now leave, for those that this system has.
    """
    names = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGBREAK")
    signals = tuple(getattr(signal, name) for name in names if hasattr(signal, name))

    def leave(_number: int, _frame: FrameType | None) -> None:
        for number in signals:  # a closing terminal sends several at once
            signal.signal(number, signal.SIG_IGN)
        leave_now(before, LEFT, attributes, wipe)

    for number in signals:
        signal.signal(number, leave)
    if hasattr(signal, "SIGTSTP"):
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    return signals


def watch_supervisor(descriptor: int) -> threading.Thread:
    """Leave, as at SIGTERM, when the supervisor at the other end of `descriptor` dies.

    Without it, a killed supervisor would leave an unlocked session behind with no terminal.

    Args:
        descriptor: reading end of a pipe the supervisor holds open and writes nothing more to.
    """

    def wait() -> None:
        _take_no_signals()
        try:
            while os.read(descriptor, 1):
                pass
        except OSError:
            return
        _signal_main_thread()
        time.sleep(2 * LAST_SECONDS)
        os._exit(LEFT)  # the main thread does not listen: nothing more can be saved

    thread = threading.Thread(target=wait, name="supervisor-watch", daemon=True)
    thread.start()
    return thread


def _take_no_signals() -> None:
    """Leave every signal to the main thread, where Python runs the handlers.

    A signal another thread takes does not wake the main thread from a blocking call.
    """
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())


def _signal_main_thread() -> None:
    if sys.platform == "win32":
        signal.raise_signal(signal.SIGTERM)
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
