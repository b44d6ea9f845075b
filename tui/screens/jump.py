"""A letter on everything that can be reached; pressing it goes there."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Label

from tui.commands import Command, CommandType
from tui.library.language import mark
from tui.screens.base import CarnetModal, FramedScreen
from tui.widgets.top_bar import TopBar

LETTERS = "efbdghijklmnruvxyz"
"""Letters for the parts of a screen: none of those that open a main screen."""


@dataclass(frozen=True)
class Target:
    """A letter, where it is painted, and what it leads to: a part to focus or a command."""

    key: str
    at: Offset
    part: Widget | None = None
    command: CommandType | None = None


def targets_of(screen: Screen[object]) -> list[Target]:
    """Return the main screens of the top bar and every part of `screen` that takes the focus."""
    targets: list[Target] = []
    for bar in screen.query(TopBar):
        corner = bar.content_region.offset
        targets += [
            Target(tab.key, corner + region.offset, command=tab.command)
            for tab, region in bar.spans()
        ]
    parts = [widget for widget in screen.focus_chain if widget.region]
    targets += [
        Target(letter, part.region.offset, part=part)
        for letter, part in zip(LETTERS, parts, strict=False)
    ]
    return targets


def go_to(screen: FramedScreen[object], target: Target | None) -> None:
    """Focus the part or run the command that `target` leads to; None changes nothing."""
    if target is None:
        return
    if target.part is not None:
        screen.set_focus(target.part)
    elif target.command is not None:
        screen.call_next(screen.run_command, target.command)


class CloseJump(Command):
    """Go back without moving."""

    title = mark("Close")
    help = mark("Takes the letters away.")
    keys = ("escape", "ctrl+o")
    action = "screen.close"


class JumpScreen(CarnetModal[Target | None]):
    """Paints the letters over the screen and gives the target of the one pressed."""

    OWN_COMMANDS = (CloseJump,)
    CSS_PATH = "jump.tcss"
    TITLE_WORDS = mark("Jump")
    HELP_WORDS = mark("Press one of the letters to go to that part of the screen.")

    def __init__(self, targets: list[Target]) -> None:
        """Take what can be reached."""
        super().__init__()
        self._targets = targets
        self._painted_at: Size | None = None

    def compose(self) -> ComposeResult:
        """Put one letter on each target."""
        for target in self._targets:
            label = Label(target.key, markup=False)
            label.styles.offset = target.at
            yield label

    def on_resize(self, event: events.Resize) -> None:
        """Take the letters away when what they stand on moves."""
        if self._painted_at not in (None, event.size):
            self.dismiss(None)
        self._painted_at = event.size

    def on_key(self, event: events.Key) -> None:
        """Go to the target of the letter; any other key goes back."""
        found = {target.key: target for target in self._targets}.get(event.key)
        if event.is_printable:
            event.stop()
            self.dismiss(found)

    def action_close(self) -> None:
        """Go nowhere."""
        self.dismiss(None)
