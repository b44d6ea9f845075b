"""Writes a full record in lines, or changes one."""

from __future__ import annotations

from collections.abc import Iterator

from tui.journal.entry import Entry
from tui.journal.errors import EmptyNote, NoteTooLong
from tui.journal.incident import Incident
from tui.library.model import UNIVERSAL_OPTIONS
from tui.plain.desk import Desk
from tui.plain.forms import Field, Form, Values
from tui.safety.text import clean
from tui.telling.drafts import NEW_NOTE, PREFIX
from tui.telling.journal_fields import GROUPS, MARKS, SEVERITY
from tui.telling.note_facts import KINDS_QUESTION, NoteSayings
from tui.telling.record_values import incident_from, understood, values_of


def new_record(desk: Desk) -> None:
    """Write a new note with everything that is known.

    Raises:
        Way: see `Talk.line`; what was typed is a draft.
    """
    _write(desk, None)


def change_record(desk: Desk, entry: Entry) -> None:
    """Write a new version of a note; the earlier one stays beside it. Raises as `new_record`."""
    _write(desk, entry)


def _write(desk: Desk, entry: Entry | None) -> None:
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    before = session.journal.incident(entry) if entry else Incident("")
    talk.heading(talk.say("Change a note") if entry else talk.say("Write in the journal"))
    talk.tell(
        talk.say(
            "Leave out safe addresses, plans, helpers' names and passwords: others may read the "
            "journal one day."
        )
    )
    place = f"{PREFIX}{entry.note}" if entry else NEW_NOTE
    form = Form(desk, place, values_of(before), list(_fields(desk, before)))
    form.run(lambda values: _keep(desk, entry, before, values, place))


def _fields(desk: Desk, before: Incident) -> Iterator[Field]:
    say, session = desk.talk.say, desk.session
    yield Field("body", say("What happened, in your words"), "text")
    hint = say("Such as: yesterday 10 pm, last Monday, around 3 May, 3/5/2026 14:30")
    yield Field(
        "occurred",
        say("When it happened"),
        hint=hint,
        check=lambda line: _understood(desk, line, before),
    )
    options = session.library.questions[KINDS_QUESTION].options
    kinds = tuple((o.id, o.text) for o in options if o.id not in UNIVERSAL_OPTIONS)
    yield Field("kinds", say("What is this note about?"), "many", kinds)
    known = ", ".join(clean(p.alias, keep_newlines=False) for p in session.persons.all())
    for heading, fields in GROUPS:
        for name, label in fields:
            shown = say("{group}, {label}", group=say(heading), label=say(label))
            who = known or say("not a real name; several with commas")
            yield Field(name, shown, hint=who if name == "who" else "")
    marks = tuple((name, say(label)) for name, label in MARKS)
    yield Field("marks", say("What fits?"), "many", marks)
    weights = tuple((name, say(label)) for name, label in SEVERITY)
    yield Field("severity", say("How much it weighs on you"), "flag", weights)
    only = say("Only for you: never handed over unless you choose it")
    yield Field(
        "effect", say("What it did to you: fear, sleep, body, work, money"), "text", hint=only
    )
    yield Field("private_note", say("Anything else, for yourself"), "text", hint=only)


def _understood(desk: Desk, line: str, before: Incident) -> str:
    """Say what is understood of a date."""
    say, session = desk.talk.say, desk.session
    if not line:
        return ""
    when = understood(session, line, before)
    if when is None:
        return say("Kept as you typed it; no date was understood.")
    words = NoteSayings(session.library, session.service_words, say)
    return say("Understood: {when}", when=words.when(when))


def _keep(desk: Desk, entry: Entry | None, before: Incident, values: Values, place: str) -> str:
    """Add the note, or its new version; return why not."""
    say, session = desk.talk.say, desk.session
    incident = incident_from(session, values, understood(session, values["occurred"], before))
    try:
        if entry is None:
            desk.kept(lambda: session.journal.record(incident, draft=place))
        else:
            desk.kept(lambda: session.journal.amend(entry.uid, incident, draft=place))
    except EmptyNote:
        return say("There is nothing to keep yet.")
    except NoteTooLong:
        return say("This is too long for one note (256 KB at most).")
    desk.talk.tell(say("Kept in the journal."))
    return ""
