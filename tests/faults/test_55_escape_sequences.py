"""55: an escape sequence in a stored text reaches the terminal from no kind of widget."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faults import staged
from tests.faults.conftest import Soak
from tests.terminal.harness import Terminal

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("kind", staged.SHOWN)
def test_no_sequence_reaches_the_terminal(kind: str, tmp_path: Path, soak: Soak) -> None:
    command = [sys.executable, "-I", "-B", staged.__file__, f"show-{kind}"]
    with Terminal(command, folder=tmp_path, size=(40, 240)) as terminal:
        terminal.wait_for("READY", seconds=20)
        for number in range(len(staged.PAYLOADS)):  # all of it is on the screen, only harmless
            terminal.wait_for(f"<{number:02}>", seconds=10)
        reached = [text for text in staged.PAYLOADS if text.encode() in terminal.raw]
    soak.report(len(staged.PAYLOADS), leaked=len(reached))
    assert reached == []
