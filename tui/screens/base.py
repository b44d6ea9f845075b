"""What every screen has: commands, the top bar, the footer, and the words of its language."""

from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar, runtime_checkable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import ModalScreen, Screen

from tui.commands import (
    ALWAYS,
    SECTIONS,
    Back,
    Commands,
    Help,
    NextPart,
    QuickExit,
    ShowLetters,
    ShowPlatforms,
    key_label,
)
from tui.library.language import mark
from tui.screens.commanded import Commanded
from tui.widgets.bringing import scroll_around
from tui.widgets.key_footer import Hint, KeyFooter
from tui.widgets.moves import ListDone
from tui.widgets.tabs import Tab
from tui.widgets.top_bar import LOW_WINDOW, TopBar
from tui.widgets.typed_into import TypedInto

if TYPE_CHECKING:
    from tui.session import Session
    from tui.widgets.row_list import RowList

Result = TypeVar("Result")

OWN_HINTS = 4
"""Keys of its own that a screen may show in the footer, beside help and leave."""

MEASURE = 100
"""Most cells of a line of text: a longer one is hard to read (`small.tcss` says the same)."""

SLIM_WINDOW = 50
"""Cells of a window under which fields stand below their names."""

READ_ONLY = mark("read only: nothing can be changed")
HELPER_COPY = mark("helper's copy")


@runtime_checkable
class Relabels(Protocol):
    """A widget that can draw its words again in another language."""

    def relabel(self) -> None:
        """Draw the words again."""


class FramedScreen(Commanded, Screen[Result]):
    """A full screen between a top bar and a footer."""

    DEFAULT_CSS = """
    FramedScreen { background: $background; color: $foreground; }
    FramedScreen #body { height: 1fr; padding: 0 1; }
    """

    def compose(self) -> ComposeResult:
        """Put the frame around `body`."""
        yield TopBar(self.heading, self.tabs)
        with Vertical(id="body"):
            yield from self.body()
        yield KeyFooter(self.hints)

    @on(Resize)
    def say_how_small(self, event: Resize) -> None:
        """Say how small the window is, beside what Textual says: the styles follow."""
        self.set_class(event.size.height < LOW_WINDOW, "-low")
        self.set_class(event.size.width < SLIM_WINDOW, "-slim")

    def on_row_list_edge(self, event: "RowList.Edge") -> None:
        """Scroll what stands around a list where the list ends."""
        scroll_around(event.list, event.step)

    def body(self) -> ComposeResult:
        """Yield the widgets between the bars."""
        yield from ()

    def heading(self) -> str:
        """Return the title of the screen."""
        return self.say(self.TITLE_WORDS)

    def tabs(self) -> list[Tab]:
        """Return the main screens that can be reached."""
        return []

    def hints(self) -> list[Hint]:
        """Return the footer: some keys that work now, then help and leave."""
        own = [command for command in self.commands_now() if command.footer][:OWN_HINTS]
        always = [command for command in ALWAYS if command.footer]
        return [self.hint(command, kept=command in ALWAYS) for command in (*own, *always)]

    async def on_top_bar_chosen(self, event: TopBar.Chosen) -> None:
        """Open the clicked tab, or list every command when the title was clicked."""
        await self.run_command(event.command)

    def relabel(self) -> None:
        """Draw the bars in another language; the widgets between them do it for themselves."""
        self.query_one(TopBar).relabel()
        self.query_one(KeyFooter).relabel()

    def action_back(self) -> None:
        """Leave the text field, or else the screen."""
        if isinstance(self.focused, TypedInto) and self._elsewhere():
            return
        if len(self.app.screen_stack) > 1:
            self.dismiss()

    def _elsewhere(self) -> bool:
        """Move the focus out of the text field; return False when there is nowhere to go."""
        others = [w for w in self.focus_chain if not isinstance(w, TypedInto)]
        self.set_focus(others[0] if others else None)
        return bool(others) or len(self.app.screen_stack) == 1


class CarnetScreen(FramedScreen[None]):
    """A screen with an open file: one of the main screens or one opened from them."""

    OWN_COMMANDS: ClassVar[Commands] = (Back, NextPart, *SECTIONS, ShowPlatforms, ShowLetters)
    section: ClassVar[str] = ""

    def __init__(self, session: "Session") -> None:
        """Take the open file."""
        super().__init__()
        self.session = session

    def tabs(self) -> list[Tab]:
        """Return the main screens, the one we are in marked."""
        return [
            Tab(
                key_label(command.keys[0], self.say),
                self.say(command.title),
                command,
                here=command.action == f"app.go('{self.section}')",
            )
            for command in SECTIONS
        ]

    def action_show_platforms(self) -> None:
        """Open the list of platforms, unless it is the screen in front."""
        from tui.screens.platforms import PlatformsScreen

        if not isinstance(self, PlatformsScreen):
            self.app.push_screen(PlatformsScreen(self.session))

    def action_show_letters(self) -> None:
        """Open the list of letters, unless it is the screen in front."""
        from tui.screens.letters import LettersScreen

        if not isinstance(self, LettersScreen):
            self.app.push_screen(LettersScreen(self.session))

    def on_screen_resume(self) -> None:
        """Show the newest state each time the screen comes to the front."""
        if not self.in_front:
            self.refill()

    def relabel(self) -> None:
        """Draw everything of our own in another language."""
        super().relabel()
        self.refill()

    def refill(self) -> None:
        """Show the newest state, with the words at the right of the title."""
        self.query_one(TopBar).note = self.note()
        self.reload()

    def note(self) -> str:
        """Return the words at the right of the title: "read only", or whose copy it is."""
        if self.session.read_only:
            return self.say(READ_ONLY)
        return self.say(HELPER_COPY) if self.session.bundle is not None else ""

    def reload(self) -> None:
        """Fill the widgets from the session; called when the screen comes to the front."""


class CarnetModal(Commanded, ModalScreen[Result]):
    """A window over a screen; its keys stand in the last line, where a click does the same."""

    OWN_COMMANDS: ClassVar[Commands] = (Help,)
    _waiting: tuple[Result] | None = None

    def on_mount(self) -> None:
        """Put the keys of the window over those of the screen below it."""
        if self.is_attached:  # a window may be opened while the program ends
            self.mount(KeyFooter(self.hints))

    def hints(self) -> list[Hint]:
        """Return the keys of the window; the one that closes it stays when it is narrow."""
        own = [command for command in self.commands() if command.action.startswith("screen.")]
        focused: Commands = getattr(self.focused, "KEYS", ())
        own += [command for command in focused if command is ListDone]
        return [
            self.hint(command, kept="escape" in command.keys or command is QuickExit)
            for command in (*filter(self.allows, own), *ALWAYS)
        ]

    def finish(self, result: Result) -> None:
        """Give `result` and go; under another window, once that one is closed."""
        if self.is_active:
            self.dismiss(result)
        else:
            self._waiting = (result,)

    def on_screen_resume(self) -> None:
        """Go now if the work ended while another window lay over this one."""
        if self._waiting is not None:
            self.call_later(self._go, *self._waiting)

    def _go(self, result: Result) -> None:
        self.dismiss(result)
