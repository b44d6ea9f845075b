"""Which commands work together on each screen, and the sentences about keys of one's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import ALWAYS, WITH_FILE, Back, Commands, CommandType, NextPart
from tui.library.language import mark
from tui.own_keys import MOST_BYTES, KeyProblem, OwnKeys, checked, from_spelt, read_toml
from tui.safety.text import clean
from tui.screens.sections import screen_class
from tui.screens.tables import EVERY_SCREEN
from tui.widgets.calendar import Calendar
from tui.widgets.moves import MOVES, TICKS
from tui.widgets.secret_input import SECRET_KEYS

if TYPE_CHECKING:
    from tui.app import CarnetApp
    from tui.session import Session

PROBLEMS: dict[str, str] = {
    "unknown": mark("There is no command called “{name}”. Nothing was changed."),
    "unreachable": mark(
        "“{name}” is not on every keyboard, or some terminals do not tell it apart. Choose a "
        "letter, ctrl with a letter, or F5 to F9."
    ),
    "fixed": mark("“{name}” has its own work everywhere and keeps it. Choose another key."),
    "types": mark("This also works while you type: choose ctrl with a letter, or F5 to F9."),
    "taken": mark("“{name}” already does something on a screen where this works."),
    "many": mark("Three keys of your own are enough for one thing. Take one away first."),
    "file": mark("This is no file of keys. Nothing was changed."),
}
_IN_PARTS: Commands = (*MOVES, *TICKS, *SECRET_KEYS, *Calendar.KEYS)


@cache
def commands_together() -> tuple[Commands, ...]:
    """Return the commands of each screen with those of its parts and of the application."""
    screens = [screen_class(where).commands() for where in EVERY_SCREEN]
    return tuple((*ALWAYS, *WITH_FILE, *_IN_PARTS, *commands) for commands in screens)


def changeable() -> list[CommandType]:
    """Return the commands that can have keys of one's own: those that the menu names, each once."""
    found = dict.fromkeys(command for commands in commands_together() for command in commands)
    moving = {Back, NextPart, *_IN_PARTS}
    return [c for c in found if c not in moving and "." in c.action]


def key_name(typed: str) -> str:
    """Return Textual's name of a key as somebody writes it: `Ctrl + N`, `F5`, `?`, `K`."""
    bare = "".join(typed.split())
    signs = {"?": "question_mark", "/": "slash", ":": "colon"}
    return signs.get(bare, bare if len(bare) == 1 else bare.lower())


def keys_in(path: Path) -> OwnKeys:
    """Return the keys that a file names; all of it or nothing.

    Raises:
        KeyProblem: why it is not taken; "file" also when it cannot be read.
    """
    try:
        with path.open("rb") as source:
            text = source.read(MOST_BYTES + 1)[:MOST_BYTES].decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise KeyProblem("file", "") from None
    return checked(read_toml(text), commands_together())


def find_own_keys(app: CarnetApp, session: Session) -> None:
    """Let the keys count that the file keeps, or those of the file named on the command line.

    What cannot be taken from there is said in one sentence, and changes nothing.
    """
    from tui.screens.message import MessageScreen

    app.take_keys(from_spelt(session.settings.own_keys, commands_together()))
    if app.start.keys is None:
        return
    try:
        app.take_keys(keys_in(app.start.keys))
    except KeyProblem as problem:
        name = clean(problem.about, keep_newlines=False)
        said = app.say(PROBLEMS[problem.code], name=name)
        app.call_after_refresh(app.push_screen, MessageScreen(said))
