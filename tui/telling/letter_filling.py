"""Fills a letter from an open file: the chosen notes, their exhibits, and what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.dossier.letters import Filling, Law, Material
from tui.journal.entry import Entry
from tui.library.language import Language, mark
from tui.library.letters import Letter
from tui.people.service_words import load_words
from tui.session import Session
from tui.telling.decisions import DECISION

STOP_NOTICE = "stop_notice"
"""The kind of the journal's entry that says that the one notice was sent."""
OWN_KINDS = frozenset((DECISION, STOP_NOTICE))
"""Kinds of what the person did; no letter tells of them."""
MOST_NOTES = 60
"""Notes that are offered for a letter, the newest ones."""
FROM_NOTES = frozenset(("items", "facts", "exhibits", "witnesses", "reports", "accounts"))
"""The places of a letter that are filled from notes."""


def filling_in(session: Session, code: str) -> Filling:
    """Return what fills letters of a language, whatever the screens speak."""
    letters = session.letters
    law = Law(letters.facts, letters.offences, session.planning.situation())
    day = load_words(session.content, code).day
    return Filling(Language(session.content, code), letters.wording(code), day, law)


def filled_letter(
    session: Session,
    letter: Letter,
    code: str,
    typed: Mapping[str, str],
    notes: Sequence[str],
    *,
    hashes: bool,
) -> str:
    """Return the text of a letter in a language; `notes` are uids of notes."""
    exhibits = {
        exhibit.uid: exhibit for note in notes for exhibit in session.exhibits.of_incident(note)
    }
    material = Material(
        today=session.planning.today().isoformat(),
        typed=typed,
        notes=[session.journal.get(note) for note in notes],
        exhibits=list(exhibits.values()),
        hashes=hashes,
    )
    return filling_in(session, code).text(session.letters.words(letter.id, code), material)


def tells_of_notes(session: Session, letter: Letter) -> bool:
    """Say whether a letter is filled from notes at all."""
    return bool(FROM_NOTES & set(session.letters.words(letter.id).places))


def notes_offered(session: Session) -> list[Entry]:
    """Return the notes a letter may tell of, the newest first."""
    newest = session.journal.newest(MOST_NOTES)
    return [note for note in newest if not OWN_KINDS & set(note.kinds)]


SILENCE = mark(
    "Silence does more here: answer nothing, let a filter take the messages, keep the evidence."
)


HASHES = "hashes"
