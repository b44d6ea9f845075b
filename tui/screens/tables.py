"""The key tables of the documentation, made from the commands of every screen."""

from collections.abc import Iterable

from tui.commands import (
    ALWAYS,
    SECTIONS,
    WITH_FILE,
    Back,
    Commands,
    CommandType,
    NextPart,
    Say,
    key_table,
)
from tui.library.language import mark
from tui.screens.sections import OTHER_SCREENS, SECTION_SCREENS, screen_class
from tui.widgets.confirm import Cancel, Done
from tui.widgets.moves import MOVES, ListDone, Tick
from tui.widgets.secret_input import SECRET_KEYS

Group = tuple[str, Commands]

EVERY_SCREEN: tuple[str, ...] = (*SECTION_SCREENS.values(), *OTHER_SCREENS)
"""Every screen there is, the main ones first."""


def command_groups(places: Iterable[str] = EVERY_SCREEN) -> list[Group]:
    """Return (title msgid, commands) for each group: shared ones first, then screen by screen.

    Args:
        places: the screens to tell of, as in `sections`.
    """
    groups: list[Group] = [
        (mark("Everywhere"), (*ALWAYS, *WITH_FILE, *SECTIONS, Back, NextPart)),
        (mark("In lists"), (*MOVES, ListDone, Tick)),
        (mark("In the passphrase field"), SECRET_KEYS),
        (mark("In small windows"), (Cancel, Done)),
    ]
    told: set[CommandType] = {command for _title, commands in groups for command in commands}
    for where in places:
        screen = screen_class(where)
        own = tuple(command for command in screen.commands() if command not in told)
        if own:
            groups.append((screen.TITLE_WORDS, own))
    return groups


def key_tables(say: Say, places: Iterable[str] = EVERY_SCREEN) -> str:
    """Return the key tables of some screens as Markdown in the language of `say`."""
    return key_table(command_groups(places), say)
