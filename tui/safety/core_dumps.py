"""Forbid core dumps; the supervisor needs only this of the hardening."""

import sys


def forbid_core_dumps() -> str:
    """Set the core dump limit to 0 for this process and its children; "" or why it could not."""
    if sys.platform == "win32":
        return "core dumps: not possible on this system"
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError) as error:
        return f"core dumps: {type(error).__name__}"
    return ""
