"""Lets a session do something more once its first screen is drawn; loads nothing before that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui import session_process

if TYPE_CHECKING:
    from tui.app import CarnetApp

Do = Callable[["CarnetApp"], object]


def when_ready(do: Do) -> None:
    """Call `do` with the application of the session that this process is about to run."""
    names = vars(session_process)
    hold = names["hold"]

    def patched() -> None:
        hold()
        from tui.app import CarnetApp  # as in `session_process.run`, which goes on from here

        ready = CarnetApp.on_ready

        def on_ready(app: CarnetApp) -> None:
            ready(app)
            do(app)

        CarnetApp.on_ready = on_ready  # type: ignore[method-assign,assignment]

    names["hold"] = patched
