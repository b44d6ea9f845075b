"""In the real program: a code is made, typed back and opens the file; a lock leaves none of it."""

from __future__ import annotations

import os
import re
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.terminal import steps
from tests.terminal.harness import CARNET, DOWN, ENTER, ESCAPE, Terminal
from tests.terminal.test_memory import hits

pytestmark = pytest.mark.terminal

CTRL_T = "\x14"
CODE = re.compile(r"((?:[0-9A-Z]{4}  ?){3}[0-9A-Z]{4})\s+((?:[0-9A-Z]{4}  ?){2}[0-9A-Z]{4})")


def changed(terminal: Terminal, before: str) -> bool:
    """Say whether the screen shows something else than `before`."""
    return terminal.screen != before


def open_line(terminal: Terminal, line: str) -> None:
    """Open a line of the settings."""
    terminal.send("s")
    terminal.wait_for("▸s Settings")
    terminal.wait_for("▸ Language")
    for _ in range(20):
        if f"▸ {line}" in terminal.screen:
            break
        is_drawn = partial(changed, terminal, terminal.screen)
        terminal.send(DOWN)
        terminal.wait_until(is_drawn)
    terminal.send(ENTER)


def make_code(terminal: Terminal) -> str:
    """Make a recovery code, type it back, and return it."""
    open_line(terminal, "If you forget the passphrase")
    terminal.wait_for("Nobody can reset")
    terminal.send(ENTER)
    terminal.wait_for("once more")
    terminal.send(steps.PASSPHRASE)
    terminal.send(ENTER)
    terminal.wait_for("Copy this onto paper", seconds=60)
    found = CODE.search(terminal.screen)
    assert found is not None
    code = "".join(found.groups()).replace(" ", "")
    assert len(code) == 28
    terminal.send(ENTER)
    terminal.wait_for("Type it back")
    terminal.send(code.lower())
    terminal.wait_for("28 of 28")
    terminal.send(ENTER)
    terminal.wait_for("You made a code on")
    return code


def test_a_code_opens_the_file_in_the_next_session(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        code = make_code(terminal)
        steps.lock(terminal)
        terminal.send(CTRL_T)
        terminal.wait_for("With two sheets")
        terminal.send(ENTER)
        terminal.wait_for("The 28 characters")
        terminal.send(code)
        terminal.wait_for("28 of 28")
        terminal.send(ENTER)
        terminal.wait_for("Your file is open", seconds=60)
        terminal.send(ESCAPE)
        terminal.wait_for("Whom to call")
        assert {file.name for file in stick.iterdir()} <= {"carnet.dat", "carnet.dat-journal"}


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="a hardened process lets only the administrator of a Linux system read its memory",
)
def test_a_lock_leaves_nothing_of_a_code_in_memory(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        code = make_code(terminal)
        groups = "  ".join(code[start : start + 4] for start in range(0, 16, 4))
        (session,) = terminal.processes()
        assert hits(session, groups) > 0  # what was drawn is there until the lock
        steps.lock(terminal)
        for process in (terminal.pid, *terminal.processes()):
            for spelling in (code, code.lower(), groups):
                assert hits(process, spelling) == 0
