"""`carnet check [FILE]`: says how a file is, kind by kind, and never writes to it.

Without FILE its place is asked for: then no list of processes and no shell's history shows it.  The
passphrase is asked for on the terminal, or read as the next line of a redirected input; it is never
an argument, because the list of processes shows arguments to everyone.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path

from tui.health_words import DAMAGED as DAMAGED_WORDS
from tui.health_words import SOUND as SOUND_WORDS
from tui.health_words import finding_line
from tui.journal.findable import findable
from tui.journal.verify import first_broken
from tui.library.language import Language, choose_language, language_codes, mark
from tui.library.places import content_root
from tui.terminal_secret import ask_line, ask_secret
from tui.vault.check import Health, check
from tui.vault.errors import Damaged, VaultError, WrongPassphrase
from tui.vault.leftovers import beside
from tui.vault.opening import looks_like_vault, open_with_seed, seed_of_file
from tui.vault.profiles import SHIPPED, Profiles

SOUND = 0
DAMAGE = 1
NOT_OPENED = 2
"""Exit code: the command line is not understood, or the file cannot be opened."""
WRONG = 3
"""Exit code: the passphrase does not open the file."""
INTERRUPTED = 130
"""Exit code after ctrl+c, as shells use it."""

REASONS: dict[str, str] = {
    "no_such_file": mark("There is no file at this place, or the folder cannot be entered."),
    "not_a_vault": mark("This file was not made by this program, or it is cut short."),
    "newer_format": mark("This file was made by a newer version of the program."),
    "already_open": mark("This file is open in another window. Close it there, then try again."),
    "needs_writing": mark(
        "A save was interrupted: open the file once with carnet, then try again."
    ),
    "bad_passphrase_text": mark(
        "No passphrase was typed, or it holds a character that cannot be typed again reliably."
    ),
    "too_long": mark("The passphrase is too long."),
    "not_enough_memory": mark("This computer does not have enough free memory."),
}
"""Why a file cannot be opened, one sentence an error code."""


class _Usage(Exception):  # noqa: N818  (it is no fault of the program)
    """The command line is not understood."""


def run(arguments: list[str], *, profiles: Profiles = SHIPPED) -> int:
    """Run the command; returns 0 sound, 1 damaged, 2 not opened, 3 wrong passphrase."""
    language = Language(content_root(), _language_code(arguments))
    try:
        place, as_json = _read(arguments)
        path = _path(place, language)
    except _Usage:
        codes = language_codes(content_root(), "|")
        usage = f"carnet check [FILE] [--json] [--lang {codes}]"
        print(language.say("Use it like this: {usage}", usage=usage), file=sys.stderr)
        return NOT_OPENED
    try:
        health = _check(path, language, profiles, quiet=as_json)
    except KeyboardInterrupt:
        return INTERRUPTED
    except VaultError as error:
        return _refused(error, language, as_json=as_json)
    _print(health, language, as_json=as_json)
    return SOUND if health.sound else DAMAGE


def _path(place: str, language: Language) -> Path:
    """Return where the file is, as typed on the command line or at the question."""
    typed = place or ask_line(language.say("Where the file is: ")).strip()
    if not typed:
        raise _Usage
    return Path(typed)


def _read(arguments: list[str]) -> tuple[str, bool]:
    """Return where the file is, empty when that is to be asked, and whether JSON is wanted."""
    words = [word for word in arguments if not word.startswith("--lang=")]
    if "--lang" in words:
        place = words.index("--lang")
        del words[place : place + 2]
    options = {word for word in words if word.startswith("-")}
    names = [word for word in words if word not in options]
    if len(names) > 1 or options - {"--json"}:
        raise _Usage
    return names[0] if names else "", "--json" in options


def _language_code(arguments: list[str]) -> str:
    """Return the language asked for, else the computer's."""
    wanted = next((w.removeprefix("--lang=") for w in arguments if w.startswith("--lang=")), "")
    if "--lang" in arguments[:-1]:
        wanted = arguments[arguments.index("--lang") + 1]
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    spoken = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return choose_language(content_root(), wanted or spoken)


def _check(path: Path, language: Language, profiles: Profiles, *, quiet: bool) -> Health:
    """Ask for the passphrase and look at everything."""
    looks_like_vault(path, profiles=profiles)
    with (
        ask_secret(language.say("Passphrase: ")) as passphrase,
        seed_of_file(path, passphrase, profiles=profiles) as seed,
    ):
        open_again = partial(open_with_seed, path, seed, read_only=True, profiles=profiles)
        open_again().close()
        health = check(open_again, first_broken, findable, lambda _kind, _share: True)
    if not quiet and any(beside(path, ending).exists() for ending in (".new", ".old")):
        print(language.say("An interrupted change left a second file beside it. Open it to tidy."))
    return health


def _print(health: Health, language: Language, *, as_json: bool) -> None:
    """Print one line a kind and a last one, or one object."""
    if as_json:
        kinds = {f.kind: {"checked": f.checked, "broken": f.broken} for f in health.findings}
        print(json.dumps({"sound": health.sound, "kinds": kinds}))
        return
    for finding in health.findings:
        print(finding_line(finding, language.say))
    if health.sound:
        print(language.say(SOUND_WORDS))
    else:
        print(language.say(DAMAGED_WORDS))


def _refused(error: VaultError, language: Language, *, as_json: bool) -> int:
    """Say why nothing could be looked at, and return the exit code."""
    if as_json:
        print(json.dumps({"sound": False, "error": error.code}))
    elif isinstance(error, WrongPassphrase):
        sentence = mark("This passphrase does not open the file, or its very start is damaged.")
        print(language.say(sentence), file=sys.stderr)
    elif isinstance(error, Damaged):
        sentence = mark("The file is damaged so that it cannot be opened. It was not changed.")
        print(language.say(sentence), file=sys.stderr)
    else:
        sentence = REASONS.get(error.code, mark("This file cannot be read."))
        print(language.say(sentence), file=sys.stderr)
    if isinstance(error, WrongPassphrase):
        return WRONG
    return DAMAGE if isinstance(error, Damaged) else NOT_OPENED
