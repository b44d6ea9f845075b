"""The real program: another passphrase, a quick exit meanwhile, a copy in the lost file's place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.terminal import steps
from tests.terminal.harness import CARNET, CTRL_Q, DOWN, ENTER, SLOW, UP, Terminal

pytestmark = pytest.mark.terminal

CHANGED = "velvet orbit pencil harbor candle"
OF_THE_COPY = "lantern basil cobalt meadow trail"
PAUSE = 0.4
NOTE = "three calls tonight"


def open_care(terminal: Terminal, line: str) -> None:
    """Open a line of the settings by its words."""
    terminal.send("s")
    terminal.wait_for("▸s Settings")
    terminal.send(UP * 20)
    terminal.wait_until(lambda: None not in (place(terminal, "Language"), place(terminal, line)))
    wanted, first = place(terminal, line), place(terminal, "Language")
    assert wanted is not None
    assert first is not None
    terminal.send(DOWN * (wanted - first) + ENTER)


def place(terminal: Terminal, line: str) -> int | None:
    """Return the line of the window that begins so, None while none does."""
    rows = (row.strip(" ▸│") for row in terminal.screen.splitlines())
    return next((number for number, row in enumerate(rows) if row.startswith(line)), None)


def fill_in(terminal: Terminal, *fields: str) -> None:
    """Type each field and enter, at the pace of somebody who looks where the cursor is."""
    for text in fields:
        terminal.send(text)
        time.sleep(PAUSE * SLOW)
        terminal.send(ENTER)
        time.sleep(PAUSE * SLOW)


def change(terminal: Terminal) -> None:
    open_care(terminal, "Change the passphrase")
    terminal.wait_for("Your passphrase now")
    fill_in(terminal, steps.PASSPHRASE, CHANGED, CHANGED)


def test_the_passphrase_is_changed_and_the_evening_goes_on(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        steps.write_note(terminal, NOTE)
        change(terminal)
        terminal.wait_for("Your passphrase is changed", seconds=60)
        terminal.send(ENTER)
        steps.write_note(terminal, "and one more")
        steps.lock(terminal)
        fill_in(terminal, steps.PASSPHRASE)
        terminal.wait_for("does not open the file", seconds=60)
        steps.unlock(terminal, CHANGED)
        terminal.send("o")
        terminal.wait_for(NOTE)
        terminal.wait_for("and one more")
        terminal.send(CTRL_Q)
        terminal.wait_end()
    assert [found.name for found in stick.iterdir()] == ["carnet.dat"]


def test_leaving_at_once_in_the_middle_of_a_change_loses_nothing(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        steps.write_note(terminal, NOTE)
        change(terminal)
        terminal.wait_for("gets its new passphrase")
        terminal.send(CTRL_Q)
        terminal.wait_end()
    with Terminal(CARNET, folder=stick) as terminal:
        steps.unlock(terminal)
        terminal.send("o")
        terminal.wait_for(NOTE)
        terminal.send(CTRL_Q)
        terminal.wait_end()
    assert [found.name for found in stick.iterdir()] == ["carnet.dat"]


def test_a_copy_takes_the_place_of_a_file_that_was_lost(stick: Path) -> None:
    (stick / "b").mkdir()
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        steps.write_note(terminal, NOTE)
        open_care(terminal, "Make a copy")
        terminal.wait_for("Folder or file")
        fill_in(terminal, "b", "blue", OF_THE_COPY, OF_THE_COPY)
        terminal.wait_for("value by value", seconds=60)
        terminal.send(CTRL_Q)
        terminal.wait_end()
    (stick / "carnet.dat").unlink()
    with Terminal((*CARNET, "b"), folder=stick) as terminal:
        steps.unlock(terminal, OF_THE_COPY)
        open_care(terminal, "Make this the main file")
        terminal.wait_for("Folder or file")
        fill_in(terminal, "carnet.dat", CHANGED, CHANGED)
        terminal.wait_for("Your file is at", seconds=60)
        terminal.send(ENTER)
        terminal.wait_for("enter opens")
        terminal.wait_gone("b/carnet.dat")
        steps.unlock(terminal, CHANGED)
        terminal.send("o")
        terminal.wait_for(NOTE)
        terminal.send(CTRL_Q)
        terminal.wait_end()
    assert sorted(str(f.relative_to(stick)) for f in stick.rglob("*.dat")) == [
        "b/carnet.dat",
        "carnet.dat",
    ]
