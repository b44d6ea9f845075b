"""What can be said after a step was done."""

from __future__ import annotations

import json
from enum import IntEnum

from tui.library.language import mark
from tui.library.model import Step
from tui.session import Session
from tui.telling.drafts import NEW_NOTE


class After(IntEnum):
    """What somebody says after a step, in the order of the lines."""

    HELPED = 0
    NOT_HELPED = 1
    NOTICED = 2
    DONE_BY = 3


ANSWERS = {
    After.HELPED: mark("Yes, it helped"),
    After.NOT_HELPED: mark("No, it did not work"),
    After.NOTICED: mark("The other person noticed or reacted"),
    After.DONE_BY: mark("Somebody did it with me or for me"),
}


def names_of_people(session: Session) -> tuple[str, ...]:
    """Return the names of the people who help, safe to show on one line."""
    from tui.safety.text import clean

    return tuple(clean(s.alias, keep_newlines=False) for s in session.supporters.all())


def begin_reaction_note(session: Session, step: Step) -> None:
    """Begin a note about the reaction; what is unfinished in the journal stays above it."""
    begun = session.language.say(
        "After the step “{step}”, the other person noticed or reacted. What they said or did:",
        step=step.title,
    )
    drafts = session.drafts
    unfinished = drafts.get(NEW_NOTE)
    values = json.loads(unfinished) if unfinished else {"occurred": "", "kinds": []}
    body = "\n\n".join(part for part in (str(values.get("body", "")), begun) if part)
    drafts.put(NEW_NOTE, json.dumps({**values, "body": f"{body}\n"}, ensure_ascii=False))
