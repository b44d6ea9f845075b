"""Fills the preparation of an interview from an open file."""

from __future__ import annotations

from tui.dossier.interview_filling import InterviewFilling, Material
from tui.journal.exhibits import SEAL
from tui.session import Session
from tui.telling.letter_filling import OWN_KINDS, filling_in

STOP_LETTER = "stop-notice"


def interview_filling(session: Session) -> InterviewFilling:
    """Return what fills the lines, from everything in the journal that is no act of one's own."""
    notes = session.journal.newest(session.journal.count())
    sent = [one.sent for one in session.kept_letters.all(hidden=True) if one.letter == STOP_LETTER]
    material = Material(
        notes=[
            note for note in notes if not OWN_KINDS & set(note.kinds) and SEAL not in note.fields
        ],
        exhibits=session.exhibits.all(),
        reports=session.reports.all(),
        people=[supporter.alias for supporter in session.supporters.all()],
        stop=next((day[:10] for day in sent if day), ""),
    )
    when = filling_in(session, session.language.code).when
    return InterviewFilling(session.language.say, session.service_words.day, when, material)
