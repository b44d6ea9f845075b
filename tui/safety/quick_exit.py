"""Leave within a moment, also when the disk or the terminal hangs.

Leaving has one thing to save, the draft that is open, and is never held up by it: the draft gets
half a second in a thread of its own, and a watchdog ends the process a second later whatever
happens in between.
"""

import os
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

from tui.safety.terminal import LEFT, Attributes, quick_exit

__all__ = ["install_signal_exit", "leave_now", "quick_exit", "watch_supervisor"]

SAVE_SECONDS = 0.5
"""How long the open draft may take to reach the file."""
LAST_SECONDS = 1.0
"""How long leaving may take altogether."""


def leave_now(
    before: Callable[[], None], code: int = LEFT, attributes: Attributes | None = None
) -> NoReturn:
    """Save the open draft if that is quick, clear the terminal, and end the process.

    Args:
        before: commits the open draft; it runs in another thread and its errors are ignored,
            because leaving matters more than the last words typed.
        code: exit code, `LEFT` or `LOCKED`.
        attributes: terminal modes to set, see `quick_exit`.
    """
    watchdog = threading.Timer(LAST_SECONDS, os._exit, (code,))
    watchdog.daemon = True
    watchdog.start()
    run_bounded(before, SAVE_SECONDS)
    quick_exit(code, attributes)


def run_bounded(work: Callable[[], None], seconds: float) -> bool:
    """Run `work` in a thread and say whether it ended within `seconds`; its errors are dropped."""
    done = threading.Event()

    def run() -> None:
        try:
            work()
        except BaseException:  # noqa: BLE001  (whatever went wrong, the process is ending)
            return
        finally:
            done.set()

    threading.Thread(target=run, name="last-save", daemon=True).start()
    return done.wait(seconds)


def install_signal_exit(
    before: Callable[[], None], attributes: Attributes | None = None
) -> tuple[signal.Signals, ...]:
    """Make SIGTERM, SIGHUP and SIGINT a quick exit; must be called from the main thread.

    Stopping with ctrl+z is refused, because it would park an unlocked session in the background.

    Returns:
        The signals that now leave, for those that this system has.
    """

    def leave(_number: int, _frame: FrameType | None) -> None:
        leave_now(before, LEFT, attributes)

    names = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGBREAK")
    signals = tuple(getattr(signal, name) for name in names if hasattr(signal, name))
    for number in signals:
        signal.signal(number, leave)
    if hasattr(signal, "SIGTSTP"):
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    return signals


def watch_supervisor(descriptor: int, gone: Callable[[], None]) -> threading.Thread:
    """Call `gone` from a thread when the supervisor at the other end of `descriptor` dies.

    Without it, a killed supervisor would leave an unlocked session behind with no terminal.

    Args:
        descriptor: reading end of a pipe the supervisor holds open and writes nothing more to.
        gone: what to do then, for example `leave_now` with the commit of the draft.
    """

    def wait() -> None:
        try:
            while os.read(descriptor, 1):
                pass
        except OSError:
            return
        gone()

    thread = threading.Thread(target=wait, name="supervisor-watch", daemon=True)
    thread.start()
    return thread
