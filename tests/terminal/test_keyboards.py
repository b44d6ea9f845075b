"""The bytes of each keyboard, through each kind of terminal, handed to the real program."""

import termios
from pathlib import Path

import pytest

from tests.keyboards.tables import KINDS, SENTENCE, key, layouts, typed
from tests.terminal import steps
from tests.terminal.harness import CARNET, Terminal
from tui.safety.keyboard import FULL, PLAIN

pytestmark = pytest.mark.terminal

KITTY_ON = b"\x1b[>25u"

ROUNDS = [(layout, KINDS[n % len(KINDS)]) for n, layout in enumerate((*layouts(), "azerty"))]
"""Each layout through one kind of terminal, and the most common French one through two."""


def type_a_note(terminal: Terminal, layout: str, kind: str) -> None:
    """Look at the help, write the sentence down, find it, and jump to Today."""
    terminal.send(typed(layout, kind, "?"))
    terminal.wait_for("Help ·")
    terminal.send(key(kind, "escape"))
    terminal.wait_gone("Help ·")
    terminal.send(typed(layout, kind, "w"))
    terminal.wait_for("What just happened?")
    terminal.send(typed(layout, kind, f"{layout} {kind} {SENTENCE}x") + key(kind, "backspace"))
    terminal.wait_for(f"{layout} {kind} {SENTENCE}")
    terminal.send(key(kind, "ctrl-s"))
    terminal.wait_gone("What just happened?")
    terminal.send(key(kind, "ctrl-o") + typed(layout, kind, "o"))
    terminal.wait_for(f"{layout} {kind} {SENTENCE[:20]}")
    terminal.send(typed(layout, kind, "/"))
    terminal.wait_for("Words to find")
    terminal.send(key(kind, "escape"))
    terminal.wait_gone("Words to find")
    terminal.send(typed(layout, kind, ":"))
    terminal.wait_for("What do you want to do?")
    terminal.send(typed(layout, kind, "today") + key(kind, "enter"))
    terminal.wait_for("▸t Today")


def test_every_layout_types_moves_and_finds(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        assert KITTY_ON in terminal.raw
        taken = termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN
        assert not terminal.modes[3] & taken, "ctrl+c, ctrl+o and ctrl+v belong to the program"
        assert not terminal.modes[0] & (termios.IXON | termios.IXOFF), "as do ctrl+q and ctrl+s"
        for layout, kind in ROUNDS:
            type_a_note(terminal, layout, kind)


@pytest.mark.parametrize(
    ("kind", "name", "times"),
    [("kitty", "ctrl-q", 1), ("windows", "ctrl-c", 2), ("kitty", "escape", 3)],
)
def test_leaving_is_on_every_keyboard(stick: Path, kind: str, name: str, times: int) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        terminal.wait_for("Make a new file here")
        terminal.send(key(kind, name) * times)
        assert terminal.wait_end() == 0


def test_keys_are_asked_for_plainly_where_accents_would_be_lost(stick: Path) -> None:
    iterm = {"TERM_PROGRAM": "iTerm.app"}
    for command, env in ((CARNET, iterm), ([*CARNET, "--plain-keys"], {})):
        with Terminal(command, folder=stick, env=env) as terminal:
            terminal.wait_for("Make a new file here")
            assert KITTY_ON not in terminal.raw


def test_the_simple_keyboard_is_switched_on_and_off_before_anything_is_typed(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        terminal.wait_for("Make a new file here")
        terminal.send(b"\x1bOS")
        terminal.wait_for("simple mode")
        assert PLAIN.encode() in terminal.raw
        terminal.send(b"\x1bOS")
        terminal.wait_for("usual mode")
        assert FULL.encode() in terminal.raw
