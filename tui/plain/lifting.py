"""The question before what an exhibit holds is said, where there is a reason to ask."""

from __future__ import annotations

from tui.journal.exhibit import Exhibit
from tui.plain.desk import Desk
from tui.telling.veil import first_reader
from tui.vault.links import Ref

EXHIBIT = "exhibit"


def may_be_said(desk: Desk, exhibit: Exhibit) -> bool:
    """Ask once more where somebody else reads first or it is intimate; return the answer."""
    talk, marks = desk.talk, desk.session.gentle.of(Ref(EXHIBIT, exhibit.uid))
    if marks.waits:
        question = talk.say("{first} Hear it now?", first=first_reader(marks, talk.say))
    elif "intimate" in exhibit.flags:
        question = talk.say("This is marked as intimate. Hear it now?")
    else:
        return True
    return talk.confirm(question, talk.say("Hear it"), talk.say("Leave it veiled"))
