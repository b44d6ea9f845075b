"""Letters on everything that can be reached; typing them goes there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any, Protocol, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Label

from tui.commands import Command, CommandType, Help
from tui.library.language import mark
from tui.screens.base import CarnetModal
from tui.screens.commanded import Commanded
from tui.widgets.key_footer import Hint
from tui.widgets.top_bar import TopBar


@runtime_checkable
class HasRows(Protocol):
    """A list whose lines can be gone to one by one."""

    cursor: int

    def rows_in_view(self) -> list[tuple[int, int]]:
        """Return (row, line of the view it begins on) for each row that can take the cursor."""


@dataclass(frozen=True)
class Target:
    """What is typed, where it is painted, and where it leads: a part, a row of it, a command."""

    key: str
    at: Offset
    part: Widget | None = None
    row: int | None = None
    command: CommandType | None = None


def codes(count: int, taken: set[str]) -> list[str]:
    """Return `count` different codes of one letter, of two where the letters do not suffice.

    None begins with one of the `taken` letters, and none is the beginning of another.
    """
    letters = [letter for letter in ascii_lowercase if letter not in taken]
    doubled = 0
    while len(letters) - doubled + doubled * len(letters) < count and doubled < len(letters):
        doubled += 1
    single = letters[: len(letters) - doubled]
    pairs = [first + second for first in letters[len(single) :] for second in letters]
    return (single + pairs)[:count]


def targets_of(screen: Screen[Any]) -> list[Target]:
    """Return the main screens of the top bar, and every part and row of `screen` in view."""
    targets = list(_tabs(screen))
    places = [place for part in screen.focus_chain for place in _places(screen, part)]
    keys = codes(len(places), {target.key for target in targets})
    used = {target.at for target in targets}
    for key, (at, part, row) in zip(keys, places, strict=False):
        free = _free(at, used)
        used.add(free)
        targets.append(Target(key, free, part, row))
    return targets


def _free(at: Offset, used: set[Offset]) -> Offset:
    """Return `at`, or the next place beside it: a list begins at the corner of its page."""
    return _free(at + Offset(2, 0), used) if at in used else at


def _tabs(screen: Screen[Any]) -> Iterator[Target]:
    for bar in screen.query(TopBar):
        corner = bar.content_region.offset
        for tab, region in bar.spans():
            at = corner + region.offset
            yield Target(tab.key, at, command=tab.command)


def _places(screen: Screen[Any], part: Widget) -> list[tuple[Offset, Widget, int | None]]:
    """Return where `part` can be gone to: each of its rows in view, or else its corner."""
    region = screen.find_widget(part).visible_region
    if not region:
        return []
    corner = part.content_region.offset
    rows = part.rows_in_view() if isinstance(part, HasRows) else []
    places = [(corner + Offset(0, line), part, row) for row, line in rows]
    shown = [place for place in places if region.contains_point(place[0])]
    return list(shown) or [(region.offset, part, None)]


def go_to(screen: Screen[Any], target: Target | None) -> None:
    """Go to the part, the row or the command that `target` leads to; None changes nothing."""
    if target is None:
        return
    if target.part is not None:
        screen.set_focus(target.part)
        if target.row is not None and isinstance(target.part, HasRows):
            target.part.cursor = target.row
    elif target.command is not None and isinstance(screen, Commanded):
        screen.call_next(screen.run_command, target.command)


class CloseJump(Command):
    """Go back without moving."""

    title = mark("Close")
    help = mark("Takes the letters away.")
    keys = ("escape", "ctrl+o")
    action = "screen.close"


class Letters(Label):
    """The letters of one target."""

    def __init__(self, target: Target) -> None:
        """Take what they stand for."""
        super().__init__(target.key, markup=False)
        self.target = target
        self.styles.offset = target.at


class JumpScreen(CarnetModal[Target | None]):
    """Paints the letters over the screen and gives the target of those typed or clicked."""

    OWN_COMMANDS = (CloseJump,)
    CSS_PATH = "jump.tcss"
    TITLE_WORDS = mark("Jump")
    HELP_WORDS = mark("Type the letters of a place to go there.")

    def __init__(self, targets: Sequence[Target]) -> None:
        """Take what can be reached."""
        super().__init__()
        self._targets, self._typed = targets, ""
        self._painted_at: Size | None = None

    def compose(self) -> ComposeResult:
        """Put the letters on each target."""
        for target in self._targets:
            yield Letters(target)

    def hints(self) -> list[Hint]:
        """Return the keys without the one for help: it would be taken for a letter."""
        return [hint for hint in super().hints() if hint.command is not Help]

    def on_resize(self, event: events.Resize) -> None:
        """Take the letters away when what they stand on moves."""
        if self._painted_at not in (None, event.size):
            self.dismiss(None)
        self._painted_at = event.size

    def on_key(self, event: events.Key) -> None:
        """Go to the target of the letters typed; any other key goes back."""
        if not event.is_printable:
            return
        event.stop()
        event.prevent_default()
        self._typed += (event.character or "").lower()
        self._look()

    def _look(self) -> None:
        """Go where the letters lead, or leave only those that begin like them."""
        left = [target for target in self._targets if target.key.startswith(self._typed)]
        if not left or left[0].key == self._typed:
            self.dismiss(left[0] if left else None)
        for letters in self.query(Letters):
            letters.display = letters.target in left

    async def on_click(self, event: events.Click) -> None:
        """Go to the letters that were clicked; a click elsewhere goes back."""
        self.dismiss(event.widget.target if isinstance(event.widget, Letters) else None)

    def action_close(self) -> None:
        """Go nowhere."""
        self.dismiss(None)
