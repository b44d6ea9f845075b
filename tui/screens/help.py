"""What the screen in front is for, and every key that works on it."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import (
    ALWAYS,
    WITH_FILE,
    Command,
    Commands,
    CommandType,
    Help,
    Jump,
    Palette,
    keys_label,
)
from tui.library.language import mark
from tui.screens.base import MEASURE, FramedScreen
from tui.screens.commanded import Commanded
from tui.widgets.key_footer import Hint
from tui.widgets.moves import MOVES, TICKS

KEY_COLUMN = 16
MOUSE = mark(
    "With the mouse: a click on a key of the last line does the same. The right button, or a click "
    "on the title, lists everything you can do here."
)


class CloseHelp(Command):
    """Close the help."""

    title = mark("Close")
    help = mark("Closes this page.")
    keys = ("escape", "question_mark", "enter")
    action = "screen.close"
    short = mark("close")
    footer = True


class HelpScreen(FramedScreen[None]):
    """One page of text, scrolled with the arrows or j and k."""

    OWN_COMMANDS = (CloseHelp,)
    CSS_PATH = "help.tcss"
    TITLE_WORDS = mark("Help")
    HELP_WORDS = mark("Every key of the screen you came from.")
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, about: Commanded) -> None:
        """Take the screen to explain."""
        super().__init__()
        self._about = about

    def body(self) -> ComposeResult:
        """Yield the page."""
        with HelpPage():
            yield Static(markup=False)

    def on_resize(self) -> None:
        """Wrap the page to the width of the screen."""
        width = min(MEASURE, self.size.width - 5)
        self.query_one(HelpPage).query_one(Static).update(self._page(width))

    def hints(self) -> list[Hint]:
        """Return the footer without the key that opens this page."""
        return [hint for hint in super().hints() if hint.command is not Help]

    def heading(self) -> str:
        """Return "Help" with the name of the screen explained."""
        return f"{self.say(self.TITLE_WORDS)} · {self.say(self._about.TITLE_WORDS)}"

    def _page(self, width: int) -> Content:
        parts: list[Content] = []
        if self._about.HELP_WORDS:
            parts += [Content(self.say(self._about.HELP_WORDS)), Content("")]
        parts += self._group(mark("On this screen"), self._here(), width)
        parts += self._group(mark("Everywhere"), self._everywhere(), width)
        parts += [*Content(self.say(MOUSE)).wrap(width), Content("")]
        return Content("\n").join(parts[:-1])

    def _here(self) -> list[CommandType]:
        """Return the commands of the screen and of the parts on it, each once."""
        found = dict.fromkeys(self._about.commands())
        for widget in self._about.parts():
            found |= dict.fromkeys(getattr(widget, "KEYS", ()))
        moves = [command for command in (*MOVES, *TICKS) if command in found]
        return [c for c in found if c not in (*moves, *ALWAYS)] + list(dict.fromkeys(moves))

    def _everywhere(self) -> Commands:
        return (*ALWAYS, *(WITH_FILE if self.carnet.session else (Palette, Jump)))

    def _group(self, title: str, commands: Iterable[CommandType], width: int) -> list[Content]:
        lines = [Content(self.say(title)).stylize("bold underline")]
        for command in commands:
            lines += self._entry(command, width)
        return [*lines, Content("")]

    def _entry(self, command: CommandType, width: int) -> list[Content]:
        """Return the lines of one command: its keys, then its name and help wrapped beside them."""
        every = self.carnet.own_keys.keys(command)
        keys = keys_label(command, self.say, every).ljust(KEY_COLUMN)
        text = Content(f"{self.say(command.title)}. {self.say(command.help)}")
        pieces = text.wrap(max(20, width - len(keys) - 1))
        indent = Content(" " * (len(keys) + 1))
        first = Content.assemble((f"{keys} ", "bold"), pieces[0])
        return [first, *(Content.assemble(indent, piece) for piece in pieces[1:])]

    def action_close(self) -> None:
        """Go back to the screen explained."""
        self.dismiss()


class HelpPage(VerticalScroll):
    """The scrolled page; j and k scroll as in the lists."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
        Binding("space", "page_down", show=False),
    ]
