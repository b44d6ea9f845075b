"""Keep other programs from reading the memory of a session.

A core dump would write decrypted text to the disk, and a process of the same person (a stalking
app started from their account) could read it through /proc or a debugger.
"""

import os
import sys
from dataclasses import dataclass

from tui.safety.core_dumps import forbid_core_dumps
from tui.safety.environment import scrubbed

_PR_SET_DUMPABLE = 4  # linux/prctl.h


@dataclass(frozen=True)
class HardeningReport:
    """What `harden` achieved: two facts, and the reason for each that is missing."""

    core_dumps_off: bool
    memory_private: bool
    reasons: tuple[str, ...]


def harden() -> HardeningReport:
    """Forbid core dumps and debuggers, bytecode files and risky environment variables.

    Must run before Textual is imported, which reads its variables at import.
    """
    sys.dont_write_bytecode = True
    _scrub_own_environment()
    cores, memory = forbid_core_dumps(), _refuse_debuggers()
    return HardeningReport(
        core_dumps_off=not cores,
        memory_private=not memory,
        reasons=tuple(reason for reason in (cores, memory) if reason),
    )


def _refuse_debuggers() -> str:
    """Close /proc/PID/mem and ptrace to processes of the same person (prctl(2)); Linux only."""
    if not sys.platform.startswith("linux"):
        return "memory: not possible on this system"
    import ctypes

    try:
        refused = ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (OSError, AttributeError) as error:
        return f"memory: {type(error).__name__}"
    return "memory: refused by the system" if refused else ""


def _scrub_own_environment() -> None:
    kept = scrubbed(os.environ)
    for name in set(os.environ) - set(kept):
        del os.environ[name]
    os.environ.update(kept)
