"""Before speaking with an officer, in lines: what to bring, what is asked, what the law says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tui.dossier.interview import PARTS, Right
from tui.library.language import mark
from tui.plain.desk import Desk, Entry
from tui.plain.paper import paper_page
from tui.safety.text import clean
from tui.telling.borrowed import INTERVIEW, said
from tui.telling.interview_filling import interview_filling
from tui.telling.interview_paper import NO_ADVICE, InterviewPaper, source_words
from tui.telling.services import shown_country

HELP = mark(
    "What to bring, what you may be asked and what you may ask, filled from your journal. "
    "Private words stay private. What the law says is no advice: check it with a lawyer."
)
RIGHTS = "rights"


def officer(desk: Desk) -> None:
    """Say how far it is, and list the parts; the last line is the page with everything."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        talk.heading(talk.say("Before speaking with an officer"))
        items, notes = session.interview.items, session.interview_notes
        ready = sum(notes.of(name).ready for name in items)
        talk.tell(talk.say("{ready} of {number} ready", ready=ready, number=len(items)) + ".")
        talk.tell(*filter(None, [said(session, INTERVIEW)]))

    def entries() -> list[Entry]:
        parts: list[Entry] = [
            (session.interview.parts[part], lambda part=part: _part(desk, part))  # type: ignore[misc]
            for part in PARTS
            if part != RIGHTS or _rights(desk)
        ]
        hear: Entry = (talk.say("Hear the page"), lambda: paper_page(desk, InterviewPaper(session)))
        return [*parts, hear]

    desk.menu(title, entries, help=talk.say(HELP))


def _rights(desk: Desk) -> tuple[Right, ...]:
    return desk.session.interview.rights_in(shown_country(desk.session))


def _part(desk: Desk, part: str) -> None:
    """List the lines of a part, or say what the law says."""
    talk, session = desk.talk, desk.session
    if part == RIGHTS:
        talk.heading(session.interview.parts[part])
        talk.read(_law(desk))
        return
    items = session.interview.of(part)

    def row(place: int) -> str:
        made = session.interview_notes.of(items[place].id)
        ready = talk.say("ready") if made.ready else talk.say("not ready")
        own = [talk.say("with a note of your own")] if made.note else []
        return talk.named(items[place].title, ", ".join((ready, *own)))

    while True:
        place = talk.pick(len(items), row, session.interview.parts[part])
        desk.visit(lambda: _item(desk, items[place].id))  # noqa: B023


def _law(desk: Desk) -> Iterator[str]:
    for right in _rights(desk):
        yield clean(right.text)
        yield source_words(right, desk.session)
    yield desk.talk.say(NO_ADVICE)


def _item(desk: Desk, name: str) -> None:
    """Say one line with what the journal has for it; tick it, or write a note to take along."""
    talk, session = desk.talk, desk.session
    notes, item = session.interview_notes, session.interview.items[name]
    told = False

    def title() -> None:
        nonlocal told
        talk.heading(item.title)
        made = notes.of(name)
        if not told:
            talk.read(_told(desk, name))
        talk.tell(talk.say("It is ready.") if made.ready else talk.say("It is not ready yet."))
        told = True

    def tick() -> None:
        if desk.can_write():
            made = notes.of(name)
            desk.kept(lambda: notes.put(name, replace(made, ready=not made.ready)))

    def entries() -> list[Entry]:
        ready = notes.of(name).ready
        words = talk.say("Take the tick away") if ready else talk.say("Tick it as ready")
        return [
            (talk.say("Say it all again"), lambda: talk.read(_told(desk, name))),
            (words, tick),
            (talk.say("Your own note"), lambda: _note(desk, name)),
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _told(desk: Desk, name: str) -> Iterator[str]:
    session, say = desk.session, desk.talk.say
    item = session.interview.items[name]
    yield item.text
    found = interview_filling(session).lines(item.fill)
    if found:
        yield say("{label}:", label=say("In your file"))
        yield from found
    note = session.interview_notes.of(name).note
    if note:
        yield say("{label}:", label=say("Your note"))
        yield clean(note)


def _note(desk: Desk, name: str) -> None:
    """Write the note that is taken along; what is typed is kept line by line."""
    talk, notes = desk.talk, desk.session.interview_notes
    if not desk.can_write():
        return
    made = notes.of(name)
    before = made.note
    if before:
        talk.tell(talk.say("What is there now:"), clean(before))
        ways = (
            talk.say("leave it as it is"),
            talk.say("write more below it"),
            talk.say("write it anew"),
        )
        way = talk.choose(ways)
        if not way:
            return
        before = before if way == 1 else ""

    def put(text: str) -> None:
        desk.kept(lambda: notes.put(name, replace(notes.of(name), note=text)))

    talk.unsaved = put
    try:
        put(talk.text(before))
    finally:
        talk.unsaved = None
    talk.tell(talk.say("Kept."))
