"""A passphrase field whose content lives in one wiped buffer, never in a string."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from tui.commands import Command, Commands, bindings_of
from tui.library.language import mark
from tui.vault.errors import VaultError
from tui.vault.secret import Secret

SHOWN_SECONDS = 10.0
"""How long the characters stay visible after the show key."""


class Reveal(Command):
    """Show the characters of the passphrase for a moment."""

    title = mark("Show what I type")
    help = mark("Shows the passphrase for ten seconds, or hides it again.")
    keys = ("ctrl+r",)
    action = "reveal"
    short = mark("show")


class Submit(Command):
    """Finish the field."""

    title = mark("Continue")
    help = mark("Goes on with what is typed.")
    keys = ("enter",)
    action = "submit"


class Erase(Command):
    """Remove the last character."""

    title = mark("Erase")
    help = mark("Removes the last character.")
    keys = ("backspace",)
    action = "erase"


class EraseAll(Command):
    """Remove everything."""

    title = mark("Erase all")
    help = mark("Empties the field.")
    keys = ("ctrl+u",)
    action = "erase_all"


SECRET_KEYS = (Reveal, Submit, Erase, EraseAll)


class SecretInput(Widget, can_focus=True):
    """Draws one dot a character; the characters themselves only after ctrl+r, for ten seconds.

    Characters go straight from the key event into a `Secret`. While shown they are also drawn
    text, which Python cannot wipe: locking ends the process for that reason.
    """

    DEFAULT_CSS = """
    SecretInput {
        height: 3; background: $surface; color: $foreground;
        border: round $border-blurred; padding: 0 1;
    }
    SecretInput:focus { border: heavy $primary; }
    """
    KEYS: ClassVar[Commands] = SECRET_KEYS
    BINDINGS = bindings_of(KEYS)
    shown_seconds: ClassVar[float] = SHOWN_SECONDS

    shown: reactive[bool] = reactive(False)
    enabled: reactive[bool] = reactive(True)

    @dataclass
    class Changed(Message):
        """A character was typed or removed."""

        field: "SecretInput"

        @property
        def control(self) -> "SecretInput":
            """The field that sent this."""
            return self.field

    class Submitted(Changed):
        """Enter was pressed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Start empty."""
        super().__init__(id=id)
        self.secret = Secret()
        self._count = 0
        self._hiding: Timer | None = None

    def render(self) -> Content:
        """Return dots, or the characters while they are shown; the end is always in view."""
        text = bytes(self.secret.view()).decode() if self.shown else "•" * self._count
        room = max(1, self.content_size.width - 1)
        while Content(text).cell_length > room:
            text = text[1:]
        cursor = ("▏", "bold") if self.has_focus else ""
        return Content.assemble(text, cursor)

    def check_consume_key(self, _key: str, character: str | None = None) -> bool:
        """Say that every printable key belongs to this field."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Take one printable character."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self._take(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take the first line of a paste."""
        event.stop()
        self._take((event.text.splitlines() or [""])[0])

    def _take(self, text: str) -> None:
        if not self.enabled:
            return
        for character in text:
            try:
                self.secret.append(character)
            except VaultError:
                self.app.bell()
                break
            self._count += 1
        self._changed()

    def _changed(self) -> None:
        self._show_cursor()
        self.refresh()
        self.post_message(self.Changed(self))

    def pointed(self) -> Offset:
        """Return the cell in which the next character will stand."""
        return Offset(min(self._count, max(0, self.content_size.width - 1)), 0)

    def _show_cursor(self) -> None:
        self.app.cursor_position = self.content_region.offset + self.pointed()

    def wipe(self) -> None:
        """Forget everything typed."""
        self.secret.wipe()
        self._count = 0
        self.shown = False
        self._changed()

    def fill(self, text: str) -> None:
        """Replace the content with `text`, such as a generated phrase."""
        self.secret.wipe()
        self._count = 0
        self._take(text)

    def action_erase(self) -> None:
        """Remove the last character."""
        if self._count and self.enabled:
            self.secret.backspace()
            self._count -= 1
            self._changed()

    def action_erase_all(self) -> None:
        """Remove everything."""
        if self.enabled:
            self.wipe()

    def action_submit(self) -> None:
        """Say that the person is done."""
        if self.enabled:
            self.post_message(self.Submitted(self))

    def action_reveal(self) -> None:
        """Show the characters for ten seconds, or hide them."""
        self.shown = not self.shown

    def watch_shown(self, shown: bool) -> None:
        """Hide again after a while."""
        if self._hiding is not None:
            self._hiding.stop()
            self._hiding = None
        if shown:
            self._hiding = self.set_timer(self.shown_seconds, self._hide)

    def _hide(self) -> None:
        self.shown = False
