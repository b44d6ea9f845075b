"""Reading gently in lines: somebody else reads first, and notes are left out for today."""

from __future__ import annotations

from tui.library.language import mark
from tui.plain.desk import Desk
from tui.telling.exhibit_facts import one_line
from tui.telling.veil import NOTE
from tui.vault.links import Ref

HELP = mark(
    "It stays veiled, here only, until somebody you trust has read it. Nothing in it is changed."
)


def read_first(desk: Desk, ref: Ref) -> None:
    """Ask who reads a note or an exhibit first, or note that it was read."""
    talk, gentle = desk.talk, desk.session.gentle
    if not desk.can_write():
        return
    marks = gentle.of(ref)
    names = [one_line(each.alias) for each in desk.session.supporters.all()]
    options = [
        *([talk.say("It was read")] if marks.waits else []),
        talk.say("Somebody else"),
        talk.say("Nobody: take the veil away"),
        *names,
    ]
    question = talk.say("Who reads it first? Until then it stays veiled, here only.")
    place = talk.choose(options, question, help=talk.say(HELP)) - marks.waits
    if place < 0:
        name = _name(desk, talk.say("Who has read it?"), marks.first)
        desk.kept(lambda: gentle.was_read(ref, name))
    else:
        name = _name(desk, talk.say("Who reads it first?")) if not place else ""
        name = names[place - FIRST_NAME] if place >= FIRST_NAME else name
        desk.kept(lambda: gentle.let_read(ref, name))
    talk.tell(talk.say("Noted."))


FIRST_NAME = 2
"""The place of the first name, after "Somebody else" and "Nobody"."""


def _name(desk: Desk, question: str, value: str = "") -> str:
    """Return a name that was typed; enter alone takes `value` where there is one."""
    talk = desk.talk
    if value:
        shown = one_line(value)
        question = talk.say("{question} Enter alone: {name}.", question=question, name=shown)
    while True:
        name = talk.line(question, text=True).strip() or value
        if name:
            return name
        talk.tell(talk.say("Write a name or an alias first; one letter is enough."))


def leave_out(desk: Desk, note: str) -> None:
    """Leave a note out of the list until tomorrow."""
    if desk.can_write():
        desk.kept(lambda: desk.session.gentle.skip(Ref(NOTE, note)))
        desk.talk.tell(desk.talk.say("Left out until tomorrow."))


def bring_back(desk: Desk) -> None:
    """Leave nothing out any more, and say how many notes came back."""
    if not desk.can_write():
        return
    gentle, talk = desk.session.gentle, desk.talk
    number = len(gentle.skipped())
    desk.kept(gentle.bring_back)
    talk.tell(talk.count("{number} note is back.", "{number} notes are back.", number))
