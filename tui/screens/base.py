"""What every screen has: commands, the top bar, the footer, and the words of its language."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, cast, runtime_checkable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key, Resize
from textual.keys import key_to_character
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from tui.commands import (
    ALWAYS,
    SECTIONS,
    Back,
    Commands,
    CommandType,
    NextPart,
    ShowLetters,
    ShowPlatforms,
    bindings_of,
    key_label,
)
from tui.library.language import mark
from tui.screens.sentences import OPEN_READ_ONLY
from tui.vault.errors import VaultError
from tui.widgets.bringing import scroll_around
from tui.widgets.key_footer import Hint, KeyFooter
from tui.widgets.tabs import Tab
from tui.widgets.top_bar import LOW_WINDOW, TopBar
from tui.widgets.typed_into import TypedInto

if TYPE_CHECKING:
    from tui.app import CarnetApp
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


def _split(action: str) -> tuple[str, str]:
    """Return where an action belongs ("app", "screen" or "") and its name without arguments."""
    where, _, rest = action.partition("(")[0].rpartition(".")
    return where, rest


@runtime_checkable
class Relabels(Protocol):
    """A widget that can draw its words again in another language."""

    def relabel(self) -> None:
        """Draw the words again."""


class Commanded:
    """Mixed into screens: their `COMMANDS` become bindings, footer, palette and help."""

    OWN_COMMANDS: ClassVar[Commands] = ()
    TITLE_WORDS: ClassVar[str] = ""
    HELP_WORDS: ClassVar[str] = ""

    def __init_subclass__(cls, **options: Any) -> None:
        """Make the bindings of the commands that this class adds."""
        own = vars(cls).get("OWN_COMMANDS", ())
        cls.BINDINGS = bindings_of(own)  # type: ignore[attr-defined]
        super().__init_subclass__(**options)

    async def _dispatch_message(self, message: Message) -> None:
        """Handle one message; a fault of the file becomes a sentence instead of the end."""
        try:
            await super()._dispatch_message(message)  # type: ignore[misc]
        except VaultError as error:
            self.carnet.tell_error(error)

    @classmethod
    def commands(cls) -> Commands:
        """Return the commands of the class and of those it builds on, its own first."""
        found: dict[CommandType, None] = {}
        for base in cls.__mro__:
            found |= dict.fromkeys(vars(base).get("OWN_COMMANDS", ()))
        return tuple(found)

    @property
    def carnet(self) -> "CarnetApp":
        """The application, with its own type."""
        return cast("CarnetApp", self.app)  # type: ignore[attr-defined]

    def say(self, sentence: str, /, **values: object) -> str:
        """Return `sentence` in the person's language."""
        return self.carnet.say(sentence, **values)

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the sentence that fits `number` in the person's language."""
        return self.carnet.language.count(one, many, number, **values)

    def tell(self, sentence: str) -> None:
        """Show a short message for a few seconds; never the only place of something needed."""
        self.carnet.notify(sentence, markup=False)

    def parts(self) -> list[Widget]:
        """Return every widget of the screen."""
        return list(self.query("*").results(Widget))  # type: ignore[attr-defined]

    def unsaved(self) -> Callable[[], None] | None:
        """Return a function that writes what is typed and not yet kept; None when nothing is.

        It is called just before the process ends, from another thread: take the text out of
        the widgets before returning the function.
        """
        return None


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
        own = [command for command in self.commands_now() if command.footer]
        return [
            Hint(
                key_label(self._handy_key(command), self.say),
                self.say(command.footer_word()),
                command,
                kept=command in ALWAYS,
            )
            for command in (*own[:OWN_HINTS], *ALWAYS)
        ]

    def _handy_key(self, command: CommandType) -> str:
        """Return the key to show: inside a text field, one that is not typed into it."""
        keys = [key for key in command.keys if not self._types(key)]
        return (keys or [*command.keys])[0]

    def _types(self, key: str) -> bool:
        return self.focused is not None and self.focused.check_consume_key(
            key, key_to_character(key)
        )

    def commands_now(self) -> list[CommandType]:
        """Return what can be used now: the screen's commands, then those of the focused part."""
        focused: Commands = getattr(self.focused, "KEYS", ())
        return [command for command in (*self.commands(), *focused) if self.allows(command)]

    def allows(self, command: CommandType) -> bool:
        """Return whether `command` can be used now."""
        if command.writes and self.carnet.read_only:
            return False
        where, name = _split(command.action)
        if where == "screen":
            return self.check_action(name, ()) is not False
        return True

    async def run_command(self, command: CommandType) -> None:
        """Do what the key of `command` does."""
        where, _ = _split(command.action)
        target = self.focused if not where and self.focused is not None else self
        await target.run_action(command.action)

    async def on_key_footer_chosen(self, event: KeyFooter.Chosen) -> None:
        """Do what the clicked hint says."""
        await self.run_command(event.command)

    async def on_top_bar_chosen(self, event: TopBar.Chosen) -> None:
        """Open the clicked tab."""
        await self.run_command(event.command)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Refuse the actions of writing commands when the file is open for reading only."""
        if not self.carnet.read_only:
            return True
        return not any(
            command.writes and _split(command.action)[1] == action for command in self.commands()
        )

    def on_key(self, event: Key) -> None:
        """Say why nothing happens when a key would write into a file open for reading only."""
        if self.carnet.read_only and any(
            command.writes and event.key in command.keys for command in self.commands()
        ):
            self.tell(self.say(OPEN_READ_ONLY))

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
        self.query_one(TopBar).note = self.note()
        self.reload()

    def relabel(self) -> None:
        """Draw everything of our own in another language."""
        super().relabel()
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
    """A window over a screen; it takes its commands the same way."""
