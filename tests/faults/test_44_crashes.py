"""44: whatever fails, the terminal shows one neutral line, and the file is sound."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faults import staged
from tests.faults.conftest import Soak
from tests.faults.evening import soundness
from tests.terminal.harness import CTRL_Q, Terminal
from tui.safety.terminal import CRASHED, LEFT
from tui.start import CRASH_LINE

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("kind", staged.CRASHES)
def test_a_crash_tells_nothing(kind: str, tmp_path: Path, soak: Soak) -> None:
    command = [sys.executable, "-I", "-B", staged.__file__, f"crash-{kind}"]
    quiet = kind == "atexit"  # finalisers do not run at all
    with Terminal(command, folder=tmp_path) as terminal:
        if kind in {"handler", "atexit"}:
            terminal.wait_for("FAULTY")
            terminal.send(CTRL_Q if quiet else "x")
        code = terminal.wait_end(seconds=20)
        line = terminal.screen.strip()
        drawn = terminal.raw.count(staged.HIDDEN.encode()) + terminal.screen.count(staged.DRAWN)
        assert staged.DRAWN.encode() in terminal.raw  # the note was on the screen before
    written = [file for file in tmp_path.rglob("*") if file.is_file()]
    leaked = [file for file in written if b"CANARY" in file.read_bytes()]
    _, problem = soundness(tmp_path / "carnet.dat")
    soak.report(1, lost=int(problem != ""), leaked=drawn + len(leaked))
    assert code == (LEFT if quiet else CRASHED)
    assert line == ("" if quiet else CRASH_LINE)
    assert drawn == 0
    assert {file.name for file in written} <= {"carnet.dat", "carnet.dat-journal"}
    assert leaked == []
    assert problem == ""
