"""Carnet, which writes the names of its modules to a file when its first frame stands, and ends.

`loaded.py FILE` plays the supervisor, `loaded.py FILE READING WRITING` the session.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from tui.app import CarnetApp


def _session(file: str, reading: str, writing: str) -> NoReturn:
    from scripts.bench.apps.ready import when_ready
    from tui.session_process import run

    def note(app: CarnetApp) -> None:
        Path(file).write_text("\n".join(sorted(sys.modules)), encoding="utf-8")
        app.exit()

    when_ready(note)
    run(reading, writing)


def _supervise(file: str) -> int:
    from tui.supervisor import Supervisor

    this = [sys.executable, "-I", "-B", "-m", "scripts.bench.apps.loaded", file]
    return Supervisor([], os.environ, lambda *names: [*this, *names]).run()


if __name__ == "__main__":
    sys.exit(_supervise(sys.argv[1]) if len(sys.argv) == 2 else _session(*sys.argv[1:]))  # noqa: PLR2004
