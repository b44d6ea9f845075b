"""Every command by name, found by typing a few letters of it."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input

from tui.commands import (
    ALWAYS,
    SECTIONS,
    WITH_FILE,
    Back,
    Command,
    CommandType,
    NextPart,
    Palette,
    keys_label,
)
from tui.library.language import mark
from tui.screens.base import CarnetModal
from tui.screens.commanded import Commanded
from tui.widgets.key_footer import Hint
from tui.widgets.line import Line
from tui.widgets.moves import MOVES, TICKS
from tui.widgets.row_list import RowList
from tui.widgets.words import Words

TITLE_WIDTH = 44


class ClosePalette(Command):
    """Close the list and do nothing."""

    title = mark("Close")
    help = mark("Closes the list.")
    keys = ("escape", "ctrl+p")
    action = "screen.close"


class PaletteUp(Command):
    """Move up in the list while typing."""

    title = mark("Up")
    help = mark("One line up.")
    keys = ("up",)
    action = "screen.move(-1)"


class PaletteDown(Command):
    """Move down in the list while typing."""

    title = mark("Down")
    help = mark("One line down.")
    keys = ("down",)
    action = "screen.move(1)"


class PaletteScreen(CarnetModal[CommandType | None]):
    """Gives the command that was chosen, or None."""

    OWN_COMMANDS = (ClosePalette, PaletteUp, PaletteDown)
    CSS_PATH = "palette.tcss"
    TITLE_WORDS = mark("All commands")
    HELP_WORDS = mark("Type a few letters of what you want to do, then press enter.")

    def __init__(self, over: Commanded) -> None:
        """Take the screen or window whose commands are listed."""
        super().__init__()
        self._over = over
        offered = dict.fromkeys([*over.commands_now(), *SECTIONS, *ALWAYS, *WITH_FILE])
        self._offered = [command for command in offered if self._is_worth_naming(command)]
        self._found = self._offered

    def _is_worth_naming(self, command: CommandType) -> bool:
        """Return whether `command` belongs in the list: moving in a list is done with its keys."""
        if command in (Palette, NextPart, *MOVES, *TICKS):
            return False
        if command is Back and len(self._over.carnet.screen_stack) == 1:
            return False
        return self._over.allows(command)

    def compose(self) -> ComposeResult:
        """Show the field and the list below it."""
        with Vertical():
            yield Line(placeholder=self.say("What do you want to do?"))
            yield RowList(len(self._found), self._row)
            yield Words(lambda: self.say("Nothing has these letters."), id="nothing")

    def on_mount(self) -> None:
        """Keep the focus in the field: the arrows move in the list from there."""
        self.query_one(RowList).can_focus = False
        self.query_one("#nothing").display = False
        self.query_one(Line).focus()

    def hints(self) -> list[Hint]:
        """Return the keys without those that move in the list."""
        moves = (PaletteUp, PaletteDown)
        return [hint for hint in super().hints() if hint.command not in moves]

    def _row(self, index: int) -> Content:
        command = self._found[index]
        keys = Content(keys_label(command, self.say, self.carnet.own_keys.keys(command)))
        title = Content(self.say(command.title))
        beside = self.query_one(RowList).scrollable_content_region.width - keys.cell_length - 3
        room = max(title.cell_length, min(TITLE_WIDTH, beside))
        return Content.assemble(
            title.pad_right(room - title.cell_length), " ", keys.stylize("bold")
        )

    @on(Input.Changed)
    def find(self, event: Input.Changed) -> None:
        """List the commands that fit what is typed, best first."""
        matcher = Matcher(event.value.strip())
        scores = {
            command: max(matcher.match(self.say(command.title)), matcher.match(command.id))
            for command in self._offered
        }
        if event.value.strip():
            fitting = [command for command in self._offered if scores[command] > 0]
            self._found = sorted(fitting, key=lambda command: -scores[command])
        else:
            self._found = self._offered
        self.query_one(RowList).show_rows(len(self._found), cursor=0)
        self.query_one("#nothing").display = not self._found

    def on_input_submitted(self) -> None:
        """Choose the command under the cursor."""
        self.query_one(RowList).action_choose()

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Give the chosen command."""
        self.dismiss(self._found[event.index])

    def action_move(self, step: int) -> None:
        """Move in the list."""
        self.query_one(RowList).action_move(step)

    def action_close(self) -> None:
        """Give nothing."""
        self.dismiss(None)
