"""The supervisor leaves a sane terminal whatever happens, and starts again after a lock."""

import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal, command_line

FAKE = [sys.executable, "-I", "-B", str(Path(__file__).parent / "supervised_fake.py")]
CANARY = "CANARY-of-the-journal"

pytestmark = pytest.mark.terminal


def started(folder: Path, *arguments: str, **variables: str) -> Terminal:
    env = {"FAKE_ARGUMENTS": "\n".join(arguments), **variables}
    terminal = Terminal(FAKE, size=(24, 300), env=env, folder=folder)
    terminal.wait_for("READY")
    return terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with started(tmp_path, str(tmp_path / "secret name.dat")) as running:
        yield running


def session_of(terminal: Terminal) -> int:
    found = re.search(r"pid=(\d+)", terminal.screen)
    assert found
    return int(found[1])


def assert_sane(terminal: Terminal) -> None:
    """The terminal is an ordinary, empty one with the modes it had before."""
    tail = terminal.raw[terminal.raw.rfind(b"READY") :]
    for sequence in (b"\x1b[?1049l", b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[?25h", b"\x1b[3J"):
        assert sequence in tail
    assert CANARY not in terminal.screen
    assert terminal.modes == terminal.before


def test_a_killed_session_leaves_a_sane_terminal(terminal: Terminal) -> None:
    os.kill(session_of(terminal), signal.SIGKILL)
    assert terminal.wait_end() == 70
    assert_sane(terminal)
    assert terminal.screen.strip() == ""


def test_leaving_ends_both_processes(terminal: Terminal) -> None:
    terminal.send("q")
    assert terminal.wait_end() == 0
    assert_sane(terminal)


def test_a_lock_starts_a_new_session_at_the_same_place(terminal: Terminal, tmp_path: Path) -> None:
    first = session_of(terminal)
    assert "locked=False" in terminal.screen
    terminal.send("l")
    terminal.wait_for("locked=True")
    terminal.wait_for("READY")
    assert session_of(terminal) != first
    assert f"path={tmp_path / 'typed elsewhere.dat'}" in terminal.screen.replace("\n", "")
    assert "language=fr" in terminal.screen
    assert terminal.processes() == [session_of(terminal)]


def test_what_was_told_survives_a_second_lock(terminal: Terminal) -> None:
    for _ in range(2):
        before = f"pid={session_of(terminal)}"
        terminal.send("l")
        terminal.wait_gone(before)
        terminal.wait_for("READY")
    assert "typed elsewhere.dat" in terminal.screen


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_becomes_a_quick_exit_that_keeps_the_draft(
    terminal: Terminal, tmp_path: Path, number: int
) -> None:
    terminal.signal(number)
    assert terminal.wait_end() == 0
    assert (tmp_path / "draft-saved").exists()
    assert_sane(terminal)


def test_a_session_that_does_not_leave_is_ended(terminal: Terminal) -> None:
    terminal.send("h")
    terminal.wait_for("HANGING")
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_end(seconds=8) == 0
    assert_sane(terminal)


def test_a_session_ends_when_its_supervisor_is_killed(terminal: Terminal, tmp_path: Path) -> None:
    session = session_of(terminal)
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_end() == -signal.SIGKILL
    terminal.wait_until(lambda: not Path(f"/proc/{session}").exists(), "the session to end")
    assert (tmp_path / "draft-saved").exists()


def test_the_line_of_a_crash_stays_to_be_read(terminal: Terminal) -> None:
    terminal.send("c")
    assert terminal.wait_end() == 70
    assert_sane(terminal)
    assert terminal.screen.strip() == "one neutral line"


def test_ctrl_z_from_outside_does_not_stop_it(terminal: Terminal) -> None:
    for process in (terminal.pid, session_of(terminal)):
        os.kill(process, signal.SIGTSTP)
    terminal.send("q")
    assert terminal.wait_end() == 0


def test_no_argument_names_the_vault(terminal: Terminal) -> None:
    assert "secret name.dat" in terminal.screen  # the session knows it all the same
    for process in (terminal.pid, session_of(terminal)):
        assert "secret name" not in command_line(process)


def test_a_path_of_any_bytes_arrives(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9 \xff \xc3\xa9t\xc3\xa9 'x'.dat")
    with started(tmp_path, "--review", "--lang=fr", name) as terminal:
        assert "été 'x'.dat" in terminal.screen
        assert "review=True" in terminal.screen
        assert "language=fr" in terminal.screen


def test_only_chosen_variables_reach_the_session(tmp_path: Path) -> None:
    hostile = {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_LOG": str(tmp_path / "log"),
        "TEXTUAL_SCREENSHOT": "1",
        "PYTHONINSPECT": "1",
        "PYTHONSTARTUP": str(tmp_path / "start.py"),
        "LD_PRELOAD_X": "1",
        "SECRET": "x",
    }
    with started(tmp_path, **hostile) as terminal:
        listed = terminal.screen.split("variables=")[1].split(CANARY)[0].replace("\n", "")
    names = set(listed.split(","))
    assert not names & {*hostile, "FAKE_ARGUMENTS"}
    assert {"TERM", "PATH", "HOME", "LANG"} <= names


def test_core_dumps_are_off(terminal: Terminal) -> None:
    assert "cores=(0, 0)" in terminal.screen


def test_the_window_has_a_neutral_title_and_gets_its_own_back(terminal: Terminal) -> None:
    terminal.send("q")
    terminal.wait_end()
    assert b"\x1b[22;0t\x1b]2;carnet\x07" in terminal.raw
    assert terminal.raw.endswith(b"\x1b]2;\x07\x1b[23;0t")
    titles = re.findall(rb"\x1b\][012];([^\x07]*)\x07", terminal.raw)
    assert titles == [b"carnet", b""]
