"""What the command line answers in words: help, and why it cannot start."""

from collections.abc import Mapping

from tui.library.language import Language, choose_language, language_codes, mark
from tui.library.places import content_root

_LINES: tuple[tuple[str, ...], ...] = (
    ("carnet", mark("open carnet.dat in this folder, or offer to create it")),
    (mark("carnet FILE"), mark("open this file, or offer to create it")),
    (mark("carnet --review FILE"), mark("open read-only on the first page")),
    (
        mark("carnet --plain [FILE]"),
        mark("speak in plain lines, for screen readers, braille displays and simple terminals"),
    ),
    (
        mark("carnet plan ANSWERS.json"),
        mark("build a plan without any file, for people who write content"),
        "--json --lines",
    ),
    (
        mark("carnet check [FILE]"),
        mark("say how a file is: ends with 0 sound, 1 damaged, 2 not opened, 3 wrong passphrase"),
        "--json",
    ),
    (
        mark("carnet inspect FILE"),
        mark("say what a file is and keep nothing: ends with 0 read, 1 read in part, 2 not read"),
        "--json --dates=dmy|mdy",
    ),
    ("carnet --screen-reader", mark("draw the screens for a screen reader")),
    (
        mark("carnet doctor [FILE]"),
        mark("look at this computer before opening: ends with 0 nothing found, 1 something is"),
        "--json",
    ),
    ("carnet --lang {codes}", mark("speak this language")),
    ("carnet --completion bash|zsh|fish", mark("print what completes words in this shell")),
    (mark("carnet --keys FILE"), mark("take keys of your own from this file, for this time")),
    ("carnet --plain-keys", mark("ask the terminal for plain keys, when accents are lost")),
    ("carnet --version", mark("say which version this is")),
    ("carnet --help", mark("show this text")),
)
"""How the command is used: a usage, its meaning, and options of a part that the help does not name.

Help, completion and the manual page are made of this; a command that is added is one line here.
"""


def command_lines() -> tuple[tuple[str, ...], ...]:
    """Return usage and meaning of each way to call the command, in English, to be translated."""
    codes = language_codes(content_root(), "|")
    return tuple((line[0].replace("{codes}", codes), *line[1:]) for line in _LINES)


def spoken_language(environ: Mapping[str, str]) -> str:
    """Return the language the computer speaks, such as `fr_FR.UTF-8`, by POSIX's order."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((environ[name] for name in names if environ.get(name)), "")


def help_text(code: str | None, environ: Mapping[str, str]) -> str:
    """Return the help of the command in the language asked for, else the computer's."""
    language = _language(code, environ)
    rows = [(language.say(line[0]), language.say(line[1])) for line in command_lines()]
    width = max(len(command) for command, _ in rows)
    lines = [f"  {command:<{width}}  {meaning}" for command, meaning in rows]
    title = language.say("Carnet, a private planner in one encrypted file.")
    return "\n".join([title, "", *lines])


def usage_line(name: str, environ: Mapping[str, str]) -> str:
    """Return one sentence on an argument that is not known or not complete."""
    return _language(None, environ).say(
        "Carnet does not understand “{name}” here. To see what it understands: carnet --help",
        name=name,
    )


def no_terminal_line(code: str | None, environ: Mapping[str, str]) -> str:
    """Return one sentence on why Carnet cannot draw."""
    return _language(code, environ).say(
        "Carnet fills a terminal window. Please start it in one, without redirection. Where a "
        "window cannot be filled, or for a screen reader: carnet --plain"
    )


def no_screen_line(code: str | None, environ: Mapping[str, str]) -> str:
    """Return one sentence on what to do in a terminal that no screen can be drawn in."""
    return _language(code, environ).say(
        "This terminal cannot show screens. To go on with plain lines: carnet --plain"
    )


def completion_text(shell: str, environ: Mapping[str, str]) -> str:
    """Return what completes words of the command in a shell, in the computer's language.

    Raises:
        KeyError: nothing is known of this shell.
    """
    from tui.completion import SHELLS

    return SHELLS[shell](command_lines(), _language(None, environ))


def no_plain_line(code: str | None, environ: Mapping[str, str]) -> str:
    """Return one sentence on why Carnet cannot ask in plain lines."""
    return _language(code, environ).say(
        "Carnet asks for a passphrase, so it needs a terminal: start it in one, without "
        "redirection of what is typed or shown."
    )


def _language(code: str | None, environ: Mapping[str, str]) -> Language:
    root = content_root()
    return Language(root, choose_language(root, code or spoken_language(environ)))
