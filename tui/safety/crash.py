"""End a faulty session with one neutral line instead of a report.

Python and Textual print tracebacks, Textual even the local variables: a passphrase or a journal
would end in the scrollback of the shell. The hooks here know one fixed line and nothing else.
"""

import logging
import os
import sys
import threading
import warnings
from types import TracebackType
from typing import NoReturn

from tui.safety.terminal import CRASHED, LEFT, RESET, quick_exit, send_last


def end_crashed(line: str, wipe: bytes = RESET) -> NoReturn:
    """Clear the terminal, print `line` and end the process with `CRASHED`.

    Args:
        line: one neutral sentence in the person's language, known before anything went wrong.
        wipe: what clears the terminal; empty where no sequence may be written.
    """
    send_last(wipe + line.encode("utf-8", "replace") + b"\r\n")
    os._exit(CRASHED)


def install_quiet_hooks(line: str, wipe: bytes = RESET) -> None:
    """Let every uncaught fault end the session with `line`, and silence all other reports.

    Faults in the main thread and in threads end the process. Faults Python can only note, such as
    one in a finaliser, are dropped: the note would name objects and tear the screen. Log records
    and warnings are dropped for the same reason.
    """

    def in_main(
        kind: type[BaseException], _error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            quick_exit(LEFT, wipe=wipe)
        end_crashed(line, wipe)

    def in_thread(fault: threading.ExceptHookArgs) -> None:
        if fault.exc_type is not SystemExit:
            end_crashed(line, wipe)

    def unraisable(_fault: "sys.UnraisableHookArgs") -> None:
        return

    sys.excepthook = in_main
    threading.excepthook = in_thread
    sys.unraisablehook = unraisable
    logging.getLogger().handlers = [logging.NullHandler()]
    warnings.simplefilter("ignore")
