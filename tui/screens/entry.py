"""What the screens before an open file share: language, place, notes on the computer, messages."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.commands import Back, Command, Commands, NextPart
from tui.library.language import LanguageInfo, available_languages, mark
from tui.safety.host import check_host
from tui.safety.text import clean
from tui.screens.base import FramedScreen
from tui.screens.saying import Saying, message_line
from tui.widgets.busy import Busy
from tui.widgets.key_footer import Hint
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words

WATCH_SECONDS = 5.0

PLAIN_ON = mark("The keyboard is in its simple mode. Try the accents again; F4 goes back.")
PLAIN_OFF = mark("The keyboard is in its usual mode again.")


class SwitchLanguage(Command):
    """Change the language; what is typed stays."""

    title = mark("Language")
    help = mark("Changes the language of the program. What you typed stays.")
    keys = ("ctrl+k", "f2")
    action = "screen.switch_language"
    everywhere = True
    short = mark("language")
    footer = True


class PlainKeys(Command):
    """Ask the terminal for plain characters, or for full reports of the keys again."""

    title = mark("Simple keyboard")
    help = mark("For when accents get lost while you type: try the keys again after it.")
    keys = ("f4",)
    action = "screen.plain_keys"


class AboutComputer(Command):
    """Say what was noticed on this computer, and how to leave it."""

    title = mark("This computer, and leaving it")
    help = mark("Says what this computer may keep of your work, and what to do before and after.")
    keys = ("f3", "ctrl+y")
    action = "screen.about_computer"


class EntryScreen(Saying, FramedScreen[None]):
    """A screen without an open file; `fields` holds its own parts, the messages come below."""

    OWN_COMMANDS: ClassVar[Commands] = (SwitchLanguage, PlainKeys, AboutComputer, NextPart, Back)
    CSS_PATH: ClassVar[str] = "entry.tcss"
    AUTO_FOCUS = "SecretInput, RowList, Line"

    def __init__(self, path: Path) -> None:
        """Take the place of the file that is spoken of."""
        super().__init__()
        self.path = path
        self._notes: list[str] = []

    def body(self) -> ComposeResult:
        """Yield the parts of the screen, then a message, the moving line, and the notes."""
        with VerticalScroll(can_focus=False):
            yield from self.fields()
            yield message_line()
            yield Busy()
            yield Words(self._notes_words, id="notes")

    def fields(self) -> ComposeResult:
        """Yield the parts of the screen."""
        yield from ()

    def on_mount(self) -> None:
        """Look at the computer without holding up the keys, and watch for an empty chair."""
        self.set_interval(WATCH_SECONDS, self.forget_when_away)
        self.call_after_refresh(self._look_at_host)

    def forget_when_away(self) -> None:
        """Erase a passphrase that was typed and left: anybody could press the show key."""
        typed = [field for field in self.query(SecretInput) if len(field.secret)]
        if typed and self.carnet.idle.left() <= 0 and not self.query_one(Busy).working:
            for field in typed:
                field.wipe()
            self.message(mark("What was typed was erased because nobody was here."))

    @work(thread=True)
    def _look_at_host(self) -> None:
        self.app.call_from_thread(self._show_notes, check_host(self.path))

    def _show_notes(self, found: list[str]) -> None:
        self._notes = found
        self.query_one("#notes", Words).relabel()

    def _notes_words(self) -> str:
        """Return how much was noticed, in one line: the passphrase comes first."""
        if not self._notes:
            return self.say("F3 says what this computer may keep, and how to leave it.")
        return self.count(
            "One thing to know about this computer: F3 says what, and what to do.",
            "{number} things to know about this computer: F3 says what, and what to do.",
            len(self._notes),
        )

    def action_about_computer(self) -> None:
        """Open the page about this computer; what is typed stays."""
        from tui.screens.computer import ComputerScreen

        self.app.push_screen(ComputerScreen(self.path))

    def place(self) -> str:
        """Return the path of the file, safe to show."""
        return clean(str(self.path), keep_newlines=False)

    def hints(self) -> list[Hint]:
        """Return the footer; the language key shows the next language's own name for itself."""
        name = self._next_language().name
        return [
            replace(hint, words=name, kept=True) if hint.command is SwitchLanguage else hint
            for hint in super().hints()
        ]

    def _next_language(self) -> LanguageInfo:
        languages = available_languages(self.carnet.content)
        codes = [info.code for info in languages]
        here = codes.index(self.carnet.language.code) if self.carnet.language.code in codes else -1
        return languages[(here + 1) % len(languages)]

    def action_plain_keys(self) -> None:
        """Change how keys are asked for, and say so."""
        plain = not self.carnet.plain_keys
        self.carnet.ask_for_keys(plain=plain)
        self.message(PLAIN_ON if plain else PLAIN_OFF)

    def action_switch_language(self) -> None:
        """Change to the next language."""
        self.carnet.speak(self._next_language().code)
