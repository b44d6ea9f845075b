"""One message of an export, whole, in a window that scrolls."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Commands
from tui.library.language import mark
from tui.screens.base import CarnetModal
from tui.screens.message import Understood


class OneMessageScreen(CarnetModal[None]):
    """Shows one message; it was asked for."""

    OWN_COMMANDS: ClassVar[Commands] = (Understood,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("One message")
    HELP_WORDS = mark("Everything about one message. The arrows scroll, enter or esc closes it.")

    def __init__(self, text: str) -> None:
        """Take what is said about it, safe to show."""
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Show the text."""
        with VerticalScroll():
            yield Static(Content(self._text), markup=False)
            yield Static(Content(self.say("enter goes on")), markup=False, classes="-last")

    def action_understood(self) -> None:
        """Close the window."""
        self.dismiss()
