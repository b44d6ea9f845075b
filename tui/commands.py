"""Everything a key can do: one class per command, and the tables that are made from them.

Bindings, the footer, the palette, the help screen and the key table of the documentation all
read the same classes, so that they cannot disagree.
"""

import re
from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.library.language import mark

Say = Callable[..., str]


class Command:
    """One thing the person can do; a class, never an object."""

    id: ClassVar[str] = ""
    title: ClassVar[str] = ""
    help: ClassVar[str] = ""
    keys: ClassVar[tuple[str, ...]] = ()
    action: ClassVar[str] = ""
    short: ClassVar[str] = ""
    footer: ClassVar[bool] = False
    everywhere: ClassVar[bool] = False
    writes: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        """Name the command after its class: `QuickNote` has the id `quick-note`."""
        super().__init_subclass__()
        if "id" not in vars(cls):
            cls.id = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    @classmethod
    def footer_word(cls) -> str:
        """Return the msgid for the footer: the short title where there is one."""
        return cls.short or cls.title

    @classmethod
    def bindings(cls) -> list[Binding]:
        """Return one Textual binding a key; control keys of `everywhere` commands go first."""
        return [
            Binding(
                key,
                cls.action,
                cls.title,
                show=cls.footer,
                id=f"{cls.id}.{key}",
                priority=cls.everywhere and len(key) > 1 and key not in _PRINTABLE,
            )
            for key in cls.keys
        ]


CommandType = type[Command]
Commands = tuple[CommandType, ...]


def bindings_of(commands: Iterable[CommandType]) -> list[BindingType]:
    """Return the Textual bindings of all `commands`, in their order."""
    return [binding for command in commands for binding in command.bindings()]


class QuickExit(Command):
    """Leave this instant, without a question."""

    title = mark("Leave at once")
    help = mark("The screen is cleared, what you typed is kept in your file, and the program ends.")
    keys = ("ctrl+q",)
    action = "app.quick_exit"
    short = mark("leave at once")
    footer = True
    everywhere = True


class Lock(Command):
    """Close the file and ask for the passphrase again."""

    title = mark("Lock")
    help = mark("Closes your file and asks for the passphrase again. What you typed is kept.")
    keys = ("ctrl+l",)
    action = "app.lock"
    everywhere = True


class Cover(Command):
    """Close the file and show an ordinary page instead."""

    title = mark("Cover page")
    help = mark(
        "Closes your file and shows an ordinary page in its place; what you typed is kept. The "
        "same key then asks for the passphrase. The words of the page are yours: Settings."
    )
    keys = ("ctrl+n", "f9")
    action = "app.cover"
    everywhere = True


class Help(Command):
    """Show the keys of the screen in front."""

    title = mark("Help")
    help = mark("Shows what this screen is for and every key that works on it.")
    keys = ("question_mark", "f1")
    action = "app.help"
    short = mark("help")
    footer = True
    everywhere = True


class Palette(Command):
    """List every command by name."""

    title = mark("All commands")
    help = mark("Lists everything you can do here. Type a few letters, then enter.")
    keys = ("ctrl+p", "colon")
    action = "app.palette"
    everywhere = True


class Jump(Command):
    """Show a letter on everything that can be reached."""

    title = mark("Jump")
    help = mark("Shows a letter on each part of the screen. Press the letter to go there.")
    keys = ("ctrl+o",)
    action = "app.jump"
    everywhere = True


class QuickNote(Command):
    """Write down what just happened, from any screen."""

    title = mark("Write a quick note")
    help = mark("Notes what just happened in the journal, with date and time, from any screen.")
    keys = ("w", "ctrl+g")
    action = "app.quick_note"
    short = mark("note")
    everywhere = True
    writes = True


class Back(Command):
    """Go back one step."""

    title = mark("Back")
    help = mark("Leaves a text field or goes back to the screen before.")
    keys = ("escape",)
    action = "screen.back"


class NextPart(Command):
    """Move to the next part of the screen."""

    title = mark("Next part of the screen")
    help = mark("Goes from one list or field to the next. shift+tab goes back.")
    keys = ("tab",)
    action = "app.focus_next"


class GoToday(Command):
    """Open the Today screen."""

    title = mark("Today")
    help = mark("The next step, what is due, and whom to call.")
    keys = ("t",)
    action = "app.go('today')"


