"""What the command line answers in words: help, and why it cannot start."""

from collections.abc import Mapping

from tui.library.language import Language, choose_language, mark
from tui.library.places import content_root

_LINES = (
    ("carnet", mark("open carnet.dat in this folder, or offer to create it")),
    (mark("carnet FILE"), mark("open this file, or offer to create it")),
    (mark("carnet --review FILE"), mark("open read-only on the first page")),
    (
        mark("carnet plan ANSWERS.json"),
        mark("build a plan without any file, for people who write content"),
    ),
    (
        mark("carnet check [FILE]"),
        mark("say how a file is: ends with 0 sound, 1 damaged, 2 not opened, 3 wrong passphrase"),
    ),
    (
        mark("carnet inspect FILE"),
        mark("say what a file is and keep nothing: ends with 0 read, 1 read in part, 2 not read"),
    ),
    ("carnet --lang fr|en", mark("speak this language")),
    ("carnet --version", mark("say which version this is")),
    ("carnet --help", mark("show this text")),
)


def spoken_language(environ: Mapping[str, str]) -> str:
    """Return the language the computer speaks, such as `fr_FR.UTF-8`, by POSIX's order."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((environ[name] for name in names if environ.get(name)), "")


def help_text(code: str | None, environ: Mapping[str, str]) -> str:
    """Return the help of the command in the language asked for, else the computer's."""
    language = _language(code, environ)
    rows = [(language.say(command), language.say(meaning)) for command, meaning in _LINES]
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
        "Carnet fills a terminal window. Please start it in one, without redirection."
    )


def _language(code: str | None, environ: Mapping[str, str]) -> Language:
    root = content_root()
    return Language(root, choose_language(root, code or spoken_language(environ)))
