"""With a screen reader the terminal's own cursor is shown, and stands where one is."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.demo.staging import PASSPHRASE, staged
from tests.terminal.harness import CARNET, CTRL_Q, DOWN, ENTER, ESCAPE, SPACE, Terminal
from tui.themes import CALM_DARK
from tui.vault.profiles import SMALL

pytestmark = pytest.mark.terminal
MAIN = {
    "a": "Questions", "p": "Plan", "o": "Journal", "c": "People", "f": "Follow-up",
    "b": "Guides", "d": "Dossier", "s": "Settings", "t": "Today",
}  # fmt: skip
DECORATION = set("▸▹▏━│┃╭╮╰╯┏┓┗┛▁▂▃▄▅▆▇█▰")


def row_read(terminal: Terminal) -> str:
    """Return the line the cursor stands on, which is the one drawn as focused."""
    terminal.wait_still(0.3)
    place = terminal.cursor
    assert place is not None, f"no cursor:\n{terminal.screen}"
    line, column = place
    assert not DECORATION & set(terminal.screen), terminal.screen
    ground = terminal.cells[line][column].bg
    assert ground == str(CALM_DARK.primary).lstrip("#").lower(), (place, terminal.screen)
    return terminal.screen.splitlines()[line].strip()


def test_the_cursor_stands_on_the_focused_row_of_every_main_screen(stick: Path) -> None:
    staged(stick, "en", SMALL).vault.close()
    with Terminal(
        [*CARNET, "--screen-reader"], folder=stick, env={"COLORTERM": "truecolor"}
    ) as terminal:
        terminal.wait_for("enter opens")
        terminal.wait_still(0.3)
        before = terminal.cursor
        terminal.send("ab")
        terminal.wait_for("••")
        terminal.wait_still(0.3)
        after = terminal.cursor
        assert before is not None
        assert after == (before[0], before[1] + 2)
        terminal.send("\x15")
        terminal.wait_gone("••")
        terminal.send(PASSPHRASE)
        terminal.send(ENTER)
        terminal.wait_for("Whom to call", seconds=60)
        for key, name in MAIN.items():
            terminal.send(key)
            _the_cursor_moves_with_the_row(terminal, key, name)
        _the_cursor_is_in_the_text(terminal)
        _the_cursor_is_on_the_choice(terminal)
        terminal.send(CTRL_Q)
        assert terminal.wait_end() == 0
        assert terminal.cursor is not None


def _the_cursor_moves_with_the_row(terminal: Terminal, key: str, name: str) -> None:
    terminal.wait_until(lambda: _title(terminal) == name, name)
    first = row_read(terminal)
    assert first
    if key != "d":  # there is one dossier
        terminal.send(DOWN)
        terminal.wait_until(lambda: row_read(terminal) != first, "a move")


def _title(terminal: Terminal) -> str:
    return terminal.screen.splitlines()[0].strip()


def _the_cursor_is_in_the_text(terminal: Terminal) -> None:
    terminal.send("w")
    terminal.wait_for("What just happened?")
    terminal.send("he wrote")
    terminal.wait_for("he wrote")
    terminal.wait_still(0.3)
    place = terminal.cursor
    assert place is not None
    assert terminal.screen.splitlines()[place[0]][: place[1]].endswith("he wrote")
    terminal.send(ESCAPE)
    terminal.wait_gone("What just happened?")


def _the_cursor_is_on_the_choice(terminal: Terminal) -> None:
    terminal.send("tz")
    terminal.wait_for("5 minutes")
    terminal.wait_until(lambda: row_read(terminal) == "[ ] 5 minutes")
    terminal.send(DOWN)
    terminal.wait_until(lambda: row_read(terminal) == "[ ] 30 minutes")
    terminal.send(SPACE)
    terminal.wait_until(lambda: row_read(terminal) == "[x] 30 minutes")
    terminal.send(ESCAPE)
    terminal.wait_gone("[x] 30 minutes")
