"""`carnet inspect FILE`: says what a file is and what stands in it, and keeps nothing of it.

It reads with the very code that takes files in; no vault is opened and nothing is written.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from tui.inspect_words import InspectWords
from tui.inspection import Inspection, inspect
from tui.journal.exports.model import Order
from tui.library.language import Language, choose_language, language_codes, mark
from tui.library.places import content_root

WHOLE = 0
IN_PART = 1
"""Exit code: something in the file could not be read."""
NOT_READ = 2
"""Exit code: the command line is not understood, or the file cannot be opened."""
INTERRUPTED = 130
"""Exit code after ctrl+c, as shells use it."""

USAGE = "carnet inspect FILE [--json] [--dates dmy|mdy] [--lang {codes}]"
_ORDERS: dict[str, Order] = {"dmy": "dmy", "mdy": "mdy"}


class _Usage(Exception):  # noqa: N818  (it is no fault of the program)
    """The command line is not understood."""


def run(arguments: list[str]) -> int:
    """Run the command; returns 0 read whole, 1 read in part, 2 not read."""
    try:
        place, as_json, order, wanted = _read(arguments)
    except _Usage:
        language = _language("")
        sentence = mark("Use it like this: {usage}")
        print(
            language.say(sentence, usage=USAGE.format(codes=language_codes(content_root(), "|"))),
            file=sys.stderr,
        )
        return NOT_READ
    language = _language(wanted)
    try:
        found = inspect(Path(place), order)
        _print(found, language, as_json=as_json)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WHOLE
    except OSError:
        print(language.say("This file cannot be read."), file=sys.stderr)
        return NOT_READ
    except KeyboardInterrupt:
        return INTERRUPTED
    return WHOLE if found.whole else IN_PART


def _read(arguments: list[str]) -> tuple[str, bool, Order | None, str]:
    """Return the file, whether JSON is wanted, how dates are read, and the language."""
    values = {"--dates": "", "--lang": ""}
    places: list[str] = []
    as_json = False
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name in values:
            values[name] = value if equals else next(words, "")
            if not values[name]:
                raise _Usage
        elif word == "--json":
            as_json = True
        elif word == "--":
            places += words
        elif word.startswith("-"):
            raise _Usage
        else:
            places.append(word)
    if len(places) != 1 or not places[0] or values["--dates"] not in {"", *_ORDERS}:
        raise _Usage
    return places[0], as_json, _ORDERS.get(values["--dates"]), values["--lang"]


def _language(wanted: str) -> Language:
    """Return the language asked for, else the computer's."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    spoken = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return Language(content_root(), choose_language(content_root(), wanted or spoken))


def _print(found: Inspection, language: Language, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(found.as_data(), ensure_ascii=False, indent=2))
        return
    for line in InspectWords(language).lines(found):
        print(line)
