"""The manual page `carnet.1` in one language, made of the table of the command's help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui import __version__
from tui.library.language import Language, mark

_BEFORE = (
    (
        mark("DESCRIPTION"),
        mark(
            "Carnet asks what is going on, works out what is safe to do first, and keeps a journal "
            "that can be shown to be unchanged. Everything is in one encrypted file, on a stick if "
            "you like. It uses no network and writes nothing else on the computer."
        ),
        mark("Everything is done with the keyboard; ? shows the keys, ctrl+q leaves at once."),
    ),
)
_AFTER = (
    (
        mark("FILES"),
        mark("carnet.dat: the encrypted file, in the folder that Carnet is started from."),
    ),
    (
        mark("ENVIRONMENT"),
        mark("LC_ALL, LC_MESSAGES, LANG: the language, if --lang does not say it."),
    ),
    (
        mark("EXIT STATUS"),
        mark("0: you left. 2: the command line is not understood. 70: Carnet had to stop."),
    ),
)


def manual_page(lines: Iterable[Sequence[str]], language: Language) -> str:
    """Return the page in the language of manual pages (man(7)), in UTF-8."""
    say = language.say
    name, title = say("NAME"), say("a private planner in one encrypted file")
    said = [f'.TH CARNET 1 "" "carnet {__version__}"', f".SH {_safe(name)}"]
    said.append(f"carnet \\- {_safe(title)}")
    said += _told(_BEFORE, language)
    commands = say("COMMANDS")
    said.append(f".SH {_safe(commands)}")
    for usage, meaning, *more in lines:
        options = "".join(f" [{word}]" for words in more for word in words.split())
        said += [".TP", f"\\fB{_safe(say(usage) + options)}\\fR", _safe(say(meaning))]
    said += _told(_AFTER, language)
    return "\n".join(said) + "\n"


def _told(sections: Iterable[Sequence[str]], language: Language) -> Iterator[str]:
    for heading, *paragraphs in sections:
        yield f".SH {_safe(language.say(heading))}"
        for paragraph in paragraphs:
            yield ".PP"
            yield _safe(language.say(paragraph))


def _safe(text: str) -> str:
    """Return text that man shows as it is: no commands, hyphens that can be searched."""
    safe = text.replace("\\", "\\e").replace("-", "\\-").replace("\u00a0", "\\~")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
