import subprocess
import sys

import pytest

PROBE = """
import ctypes, os, resource, sys
os.environ["TEXTUAL_LOG"] = "/tmp/x"
sys.dont_write_bytecode = False
from tui.safety.hardening import harden
report = harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
print(sorted(name for name in os.environ if name.startswith("TEXTUAL")), sys.dont_write_bytecode)
print(report.core_dumps_off, report.memory_private, report.reasons)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads Linux process flags")
def test_a_hardened_process_dumps_nothing_and_refuses_debuggers() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["(0, 0) 0", "[] True", "True True ()"]
