"""What a screen does with its commands: bindings, the footer, clicks, and what is allowed now."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.keys import key_to_character
from textual.message import Message
from textual.widget import Widget

from tui.commands import Commands, CommandType, Palette, bindings_of, key_label
from tui.screens.drawn_once import DrawnOnce
from tui.telling.sentences import OPEN_READ_ONLY
from tui.vault.errors import VaultError
from tui.widgets.key_footer import Hint, KeyFooter
from tui.widgets.moves import RIGHT_BUTTON


def _split(action: str) -> tuple[str, str]:
    """Return where an action belongs ("app", "screen" or "") and its name without arguments."""
    where, _, rest = action.partition("(")[0].rpartition(".")
    return where, rest


class Commanded(DrawnOnce):
    """Mixed into screens: their `COMMANDS` become bindings, footer, palette and help."""

    OWN_COMMANDS: ClassVar[Commands] = ()
    TITLE_WORDS: ClassVar[str] = ""
    HELP_WORDS: ClassVar[str] = ""
    disguised: ClassVar[bool] = False
    """Whether nothing may open over the screen that names this program."""

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

    def rehearses(self, _action: str) -> bool:
        """Return whether the key of an action of the application was only pressed as practice."""
        return False

    def unsaved(self) -> Callable[[], None] | None:
        """Return a function that writes what is typed and not yet kept; None when nothing is.

        It is called just before the process ends, from another thread: take the text out of
        the widgets before returning the function.
        """
        return None

    def hint(self, command: CommandType, *, kept: bool = False) -> Hint:
        """Return how `command` stands in the footer; a `kept` one stays when it is narrow."""
        key = key_label(self._handy_key(command), self.say)
        return Hint(key, self.say(command.footer_word()), command, kept=kept)

    def _handy_key(self, command: CommandType) -> str:
        """Return the key to show: inside a text field, one that is not typed into it."""
        every = self.carnet.own_keys.keys(command)
        return next((key for key in every if not self._types(key)), every[0])

    def _types(self, key: str) -> bool:
        return self._screen.focused is not None and self._screen.focused.check_consume_key(
            key, key_to_character(key)
        )

    def commands_now(self) -> list[CommandType]:
        """Return what can be used now: the screen's commands, then those of the focused part."""
        focused: Commands = getattr(self._screen.focused, "KEYS", ())
        return [command for command in (*self.commands(), *focused) if self.allows(command)]

    def allows(self, command: CommandType) -> bool:
        """Return whether `command` can be used now."""
        if command.writes and self.carnet.read_only:
            return False
        where, name = _split(command.action)
        if where == "screen":
            return self.check_action(name, ()) is not False
        return where != "app" or self.carnet.check_action(name, ()) is not False

    async def run_command(self, command: CommandType) -> None:
        """Do what the key of `command` does."""
        where, _ = _split(command.action)
        focused = self._screen.focused
        target = focused if not where and focused is not None else self._screen
        await target.run_action(command.action)

    async def on_key_footer_chosen(self, event: KeyFooter.Chosen) -> None:
        """Do what the clicked hint says."""
        await self.run_command(event.command)

    async def on_click(self, event: events.Click) -> None:
        """List every command at a click with the right button, as menus open elsewhere."""
        if event.button == RIGHT_BUTTON:
            await self.run_command(Palette)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Refuse the actions of writing commands when the file is open for reading only."""
        if not self.carnet.read_only:
            return True
        return not any(
            command.writes and _split(command.action)[1] == action for command in self.commands()
        )

    def on_key(self, event: events.Key) -> None:
        """Take a capital letter for the small one, as caps lock sends it; or say why a key that
        would write into a file open for reading only does nothing.
        """
        if event.key.isupper() and event.key not in self._screen.active_bindings:
            app = (
                self.carnet
            )  # where it is sent from: from here it would not get beyond this screen
            app.call_later(app.simulate_key, event.key.lower())
        if self.carnet.read_only and any(
            command.writes and event.key in command.keys for command in self.commands()
        ):
            self.tell(self.say(OPEN_READ_ONLY))
