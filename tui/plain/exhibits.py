"""Exhibits in lines: a list, what is known of each, files taken in, and the check of the bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tui.journal.exhibit import Custody, Exhibit
from tui.journal.intake import Intake, Outcome, Step, files_in
from tui.library.language import mark
from tui.plain.desk import Desk, Entry
from tui.plain.forms import Field, Form, Values
from tui.plain.gentle import read_first
from tui.plain.lifting import EXHIBIT
from tui.plain.messages import read_messages
from tui.plain.picture_facts import said_of_itself
from tui.plain.progress import quarters
from tui.telling.exhibit_facts import (
    ACTION_WORDS,
    FIELDS,
    FLAGS,
    NOTES,
    kind_words,
    one_line,
    spelt_hash,
)
from tui.telling.giving_out import REMOVE_IT, WHERE_TO, given_out
from tui.telling.intake_words import (
    A_MINOR,
    MINORS,
    MOST_NAMED,
    NO_MINOR,
    NOT_TAKEN,
    ORIGINALS,
    REFUSALS,
)
from tui.telling.places import typed_place
from tui.telling.sizes import size_words
from tui.telling.veil import reader_words
from tui.vault.links import Ref

HELP = mark(
    "An exhibit is a file, kept byte for byte with its fingerprint. Plain lines do not show "
    "pictures; they say what a picture or a recording tells of itself."
)


def exhibits_list(desk: Desk, note: str = "") -> None:
    """List the exhibits, or those of one note; a number opens one, the last line adds files."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        talk.heading(talk.say("Exhibits"))
        number = len(_exhibits(desk, note))
        talk.tell(talk.count("{number} exhibit.", "{number} exhibits.", number))

    def entries() -> list[Entry]:
        listed: list[Entry] = [
            (_row(desk, one), lambda uid=one.uid: _page(desk, uid))  # type: ignore[misc]
            for one in _exhibits(desk, note)
        ]
        if not session.read_only:
            listed.append((talk.say("Add a file or a folder"), lambda: take_in(desk, note)))
        return listed

    desk.menu(title, entries, help=talk.say(HELP))


def _exhibits(desk: Desk, note: str) -> list[Exhibit]:
    exhibits = desk.session.exhibits
    return exhibits.of_incident(note) if note else exhibits.all()


def _row(desk: Desk, exhibit: Exhibit) -> str:
    say, name = desk.talk.say, one_line(exhibit.title or exhibit.name)
    size = size_words(exhibit.size, say)
    day = desk.session.service_words.day(exhibit.created[:10])
    return f"{name}. {kind_words(exhibit, say)}, {size}, {day}"


