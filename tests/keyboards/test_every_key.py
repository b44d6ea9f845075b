"""Every key there is can be pressed on any keyboard, through any terminal."""

from __future__ import annotations

import re
from collections import defaultdict
from importlib import import_module
from pkgutil import walk_packages

import pytest
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

import tui
from tests.screens.test_commands import all_commands
from tui.own_keys import BLOCK, reachable
from tui.widgets.confirm import AskText, Confirm

CTRL = re.compile(r"ctrl\+([a-z])")
FUNCTION = re.compile(r"f[1-9]")

TEXTUAL_EXTRAS = {
    # finer moves in a text, each of which the arrows make too
    *("cursor_word_left", "cursor_word_left(True)", "cursor_word_right", "cursor_word_right(True)"),
    *("cursor_left_word", "cursor_left_word(True)", "cursor_right_word", "cursor_right_word(True)"),
    *("cursor_left(True)", "cursor_right(True)", "cursor_up(True)", "cursor_down(True)"),
    *("cursor_line_start(True)", "cursor_line_end(True)", "home(True)", "end(True)"),
    *("cursor_up(select=True)", "cursor_down(select=True)"),
    *("delete_word_right", "delete_right_word", "delete_line", "page_left", "page_right"),
    *("select_all", "select_line", "app.focus_previous"),
}
"""What Textual offers beside, with shift or with keys few terminals tell apart."""


REFUSED = (
    *("left_square_bracket", "at", "tilde", "é", "1", "ctrl+1", "alt+a", "ctrl+space", "f10"),
    *("ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket", "ctrl+a", "ctrl+b"),
    *("shift+f5", "shift+tab", "shift+enter", "ctrl+enter", "ctrl+up", "ctrl+shift+k"),
)
"""Some keys that some keyboard or terminal lacks."""


def everywhere(key: str) -> bool:
    """Return whether `key` is on the smallest keyboard, without fn."""
    return reachable(key) and key not in BLOCK and not FUNCTION.fullmatch(key)


def nodes() -> list[type[DOMNode]]:
    """Return every widget, screen and application of ours."""
    for module in walk_packages(tui.__path__, "tui."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    found, waiting = [], [DOMNode]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found += [node for node in below if node.__module__.startswith("tui")]
    return found


def bindings(node: type[DOMNode], *, ours: bool) -> list[Binding]:
    """Return the bindings that a class of ours, or of Textual, adds to `node`."""
    bases = [base for base in node.__mro__ if base.__module__.startswith("tui") == ours]
    declared = [binding for base in bases for binding in vars(base).get("BINDINGS", ())]
    return [b for found in BindingsMap(declared).key_to_bindings.values() for b in found]


@pytest.mark.parametrize("key", REFUSED)
def test_what_some_keyboards_lack_is_refused(key: str) -> None:
    assert not reachable(key)


def test_no_binding_of_ours_is_out_of_reach() -> None:
    found = nodes()
    assert len(found) > 150
    for node in found:
        for binding in bindings(node, ours=True):
            assert reachable(binding.key), (node, binding)
    for command in all_commands():
        assert all(reachable(key) for key in command.keys), command


def test_a_key_of_the_small_keyboard_or_the_menu_does_everything() -> None:
    """A command with a function key alone is in the menu, which lists what says where it acts."""
    in_windows = {*Confirm.KEYS, *AskText.KEYS}
    for command in all_commands():
        named = "." in command.action and command not in in_windows
        assert named or any(everywhere(key) for key in command.keys), command


def test_what_textual_offers_is_reached_without_its_rare_keys() -> None:
    for node in nodes():
        keys = defaultdict(set)
        for binding in bindings(node, ours=False):
            keys[binding.action].add(binding.key)
        lost = {action for action, known in keys.items() if not any(map(everywhere, known))}
        moved = {action for action in lost if keys[action] & (BLOCK | {"ctrl+z"})}
        assert lost - moved <= TEXTUAL_EXTRAS, node


def test_each_command_in_a_text_field_keeps_the_keys_that_type() -> None:
    """What works inside text fields goes first, so it must not be a key that types or edits."""
    editing = {"ctrl+c", "ctrl+v", "ctrl+x", "ctrl+u", "ctrl+y"}
    for command in all_commands():
        if command.everywhere:
            first = {b.key for b in command.bindings() if b.priority}
            assert first, command
            assert not first & editing, command
            assert all(CTRL.fullmatch(key) or FUNCTION.fullmatch(key) for key in first), command


def test_leaving_and_help_have_two_ways_each() -> None:
    by_id = {command.id: command for command in all_commands()}
    for name in ("help", "palette", "quick-note"):
        assert len(by_id[name].keys) > 1, name
