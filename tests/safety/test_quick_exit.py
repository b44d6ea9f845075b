import subprocess
import sys
import time
from pathlib import Path

import pytest

from tui.safety.quick_exit import LAST_SECONDS, SAVE_SECONDS

START = """
import sys, time, signal, os, threading
from pathlib import Path
from tui.safety.quick_exit import leave_now, install_signal_exit
"""


def run(program: str, *arguments: str) -> tuple[int, float]:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", START + program, *arguments], timeout=30, check=False
    )
    return done.returncode, time.monotonic() - began


def test_the_draft_is_saved_before_the_end(tmp_path: Path) -> None:
    mark = tmp_path / "saved"
    code, _ = run("leave_now(Path(sys.argv[1]).touch, 75)", str(mark))
    assert code == 75
    assert mark.exists()


def test_a_save_that_fails_does_not_keep_anyone() -> None:
    code, _ = run("leave_now(lambda: 1 / 0)")
    assert code == 0


def test_a_save_that_hangs_is_given_up_in_time() -> None:
    code, hung = run("leave_now(lambda: time.sleep(60))")
    _, idle = run("leave_now(lambda: None)")
    assert code == 0
    assert SAVE_SECONDS * 0.8 < hung - idle < LAST_SECONDS + 0.5


def test_finalisers_and_other_threads_do_not_run(tmp_path: Path) -> None:
    mark = tmp_path / "late"
    code, _ = run(
        "import atexit; atexit.register(Path(sys.argv[1]).touch)\n"
        "threading.Thread(target=time.sleep, args=(60,)).start()\n"
        "leave_now(lambda: None)",
        str(mark),
    )
    assert code == 0
    assert not mark.exists()


@pytest.mark.parametrize("names", ["SIGTERM", "SIGHUP", "SIGINT", "SIGTERM SIGHUP SIGTERM"])
def test_signals_leave_also_when_several_come_at_once(tmp_path: Path, names: str) -> None:
    mark = tmp_path / "saved"
    code, _ = run(
        "install_signal_exit(Path(sys.argv[1]).touch)\n"
        "[os.kill(os.getpid(), getattr(signal, n)) for n in sys.argv[2].split()]\n"
        "time.sleep(20)\n"
        "sys.exit(9)",
        str(mark),
        names,
    )
    assert code == 0
    assert mark.exists()


def test_a_signal_inside_a_thread_start_does_not_block(tmp_path: Path) -> None:
    """The lock that `Thread.start` takes may be held by the code the signal interrupted."""
    mark = tmp_path / "saved"
    code, _ = run(
        "install_signal_exit(Path(sys.argv[1]).touch)\n"
        "with threading._active_limbo_lock:\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "    time.sleep(20)",
        str(mark),
    )
    assert code == 0
    assert mark.exists()
