"""The real program in a real terminal: what must hold before any file is opened."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.terminal import steps
from tests.terminal.harness import CARNET, CTRL_Q, ENTER, Terminal, command_line

pytestmark = pytest.mark.terminal

ROOT = Path(__file__).resolve().parents[2]
RUN = [sys.executable, str(ROOT / "scripts" / "run.py")]


@pytest.mark.parametrize("command", [CARNET, RUN], ids=["carnet", "run.py"])
def test_a_file_named_on_the_command_line_is_in_no_argument(
    command: list[str], stick: Path
) -> None:
    with Terminal([*command, "private name.dat"], folder=stick) as terminal:
        terminal.wait_for("private name.dat")
        terminal.wait_until(lambda: len(terminal.processes()) == 1)
        for process in (terminal.pid, *terminal.processes()):
            assert "private" not in command_line(process)
            assert b"private" not in Path(f"/proc/{process}/environ").read_bytes()
        assert b"private" not in b"".join(
            part.split(b"\x07")[0] for part in terminal.raw.split(b"\x1b]")[1:]
        )


def test_a_killed_session_leaves_an_empty_sane_terminal(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        terminal.wait_for("Make a new file here")
        (session,) = terminal.processes()
        os.kill(session, signal.SIGKILL)
        assert terminal.wait_end() == 70
        assert terminal.screen.strip() == ""
        assert terminal.modes == terminal.before


def test_leaving_is_quick_and_leaves_nothing(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        terminal.wait_for("Make a new file here")
        began = time.monotonic()
        terminal.send(CTRL_Q)
        assert terminal.wait_end() == 0
        assert time.monotonic() - began < 1
        assert terminal.screen.strip() == ""
        assert terminal.modes == terminal.before
    assert list(stick.iterdir()) == []


def test_a_lock_is_a_new_process_that_asks_for_the_same_file(stick: Path) -> None:
    with Terminal([*CARNET, "elsewhere.dat"], folder=stick) as terminal:
        steps.create_file(terminal)
        (unlocked,) = terminal.processes()
        steps.lock(terminal)
        (locked,) = terminal.processes()
        assert locked != unlocked
        assert "elsewhere.dat" in terminal.screen
        steps.unlock(terminal)


def test_no_color_draws_no_colour(stick: Path) -> None:
    with Terminal(CARNET, folder=stick, env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Make a new file here")
        colours = {cell.fg for row in terminal.cells for cell in row if cell.data.strip()}
        assert all(is_grey(colour) for colour in colours), colours


def is_grey(colour: str) -> bool:
    return (
        colour in {"default", "white", "black"} or len({colour[:2], colour[2:4], colour[4:]}) == 1
    )


def test_a_window_that_changes_its_size_is_drawn_anew(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        terminal.wait_for("Make a new file here")
        for rows, columns in ((18, 60), (40, 120), (24, 80)):
            terminal.resize(rows, columns)
            terminal.wait_until(lambda: "ctrl+q" in terminal.screen.splitlines()[-1])
            terminal.wait_for("Where is your file?")
            assert terminal.screen.splitlines()[-1].strip()


def test_what_is_typed_while_it_loads_is_kept_and_never_shown(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        terminal.send(CTRL_Q)
        assert terminal.wait_end() == 0
    with Terminal(CARNET, folder=stick) as terminal:
        terminal.wait_for("One moment")
        terminal.send(steps.PASSPHRASE + ENTER)
        terminal.wait_for("Today")
        assert steps.PASSPHRASE.encode() not in terminal.raw
        assert steps.PASSPHRASE[:4].encode() not in terminal.raw