def _page(desk: Desk, uid: str) -> None:
    """Say what is known of an exhibit, and check it."""
    talk, session = desk.talk, desk.session
    told = False

    def title() -> None:
        nonlocal told
        exhibit = session.exhibits.get(uid)
        talk.heading(one_line(exhibit.title or exhibit.name))
        if not told:
            talk.read((*_facts(desk, exhibit), *said_of_itself(desk, exhibit)))
        talk.tell(*filter(None, [_reader(desk, uid)]))
        told = True

    def entries() -> list[Entry]:
        with_bytes: list[Entry] = [
            (talk.say("Copy it out"), lambda: _give_out(desk, uid)),
            (talk.say("Remove it from the file"), lambda: _remove(desk, uid)),
        ]
        return [
            (talk.say("Check that it is the same, byte for byte"), lambda: _check(desk, uid)),
            (talk.say("Say its fingerprint"), lambda: _fingerprint(desk, uid)),
            (talk.say("Where the exhibit comes from"), lambda: _edit(desk, uid)),
            (talk.say("Read the messages in it"), lambda: read_messages(desk, uid)),
            (
                talk.say("Somebody else reads it first"),
                lambda: read_first(desk, Ref(EXHIBIT, uid)),
            ),
            *(() if session.exhibits.get(uid).removed else with_bytes),
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _facts(desk: Desk, exhibit: Exhibit) -> Iterator[str]:
    say = desk.talk.say
    yield f"{say('Name:')} {one_line(exhibit.name)}"
    size = size_words(exhibit.size, say)
    yield f"{say('Kind:')} {kind_words(exhibit, say)} ({one_line(exhibit.media_type)}), {size}"
    if exhibit.modified:
        yield f"{say('Last changed, says its source:')} {_moment(desk, exhibit.modified)}"
    notes = len(desk.session.exhibits.incidents_of(exhibit.uid))
    yield f"{say('Notes it belongs to:')} {notes}"
    for name, label in FIELDS:
        value = str(getattr(exhibit, name))
        if value:
            yield f"{say('{label}:', label=say(label))} {one_line(value)}"
    yield from (say(label) for name, label in FLAGS if name in exhibit.flags)
    yield say("What was done with it")
    yield from (_event(desk, event) for event in exhibit.custody)


def _reader(desk: Desk, uid: str) -> str:
    """Return who is to read it first, or who did."""
    marks = desk.session.gentle.of(Ref(EXHIBIT, uid))
    return reader_words(marks, desk.session, desk.talk.say)


def _edit(desk: Desk, uid: str) -> None:
    """Ask where it comes from and what it shows; everything may stay empty."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    exhibit = session.exhibits.get(uid)
    begun: dict[str, object] = {name: getattr(exhibit, name) for name, _ in FIELDS}
    begun["flags"] = list(exhibit.flags)
    flags = tuple((name, talk.say(label)) for name, label in FLAGS)
    fields = [Field(name, talk.say(label)) for name, label in FIELDS]
    fields.append(Field("flags", talk.say("What it shows"), "many", flags))
    form = Form(desk, f"exhibit/{uid}", begun, fields)

    def keep(values: Values) -> str:
        changed = dict(values)
        marks = tuple(changed.pop("flags"))
        session.exhibits.change(replace(exhibit, **changed, flags=marks))
        session.drafts.drop(form.place)
        return ""

    form.run(keep)
    talk.tell(talk.say("Kept."))


def _event(desk: Desk, event: Custody) -> str:
    say = desk.talk.say
    said = [_moment(desk, event.at), say(ACTION_WORDS[event.action])]
    said += [say("by {name}", name=one_line(event.by))] if event.by else []
    said += [say("to {name}", name=one_line(event.to))] if event.to else []
    if event.note:
        said.append(say(NOTES[event.note]) if event.note in NOTES else one_line(event.note))
    return ", ".join(said)


def _moment(desk: Desk, spelt: str) -> str:
    moment = datetime.fromisoformat(spelt).astimezone()
    day = desk.session.service_words.day(moment.date().isoformat())
    return desk.talk.say("{day} at {time}", day=day, time=f"{moment:%H:%M}")


def _check(desk: Desk, uid: str) -> None:
    sound = desk.session.exhibits.verify(uid)
    desk.talk.tell(
        desk.talk.say("It is the same, byte for byte.")
        if sound
        else desk.talk.say("It is NOT the same as when it was taken in. Try your copy.")
    )


def _fingerprint(desk: Desk, uid: str) -> None:
    desk.talk.tell("SHA-256", *spelt_hash(desk.session.exhibits.get(uid).sha256).split())


def _give_out(desk: Desk, uid: str) -> None:
    """Ask for a folder and copy the bytes there, verified, with a note of the hash."""
    talk, size = desk.talk, max(1, desk.session.exhibits.get(uid).size)
    talk.tell(talk.say(WHERE_TO))
    typed = talk.line(talk.say("Path of the folder:"), text=True)
    if typed.strip():
        folder, told = typed_place(typed, desk.folder), quarters(talk, desk.idle.touch)
        talk.tell(given_out(desk.session, uid, folder, talk.say, lambda done: told(done / size)))


def _remove(desk: Desk, uid: str) -> None:
    """Ask before the bytes are removed for good."""
    talk = desk.talk
    if not desk.can_write():
        return
    if talk.confirm(talk.say(REMOVE_IT), talk.say("Remove it"), talk.say("Keep it")):
        desk.session.exhibits.remove(uid)
        talk.tell(talk.say("It is removed from the file."))


def take_in(desk: Desk, note: str = "") -> None:
    """Take a file or a folder in, after asking about minors; seal what was taken in.

    Args:
        desk: the open file and the conversation.
        note: the note they belong to; empty for none.
    """
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    talk.tell(talk.say("Only a copy comes into your file; the original stays where it is."))
    path = _place(desk)
    if not talk.confirm(talk.say(MINORS), talk.say(NO_MINOR), talk.say(A_MINOR)):
        talk.tell(talk.say(NOT_TAKEN))
        return
    talk.tell(talk.say("Files are taken in"))

    def told(_step: Step) -> None:
        desk.idle.touch()

    outcome = Intake(session.exhibits, files_in([path]), told, session.vault.path).run()
    names = ", ".join(found.name for found in outcome.taken[:MOST_NAMED])
    count = len(outcome.taken)
    said = talk.count("{number} exhibit added", "{number} exhibits added", count)
    more = "…" if count > MOST_NAMED else ""
    session.exhibits.seal(outcome.taken, f"{said}: {names}{more}", note)
    if note:
        session.exhibits.join(outcome.again, note)
    talk.tell(*_outcome(desk, outcome))


def _place(desk: Desk) -> Path:
    talk = desk.talk
    while True:
        typed = talk.line(talk.say("Path of the file or folder:"), text=True)
        path = typed_place(typed, desk.folder)
        if typed.strip() and path.exists():
            return path
        talk.tell(talk.say("There is nothing at this place. Check the path, or plug in the stick."))


def _outcome(desk: Desk, outcome: Outcome) -> Iterator[str]:
    say, count = desk.talk.say, desk.talk.count
    yield count("{number} exhibit added", "{number} exhibits added", len(outcome.taken)) + "."
    if outcome.again:
        number = len(outcome.again)
        yield count("{number} was there already", "{number} were there already", number) + "."
    for name, why in outcome.refused[:MOST_NAMED]:
        yield say("Not taken: {name} {why}", name=one_line(name), why=say(REFUSALS[why]))
    if len(outcome.refused) > MOST_NAMED:
        number = len(outcome.refused) - MOST_NAMED
        yield count("and {number} more", "and {number} more", number)
    if outcome.taken:
        yield say(ORIGINALS)
