"""Lines out, lines in: what is typed is shown and can be erased, and nothing else is sent.

The only control characters that ever reach the terminal are the line end and, for an erased
character, backspace.
"""

from __future__ import annotations

import codecs
import os
import unicodedata
from collections.abc import Callable
from typing import Protocol

from tui.leaving import LeaveKeys
from tui.plain.keys import REST_OF_SEQUENCE, Keys
from tui.plain.ways import Leave, Lock
from tui.vault.secret import Secret

_ENTER, _ESCAPE, _ERASE = b"\r\n", 0x1B, b"\b\x7f"
_CTRL_C, _CTRL_D, _CTRL_L, _CTRL_Q, _CTRL_U, _TAB = 0x03, 0x04, 0x0C, 0x11, 0x15, 0x09
_FIRST_PRINTED = 0x20
_INTRODUCERS = b"[O"
"""What stands after esc in the sequences that keys send (ECMA-48: CSI, SS3)."""
_FEW_ROWS = 24


class Lines(Protocol):
    """What a conversation in lines needs of a terminal."""

    partial: str
    """What is typed of the line under way."""

    def write(self, text: str = "") -> None:
        """Write one line."""
        ...

    def ask(self, prompt: str) -> str:
        """Show `prompt` and return the line typed; raise a `Way` for leaving or locking."""
        ...

    def ask_secret(self, prompt: str) -> Secret:
        """Show `prompt` and return the line typed, which is shown nowhere; the caller wipes it."""
        ...

    def rows(self) -> int:
        """Return how many lines the window has."""
        ...


class Console:
    """A terminal that is spoken with in lines.

    Args:
        keys: the keyboard.
        send: writes bytes to the terminal.
        leave_keys: says when repeated esc or ctrl+c mean leaving.
        shows: whether what is typed is shown here.
        again: the sentence after a first ctrl+c.
    """

    def __init__(
        self,
        keys: Keys,
        send: Callable[[bytes], None],
        leave_keys: LeaveKeys,
        again: Callable[[], str],
        *,
        shows: bool = True,
    ) -> None:
        self._keys, self._send, self._leave_keys, self._again = keys, send, leave_keys, again
        self._shows = shows
        self.partial = ""
        self.on_key: Callable[[], None] = lambda: None
        self.on_wait: Callable[[], str] = lambda: ""

    def write(self, text: str = "") -> None:
        """Write one line."""
        self._out(f"{text}\n")

    def ask(self, prompt: str) -> str:
        """Show `prompt` and return the line typed."""
        self._out(prompt)
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.partial = ""
        while True:
            byte = self._key()
            if byte in _ENTER:
                break
            if byte in _ERASE:
                self._erase(1)
            elif byte == _CTRL_U:
                self._erase(len(self.partial))
            elif byte == _CTRL_D:
                if not self.partial:
                    raise Leave
            elif byte >= _FIRST_PRINTED or byte == _TAB:
                self._typed(decoder.decode(b" " if byte == _TAB else bytes((byte,))))
        line, self.partial = self.partial, ""
        self._show("\n")
        return line

    def ask_secret(self, prompt: str) -> Secret:
        """Show `prompt` and return the line typed, which is shown nowhere.

        Raises:
            VaultError: `TooLong`.
        """
        self._out(prompt)
        secret, piece = Secret(), bytearray(1)
        try:
            while (byte := self._key()) not in _ENTER:
                piece[0] = byte
                if byte in _ERASE:
                    secret.backspace()
                elif byte == _CTRL_U:
                    secret.wipe()
                elif byte == _CTRL_D and not len(secret):
                    raise Leave  # noqa: TRY301  (whatever ends it, the passphrase is wiped)
                elif byte >= _FIRST_PRINTED:
                    secret.extend(piece)
        except BaseException:
            secret.wipe()
            raise
        finally:
            piece[0] = 0
            self._out("\n")
        return secret

    def rows(self) -> int:
        """Return how many lines the window has."""
        try:
            return os.get_terminal_size(1).lines or _FEW_ROWS
        except OSError:
            return _FEW_ROWS

    def _key(self) -> int:
        """Return the next byte that is no key of leaving; meanwhile the clock is looked at."""
        while True:
            try:
                byte = self._keys.next()
            except EOFError:
                raise Leave from None
            if byte is None:
                self._between(self.on_wait())
                continue
            self.on_key()
            if byte == _CTRL_Q:
                raise Leave
            if byte == _CTRL_L:
                raise Lock
            if not self._leaves(byte):
                return byte

    def _leaves(self, byte: int) -> bool:
        """Take esc and ctrl+c, and the sequences of keys that mean nothing here."""
        if byte == _ESCAPE and self._rest_of_sequence():
            return True
        name = {_ESCAPE: "escape", _CTRL_C: "ctrl+c"}.get(byte, "")
        if self._leave_keys.press(name):
            raise Leave
        if byte == _CTRL_C:
            self._between(self._again())
        return bool(name)

    def _rest_of_sequence(self) -> bool:
        """Read what follows an esc that a key has sent; False for the key esc itself."""
        byte = self._keys.next(REST_OF_SEQUENCE)
        if byte is None or byte == _ESCAPE:
            if byte == _ESCAPE:
                self._press_escape()
            return False
        if byte in _INTRODUCERS:
            byte = self._keys.next(REST_OF_SEQUENCE)
        while byte is not None and not (chr(byte).isalpha() or byte == ord("~")):
            byte = self._keys.next(REST_OF_SEQUENCE)
        return True

    def _press_escape(self) -> None:
        if self._leave_keys.press("escape"):
            raise Leave

    def _between(self, sentence: str) -> None:
        """Say something while a line is typed, then show again what was typed of it."""
        if sentence:
            self._out(f"\n{sentence}\n")
            self._show(self.partial)

    def _typed(self, text: str) -> None:
        shown = "".join(char for char in text if char.isprintable())
        self.partial += shown
        self._show(shown)

    def _erase(self, number: int) -> None:
        gone = self.partial[len(self.partial) - number :] if number else ""
        self.partial = self.partial[: len(self.partial) - len(gone)]
        self._show("\b \b" * sum(map(_cells, gone)))

    def _show(self, text: str) -> None:
        if self._shows:
            self._out(text)

    def _out(self, text: str) -> None:
        self._send(text.encode("utf-8", "replace"))


def _cells(char: str) -> int:
    """Return how many places of a line a character takes (UAX 11)."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
