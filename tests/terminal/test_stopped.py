"""A session that stood still, as on a computer that slept, goes on and keeps what is written."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.terminal import steps
from tests.terminal.harness import CARNET, CTRL_Q, Terminal

pytestmark = pytest.mark.terminal


def test_a_stopped_session_goes_on(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        steps.write_note(terminal, "before the sleep")
        both = [terminal.pid, *terminal.processes()]
        for process in both:
            os.kill(process, signal.SIGSTOP)
        time.sleep(2)
        for process in both:
            os.kill(process, signal.SIGCONT)
        steps.write_note(terminal, "after the sleep")
        terminal.send(CTRL_Q)
        assert terminal.wait_end() == 0
    with Terminal(CARNET, folder=stick) as terminal:
        steps.unlock(terminal)
        terminal.send("o")
        terminal.wait_for("after the sleep")
        terminal.wait_for("before the sleep")
