"""Work that cannot be stopped from inside, done in a thread that can be left alone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from tui.vault.errors import Cancelled

Result = TypeVar("Result")
GoesOn = Callable[[], bool]
"""Says whether the outcome is still wanted."""

ASKED_EVERY = 0.1
"""Seconds between two questions whether to go on."""


def beside(work: Callable[[], Result], goes_on: GoesOn) -> Result:
    """Return what `work` returns, or raise what it raises.

    `work` must change nothing: when it is not wanted any more it runs to its end all the same,
    and its outcome is dropped. It never keeps the program from ending.

    Raises:
        Cancelled: when `goes_on` said no.
    """
    outcome: list[Result | BaseException] = []

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # noqa: BLE001  (raised again where it is waited for)
            outcome.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(ASKED_EVERY)
        if not goes_on():
            raise Cancelled
    (found,) = outcome
    if isinstance(found, BaseException):
        raise found
    return found
