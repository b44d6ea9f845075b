"""Carnet, whose session writes to a file how many widgets and screens it holds, twice a second.

`counted.py FILE` plays the supervisor, `counted.py FILE READING WRITING` the session.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from tui.app import CarnetApp

EVERY = 0.5


def _session(file: str, reading: str, writing: str) -> NoReturn:
    from scripts.bench.apps.ready import when_ready
    from tui.session_process import run

    def note(app: CarnetApp) -> None:
        screens = sum(len(stack) for stack in app._screen_stacks.values())  # noqa: SLF001
        held = {"widgets": len(app._registry), "screens": screens}  # noqa: SLF001
        Path(file).write_text(json.dumps(held), encoding="utf-8")

    when_ready(lambda app: app.set_interval(EVERY, lambda: note(app)))
    run(reading, writing)


def _supervise(file: str) -> int:
    from tui.supervisor import Supervisor

    this = [sys.executable, "-I", "-B", "-m", "scripts.bench.apps.counted", file]
    return Supervisor([], os.environ, lambda *names: [*this, *names]).run()


if __name__ == "__main__":
    sys.exit(_supervise(sys.argv[1]) if len(sys.argv) == 2 else _session(*sys.argv[1:]))  # noqa: PLR2004
