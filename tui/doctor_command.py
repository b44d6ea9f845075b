"""`carnet doctor [FILE]`: says what on this computer deserves a look, before any file is opened."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from tui.doctor import Row, examination
from tui.doctor_words import DoctorWords
from tui.library.language import Language, choose_language, mark
from tui.library.places import content_root
from tui.safety.core_dumps import forbid_core_dumps
from tui.safety.host import Host

NOTHING = 0
TO_LOOK_AT = 1
"""Exit code: something deserves a look."""
NOT_LOOKED = 2
"""Exit code: the command line is not understood, or there is no such folder."""

USAGE = "carnet doctor [FILE] [--json] [--lang fr|en]"
USUAL_NAME = "carnet.dat"


class _Usage(Exception):  # noqa: N818  (it is no fault of the program)
    """The command line is not understood."""


def run(arguments: list[str], host: Host | None = None) -> int:
    """Run the command; returns 0 nothing found, 1 something to look at, 2 not looked.

    Args:
        arguments: the words after `doctor`.
        host: where to look; by default the computer this runs on.
    """
    try:
        place, as_json, wanted = _read(arguments)
    except _Usage:
        return _refuse(mark("Use it like this: {usage}"), "")
    path = Path(place or USUAL_NAME)
    path = path / USUAL_NAME if path.is_dir() else path
    if not path.parent.is_dir():
        return _refuse(mark("There is no such folder."), wanted)
    forbid_core_dumps()
    rows = examination(path, os.environ, host or Host())
    print("\n".join(_json(rows) if as_json else DoctorWords(_language(wanted)).lines(rows)))
    return TO_LOOK_AT if any(row.look for row in rows) else NOTHING


def _refuse(sentence: str, wanted: str) -> int:
    print(_language(wanted).say(sentence, usage=USAGE), file=sys.stderr)
    return NOT_LOOKED


def _read(arguments: list[str]) -> tuple[str, bool, str]:
    """Return where the file is, whether JSON is wanted, and the language; "" for the usual ones."""
    places: list[str] = []
    as_json, wanted = False, ""
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name == "--lang":
            wanted = value if equals else next(words, "")
            if not wanted:
                raise _Usage
        elif word == "--json":
            as_json = True
        elif word == "--":
            places += words
        elif word.startswith("-"):
            raise _Usage
        else:
            places.append(word)
    if len(places) > 1:
        raise _Usage
    return "".join(places), as_json, wanted


def _language(wanted: str) -> Language:
    """Return the language asked for, else the computer's."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    spoken = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return Language(content_root(), choose_language(content_root(), wanted or spoken))


def _json(rows: list[Row]) -> list[str]:
    """Return one object: what was seen by id (null: not visible), and the ids to look at."""
    seen = {row.name: row.value for row in rows}
    found = [row.name for row in rows if row.look]
    return [json.dumps({"ok": not found, "look_at": found, "seen": seen}, indent=2)]
