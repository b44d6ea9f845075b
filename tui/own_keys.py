"""Keys of one's own: further keys for commands, beside those that the program has.

A key is only ever added. What the sentences of the program name therefore stays true, whoever helps
finds the usual keys, and no way of leaving can be lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tui.commands import Commands, CommandType

SIGNS = frozenset({"question_mark", "slash", "colon"})
"""Signs that no layout hides behind AltGr."""
BLOCK = frozenset({"home", "end", "pageup", "pagedown", "delete"})
"""Keys that small keyboards only have with fn."""
PLAIN = frozenset({"enter", "escape", "tab", "space", "backspace", "up", "down", "left", "right"})
NEVER_CTRL = frozenset("abhijmz")
"""A and b are the prefixes of screen and tmux, z suspends; the others are backspace, tab, enter."""
EDITING = frozenset({"ctrl+c", "ctrl+d", "ctrl+e", "ctrl+u", "ctrl+v", "ctrl+x", "ctrl+y"})
"""Keys of text fields and lists."""
MOST = 3
"""Keys of one's own for one command."""
MOST_BYTES = 64 * 1024

_LETTER = re.compile(r"[a-zA-Z]")
_CTRL = re.compile(r"ctrl\+([a-z])")
_FUNCTION = re.compile(r"f[1-9]")


def reachable(key: str) -> bool:
    """Return whether `key` needs neither AltGr, a digit, alt, shift with ctrl, nor Kitty."""
    ctrl = _CTRL.fullmatch(key)
    if ctrl:
        return ctrl[1] not in NEVER_CTRL
    return bool(_LETTER.fullmatch(key) or _FUNCTION.fullmatch(key)) or key in PLAIN | BLOCK | SIGNS


def types(key: str) -> bool:
    """Return whether `key` types something into a text field."""
    return len(key) == 1 or key in SIGNS


class KeyProblem(ValueError):  # noqa: N818  (says what it is about, like the vault's errors)
    """A key cannot be taken.

    `code` is "unknown" (no such command), "unreachable", "fixed", "types", "taken", "many" or
    "file" (not a file of keys); `about` names the command or the key, as it was written.
    """

    def __init__(self, code: str, about: str) -> None:
        super().__init__(code)
        self.code, self.about = code, about


@dataclass(frozen=True)
class OwnKeys:
    """By the id of a command, the keys that were added to it."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def keys(self, command: CommandType) -> tuple[str, ...]:
        """Return every key of a command, one's own first."""
        return (*self.chosen.get(command.id, ()), *command.keys)

    def bindings(self, commands: Iterable[CommandType]) -> dict[str, str]:
        """Return Textual's key map: the id of a binding to its keys with commas."""
        found: dict[str, list[str]] = {}
        for command in commands:
            for key in self.chosen.get(command.id, ()):
                slot = _slot(command, key)
                found.setdefault(f"{command.id}.{slot}", [slot]).append(key)
        return {name: ",".join(keys) for name, keys in found.items()}

    def with_key(self, command: CommandType, key: str, screens: Iterable[Commands]) -> OwnKeys:
        """Return these keys with one more.

        Args:
            command: gets the key.
            key: Textual's name of it, such as `ctrl+n`.
            screens: the commands that work on each screen, those of every screen included.

        Raises:
            KeyProblem: the key cannot be taken.
        """
        if not reachable(key):
            raise KeyProblem("unreachable", key)
        if key in PLAIN | EDITING or key in {"ctrl+q", "f1"}:
            raise KeyProblem("fixed", key)
        if command.everywhere and types(key) and not _slots(command, key):
            raise KeyProblem("types", key)
        own = self.chosen.get(command.id, ())
        for commands in screens:
            if command in commands and any(key in self.keys(one) for one in commands):
                raise KeyProblem("taken", key)
        if len(own) >= MOST:
            raise KeyProblem("many", key)
        return OwnKeys({**self.chosen, command.id: (*own, key)})

    def without(self, command: CommandType) -> OwnKeys:
        """Return these keys without those of one command."""
        return OwnKeys({name: keys for name, keys in self.chosen.items() if name != command.id})

    def spelt(self) -> str:
        """Return them as JSON; "" when there are none."""
        kept = {name: list(keys) for name, keys in self.chosen.items()}
        return json.dumps(kept, sort_keys=True) if kept else ""

    def toml(self) -> str:
        """Return them as a file of keys."""
        lines = [f"{name} = {json.dumps(list(keys))}" for name, keys in sorted(self.chosen.items())]
        return "\n".join(["[keys]", *lines, ""])


def _slots(command: CommandType, key: str) -> list[str]:
    """Return the keys of a command beside which `key` works: those that go first do not type."""
    return [one for one in command.keys if not command.everywhere or types(one) == types(key)]


def _slot(command: CommandType, key: str) -> str:
    return _slots(command, key)[0]


def checked(chosen: Mapping[str, Iterable[str]], screens: Iterable[Commands]) -> OwnKeys:
    """Return keys that were kept or written down, all of them or none; raise `KeyProblem`."""
    screens = tuple(screens)
    known = {command.id: command for commands in screens for command in commands}
    own = OwnKeys()
    for name, keys in chosen.items():
        if name not in known:
            raise KeyProblem("unknown", name)
        for key in keys:
            own = own.with_key(known[name], key, screens)
    return own


def read_toml(text: str) -> dict[str, list[str]]:
    """Return the keys by command of a file such as `[keys]` and `quick-note = "ctrl+n"`.

    Raises:
        KeyProblem: "file", when it is no such file.
    """
    import tomllib  # only those who name such a file pay for it

    try:
        found = tomllib.loads(text).get("keys")
    except tomllib.TOMLDecodeError:
        found = None
    if not isinstance(found, dict):
        raise KeyProblem("file", "")
    chosen = {name: [keys] if isinstance(keys, str) else keys for name, keys in found.items()}
    for name, keys in chosen.items():
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            raise KeyProblem("file", name)
    return chosen


def from_spelt(text: str, screens: Iterable[Commands]) -> OwnKeys:
    """Return the keys that a file of Carnet keeps; none when a later program spelt them."""
    try:
        return checked(json.loads(text), screens) if text else OwnKeys()
    except (ValueError, TypeError, AttributeError):
        return OwnKeys()
