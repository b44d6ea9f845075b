"""The child process: it is closed to outside influence first, and only then loads the screens."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from tui.command_help import spoken_language
from tui.lean_textual import stand_in
from tui.library.language import Language, choose_language
from tui.library.places import content_root
from tui.pauses import hold
from tui.safety.crash import end_crashed, install_quiet_hooks
from tui.safety.hardening import harden
from tui.safety.keyboard import ask_for_plain_keys
from tui.safety.quick_exit import install_signal_exit, watch_supervisor
from tui.safety.terminal import CRASHED, RESET
from tui.start import CRASH_LINE, SessionStart, open_inherited, receive_start

SWITCH_SECONDS = 0.001
"""How long a thread may keep others from Python: a key never waits long for work beside it."""


def run(reading: str, writing: str) -> NoReturn:
    """Run one session and end the process with its exit code.

    Args:
        reading: name of the pipe from the supervisor, see `child.inherit`.
        writing: name of the pipe to it.
    """
    install_quiet_hooks(CRASH_LINE, wipe=b"")  # nothing was drawn yet
    harden()
    install_signal_exit(_nothing_to_save, wipe=b"")
    start = receive_start(
        open_inherited(reading, os.O_RDONLY), open_inherited(writing, os.O_WRONLY)
    )
    watch_supervisor(start.descriptor)
    if start.plain_keys:
        ask_for_plain_keys(os.environ)
    content = content_root()
    language = _spoken(start, content)
    line = language.say(CRASH_LINE)
    wipe = b"" if start.plain else RESET
    install_quiet_hooks(line, wipe)
    code = _run_session(start, content, language)
    if code == CRASHED:
        end_crashed(line, wipe)
    # no finalisers: they could be slow, and the supervisor puts the terminal in order
    os._exit(code)


def _run_session(start: SessionStart, content: Path, language: Language) -> int:
    """Load what speaks or draws, and run it."""
    if start.plain:
        from tui.plain.running import run_session as run_plain

        return run_plain(start, content, language)
    stand_in()
    hold()
    sys.setswitchinterval(SWITCH_SECONDS)
    from tui.app import run_session

    return run_session(start, content, language)


def _nothing_to_save() -> None:
    """Stand in until the screens install what saves an open draft."""


def _spoken(start: SessionStart, content: Path) -> Language:
    wanted = start.language or spoken_language(os.environ)
    return Language(content, choose_language(content, wanted))
