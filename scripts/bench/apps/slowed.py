"""Carnet, whose session is started with variables that are given as NAME=VALUE.

The supervisor cleans the environment of its sessions, so the variables are set by `env` in between.
"""

from __future__ import annotations

import os
import shutil
import sys


def main(variables: list[str]) -> int:
    """Run the supervisor."""
    from tui.supervisor import Supervisor, session_command

    setting = shutil.which("env") or "/usr/bin/env"
    return Supervisor(
        [], os.environ, lambda *names: [setting, *variables, *session_command(*names)]
    ).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
