import subprocess
import sys
import textwrap

import pytest

CANARY = "CANARY-of-the-journal"
LINE = "one neutral line"

FAULTS = {
    "main": "raise ValueError(secret)",
    "thread": """
        threading.Thread(target=lambda: 1 / 0 if secret else None).start()
        time.sleep(5)
    """,
    "nested": """
        try:
            raise KeyError(secret)
        except KeyError:
            raise RuntimeError(secret) from None
    """,
}
QUIET = {
    "finaliser": """
        class Loud:
            def __del__(self):
                raise ValueError(secret)
        Loud()
    """,
    "log": "import logging; logging.getLogger('x').error(secret)",
    "warning": "import warnings; warnings.warn(secret)",
}


def run(body: str) -> subprocess.CompletedProcess[str]:
    head = f"""
        import threading, time
        from tui.safety.crash import install_quiet_hooks
        install_quiet_hooks({LINE!r})
        secret = {CANARY!r}
    """
    program = textwrap.dedent(head) + textwrap.dedent(body)
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_ends_the_process_without_telling_anything(fault: str) -> None:
    done = run(FAULTS[fault])
    assert done.returncode == 70
    assert CANARY not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("report", QUIET)
def test_what_python_only_reports_is_dropped(report: str) -> None:
    done = run(QUIET[report])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