class GoQuestions(Command):
    """Open the Questions screen."""

    title = mark("Questions")
    help = mark("Answer the questions, or change an answer.")
    keys = ("a",)
    action = "app.go('questions')"


class GoPlan(Command):
    """Open the Plan screen."""

    title = mark("Plan")
    help = mark("Your steps, in a safe order.")
    keys = ("p",)
    action = "app.go('plan')"


class GoJournal(Command):
    """Open the Journal screen."""

    title = mark("Journal")
    help = mark("What happened, newest first.")
    keys = ("o",)
    action = "app.go('journal')"


class GoPeople(Command):
    """Open the People screen."""

    title = mark("People")
    help = mark("People you trust, and services to call.")
    keys = ("c",)
    action = "app.go('people')"


class GoFollowup(Command):
    """Open the Follow-up screen."""

    title = mark("Follow-up")
    help = mark("Your accounts and who can reach them, and what is said about you elsewhere.")
    keys = ("f",)
    action = "app.go('followup')"


class GoGuides(Command):
    """Open the Guides screen."""

    title = mark("Guides")
    help = mark("Short lessons, those for your plan first, and a search in everything we wrote.")
    keys = ("b",)
    action = "app.go('guides')"


class GoDossier(Command):
    """Open the Dossier screen."""

    title = mark("Dossier")
    help = mark("What you hand over: choose it, look at every word, and keep note of whom to.")
    keys = ("d",)
    action = "app.go('dossier')"


class GoSettings(Command):
    """Open the Settings screen."""

    title = mark("Settings")
    help = mark("Language, automatic lock, colours, and where your file is.")
    keys = ("s",)
    action = "app.go('settings')"


class ShowPlatforms(Command):
    """Open the list of platforms."""

    title = mark("Platforms: where to press")
    help = mark("Lists platforms with their menus and addresses; those you named come first.")
    keys = ("f2",)
    action = "screen.show_platforms"


class ShowLetters(Command):
    """Open the list of letters."""

    title = mark("Letters to write")
    help = mark("Lists letters ready to be filled from your journal, and those you wrote.")
    keys = ("f3",)
    action = "screen.show_letters"


ALWAYS: Commands = (Help, QuickExit, Cover)
"""Commands that work on every screen, also before a file is open."""

WITH_FILE: Commands = (Lock, Palette, Jump, QuickNote)
"""Further commands of the application; locking and a note need an open file."""

SECTIONS: Commands = (
    GoToday,
    GoQuestions,
    GoPlan,
    GoJournal,
    GoPeople,
    GoFollowup,
    GoGuides,
    GoDossier,
    GoSettings,
)
"""The main screens, in the order of the top bar."""

_PRINTABLE = frozenset({"question_mark", "colon", "slash", "space", "plus", "minus", "comma"})

_SYMBOLS = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "comma": ",",
    "plus": "+",
    "minus": "-",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_WORDS = {
    "delete": mark("del"),
    "backspace": mark("backspace"),
    "escape": mark("esc"),
    "enter": mark("enter"),
    "space": mark("space"),
    "tab": mark("tab"),
    "home": mark("home"),
    "end": mark("end"),
    "pageup": mark("page up"),
    "pagedown": mark("page down"),
}


def key_label(key: str, say: Say) -> str:
    """Return how a Textual key name is shown: `question_mark` is `?`, `escape` is `esc`."""
    if key in _SYMBOLS:
        return _SYMBOLS[key]
    if key in _WORDS:
        return say(_WORDS[key])
    return key.upper() if key[1:].isdigit() else key


def keys_label(command: CommandType, say: Say, keys: Iterable[str] = ()) -> str:
    """Return all keys of `command`, or `keys` in their place, such as `ctrl+p, :`."""
    return ", ".join(key_label(key, say) for key in keys or command.keys)


def key_table(groups: Iterable[tuple[str, Iterable[CommandType]]], say: Say) -> str:
    """Return the Markdown key table of the documentation: groups of (title msgid, commands)."""
    key, meaning = say("Key"), say("What it does")
    lines: list[str] = []
    for title, commands in groups:
        lines += [f"### {say(title)}", "", f"| {key} | {meaning} |", "|---|---|"]
        for command in commands:
            keys = " ".join(f"`{key_label(key, say)}`" for key in command.keys)
            lines.append(f"| {keys} | **{say(command.title)}** — {say(command.help)} |")
        lines.append("")
    return "\n".join(lines)
