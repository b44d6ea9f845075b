"""Writes down what just happened, from anywhere."""

from __future__ import annotations

from tui.journal.errors import EmptyNote, NoteTooLong
from tui.plain.desk import Desk
from tui.telling.drafts import DRAFT


def quick_note(desk: Desk) -> None:
    """Write a note and put it into the journal; a draft of before is gone on with.

    Raises:
        Way: see `Talk.line`; what was typed is a draft.
    """
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    before = session.drafts.get(DRAFT)
    talk.heading(talk.say("What just happened?"))
    if before:
        talk.tell(talk.say("You had begun to write:"), before)
    talk.unsaved = lambda text: desk.kept(lambda: session.drafts.put(DRAFT, text))
    try:
        text = talk.text(before)
    finally:
        talk.unsaved = None
    try:
        desk.kept(lambda: session.journal.note(text, draft=DRAFT))
    except EmptyNote:
        session.drafts.drop(DRAFT)
        talk.tell(talk.say("Nothing was written."))
    except NoteTooLong:
        talk.tell(talk.say("This is too long for one note (256 KB at most)."))
    else:
        talk.tell(talk.say("Kept in the journal."))
