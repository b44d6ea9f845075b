"""What a list of windows shows of a running session, in a window and inside tmux."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.terminal.harness import CARNET, SLOW

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not on this computer"),
]


def test_inside_tmux_the_title_is_neutral_and_names_no_file(stick: Path) -> None:
    def tmux(*words: str) -> str:
        command = ["tmux", "-S", str(stick / "socket"), "-f", "/dev/null", *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    names = "#{pane_title}|#{window_name}|#{pane_current_command}"
    tmux("new-session", "-d", "-x", "80", "-y", "24", "-c", str(stick), "sh")
    try:
        tmux("send-keys", " exec " + " ".join(CARNET) + f" '{stick}/secret name.dat'", "Enter")
        end = time.monotonic() + 20 * SLOW
        while "F3 says" not in tmux("capture-pane", "-p") and time.monotonic() < end:
            time.sleep(0.1)
        title, *others = tmux("display-message", "-p", names).split("|")
        assert title == "carnet"
        assert "secret" not in "".join(others)
    finally:
        tmux("kill-server")
