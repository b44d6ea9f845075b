"""Take from a process what it does not need, before it reads what a stranger made.

Linux and macOS have these limits (setrlimit(2)); Windows has none of them, and there only the size
of what is read and the time it may take stand in the way.
"""

from __future__ import annotations

import sys


def limit_process(memory: int, seconds: int) -> list[str]:
    """Allow this process so much memory (bytes) and processor time, and no further file.

    What must be imported has to be imported before: afterwards nothing can be opened, and nothing
    can be written to a file. Memory is held on Linux only.

    Returns:
        The limits that could be set: "memory", "time", "size", "files".
    """
    if sys.platform == "win32":
        return []
    import resource

    wanted = {
        "memory": (resource.RLIMIT_AS, memory),
        "time": (resource.RLIMIT_CPU, seconds),
        "size": (resource.RLIMIT_FSIZE, 0),
        "files": (resource.RLIMIT_NOFILE, 0),
    }
    kept: list[str] = []
    for name, (kind, most) in wanted.items():
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            continue
        kept.append(name)
    return kept
