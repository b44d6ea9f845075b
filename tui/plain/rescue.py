"""The rescue of a damaged file in lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tui.journal.rescuing import rescue_file
from tui.library.language import mark
from tui.plain.progress import quarters
from tui.plain.talk import Talk
from tui.plain.ways import Back
from tui.safety.text import clean
from tui.telling.copy_words import AT_THE_PLACE
from tui.telling.places import typed_path
from tui.telling.rescue_words import TOO_DAMAGED, place_beside, rescued_lines
from tui.telling.sentences import error_sentence
from tui.vault.errors import Damaged, FileExists, VaultError, WrongPassphrase
from tui.vault.profiles import Profiles

WHAT = mark(
    "Everything that can still be read is written into a new file with the same passphrase. "
    "The damaged file is not changed: keep it, somebody may be able to read more of it. "
    "If you have another copy, look at that one too."
)


def rescued(
    talk: Talk, path: Path, folder: Path, profiles: Profiles, clock: Callable[[], datetime]
) -> Path:
    """Save what can be read of a damaged file into a new one, say what came of it, return the new.

    Args:
        talk: says and asks.
        path: the damaged file; it is only read.
        folder: where typed paths begin.
        profiles: the strengths of key derivation.
        clock: the time, for the new file.

    Raises:
        Back: nothing can be read, or the person does not want to; there is no new file.
        Way: see `Talk.line`.
    """
    talk.heading(talk.say("Rescue a damaged file"))
    talk.tell(talk.say(WHAT))
    target = _target(talk, place_beside(path), folder)
    while True:
        with talk.secret(talk.say("Passphrase of the damaged file, not shown:")) as typed:
            talk.tell(talk.say("Saving what can be read…"))
            try:
                report = rescue_file(
                    path, typed, target, profiles=profiles, now=clock, progress=quarters(talk)
                )
            except WrongPassphrase as error:
                talk.tell(talk.say(error_sentence(error)))
                continue
            except VaultError as error:
                talk.tell(talk.say(_sentence(error)))
                raise Back from None
        talk.tell(*rescued_lines(report, talk.say))
        talk.tell(talk.say("The new file is {file}.", file=_shown(target)))
        return target


def _target(talk: Talk, proposed: Path, folder: Path) -> Path:
    """Ask where the new file goes until there is nothing at that place."""
    talk.tell(talk.say("Without another place, the new file is {file}.", file=_shown(proposed)))
    while True:
        prompt = talk.say("Enter for this place, or type another folder or a new file:")
        typed = talk.line(prompt, text=True)
        target = typed_path(typed, folder) if typed.strip() else proposed
        if not target.exists():
            return target
        talk.tell(talk.say(error_sentence(FileExists())))


def _sentence(error: VaultError) -> str:
    """Return the msgid for why there is no new file."""
    if isinstance(error, Damaged):
        return TOO_DAMAGED
    return AT_THE_PLACE.get(type(error), error_sentence(error))


def _shown(path: Path) -> str:
    return clean(str(path), keep_newlines=False)
