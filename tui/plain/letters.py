"""Letters in lines: read about one, fill it, read it, mark it as sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC
from typing import Any

from tui.dossier.kept_letters import KeptLetter, write_out
from tui.dossier.letters import BLANK, count_blanks
from tui.dossier.offering import Offering, offering
from tui.library.language import available_languages, mark
from tui.library.letters import Letter
from tui.plain.desk import Desk, Entry
from tui.plain.forms import Field, Form, Values
from tui.plain.note_text import NoteText
from tui.plain.ways import Gone
from tui.safety.text import clean
from tui.telling.exhibit_facts import one_line
from tui.telling.letter_filling import (
    HASHES,
    SILENCE,
    filled_letter,
    filling_in,
    notes_offered,
    tells_of_notes,
)
from tui.telling.letter_marks import FILE_NAME, local_minute, note_stop_notice
from tui.telling.places import typed_place

_BLANK = re.compile(re.escape(BLANK) + r"\s*([^\]\n]*)\]")

HELP = mark("Nothing is sent from here: you read a letter, copy it by hand or write it to a file.")


def letters(desk: Desk) -> None:
    """List the letters that were written, those for the plan, and all others."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        talk.heading(talk.say("Letters"))
        talk.tell(talk.say("Nothing is sent from here."))

    def entries() -> list[Entry]:
        planning = session.planning
        steps = [p.step.id for p in planning.plan().do] if planning.begun else []
        own = session.letters.for_plan(planning.situation(), steps) if steps else ()
        rest = [one for one in session.letters.all.values() if one not in own]
        listed: list[Entry] = [
            (_kept_row(desk, kept), lambda uid=kept.uid: kept_page(desk, uid))  # type: ignore[misc]
            for kept in reversed(session.kept_letters.all())
        ]
        for_plan = talk.say("For your plan")
        listed += [
            (talk.named(for_plan, one.title), lambda name=one.id: letter_page(desk, name))  # type: ignore[misc]
            for one in own
        ]
        return listed + [(one.title, lambda name=one.id: letter_page(desk, name)) for one in rest]

    desk.menu(title, entries, help=talk.say(HELP))


def _kept_row(desk: Desk, kept: KeptLetter) -> str:
    say = desk.talk.say
    sent = say("sent") if kept.sent else say("not sent")
    parts = (say("Written by you"), one_line(kept.subject), one_line(kept.to), sent)
    return ", ".join(part for part in parts if part)


def letter_page(desk: Desk, name: str) -> None:
    """Say what a letter is for and what to mind; offer to write it where it suits."""
    talk, session = desk.talk, desk.session
    letter = session.letters.all[name]
    told = False

    def offered() -> Offering:
        sent = session.kept_letters.was_sent(name)
        return offering(letter, session.planning.plan(), sent=sent)

    def title() -> None:
        nonlocal told
        talk.heading(letter.title)
        if not told:
            talk.read(_about(desk, letter, offered()))
        told = True

    def entries() -> list[Entry]:
        if not offered().allowed or session.read_only:
            return []
        return [(talk.say("Write this letter"), lambda: _write(desk, letter))]

    desk.menu(title, entries, help=talk.say(HELP))


def _about(desk: Desk, letter: Letter, found: Offering) -> Iterator[str]:
    say, session = desk.talk.say, desk.session
    words = session.letters.words(letter.id)
    fill = filling_in(session, session.language.code).advice
    yield words.summary
    reasons = [words.refusals[one] for one in found.refusals]
    reasons += [hold.text for hold in found.holds]
    if found.sent:
        reasons.insert(0, say("It was sent. It is never sent again."))
    if found.allowed:
        if reasons:
            yield from _list(say("Its step is on hold in your plan. Read this first"), reasons)
        yield from _list(say("Before"), map(fill, words.before))
        yield from _list(say("Afterwards"), map(fill, words.after))
    else:
        reasons = reasons or [say("Nothing in your answers says that it would suit you.")]
        yield from _list(say("Not offered to you now"), [*reasons, say(SILENCE)])
    day = session.service_words.day(letter.checked)
    yield from ("", say("Checked: {date}.", date=day))


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", title, *lines)


def _write(desk: Desk, letter: Letter) -> None:
    """Ask what goes into a letter, fill it, keep it, and read it."""
    session = desk.session
    begun: dict[str, object] = dict.fromkeys(letter.fields, "")
    first = next(iter(letter.languages), session.language.code)
    begun |= {"people": [], "language": [first], "notes": [], "marks": []}
    desk.talk.heading(letter.title)
    desk.talk.tell(
        desk.talk.say("What you leave empty stays in the letter as a blank. No passwords.")
    )
    made: list[str] = []
    place = f"letter/{letter.id}"
    form = Form(desk, place, begun, list(_fields(desk, letter)))
    form.run(lambda values: _keep(desk, letter, values, place, made))
    kept_page(desk, made[0])


def _fields(desk: Desk, letter: Letter) -> Iterator[Field]:
    say, session = desk.talk.say, desk.session
    named = session.letters.wording().fields
    if letter.from_people and session.supporters.all():
        people = tuple((str(s.id), one_line(s.alias)) for s in session.supporters.all())
        yield Field("people", say("To one of the people you trust"), "one", people)
    yield from (Field(field, named[field]) for field in letter.fields)
    languages = tuple((info.code, info.name) for info in available_languages(session.content))
    yield Field("language", say("Language of the letter"), "one", languages)
    if tells_of_notes(session, letter):
        text = NoteText(desk)
        notes = tuple((one.note, text.row(one, one)) for one in notes_offered(session))
        yield Field("notes", say("Notes it speaks of"), "many", notes)
        marks = ((HASHES, say("Give the SHA-256 of the exhibits too")),)
        yield Field("marks", say("What fits?"), "many", marks)


def _keep(desk: Desk, letter: Letter, values: Values, place: str, made: list[str]) -> str:
    """Fill the letter and keep it."""
    session = desk.session
    code = next(iter(values["language"]), session.language.code)
    typed = {field: str(values[field]) for field in letter.fields}
    if values["people"] and not typed.get("recipient") and "recipient" in letter.fields:
        known = {str(one.id): one_line(one.alias) for one in session.supporters.all()}
        typed["recipient"] = known.get(values["people"][0], "")
    kept = KeptLetter(
        letter=letter.id,
        language=code,
        to=typed.get("recipient", ""),
        subject=session.letters.words(letter.id, code).subject,
        text=_filled(desk, letter, code, typed, values),
        channel=typed.get("channel", ""),
        decided_with=typed.get("decided_with", ""),
    )
    made.append(session.kept_letters.add(kept, values["notes"], draft=place))
    return ""


def _filled(
    desk: Desk, letter: Letter, code: str, typed: Mapping[str, str], values: Mapping[str, Any]
) -> str:
    hashes = HASHES in values["marks"]
    return filled_letter(desk.session, letter, code, typed, values["notes"], hashes=hashes)


def kept_page(desk: Desk, uid: str) -> None:
    """Read a letter that was written, change it, mark it as sent, or write it out."""
    talk, session = desk.talk, desk.session
    told = False

    def read() -> None:
        kept = session.kept_letters.get(uid)
        talk.read((*_facts(desk, kept), "", _heard(desk, kept.text)))

    def title() -> None:
        nonlocal told
        talk.heading(one_line(session.kept_letters.get(uid).subject))
        if not told:
            read()
        told = True

    def entries() -> list[Entry]:
        kept, say = session.kept_letters.get(uid), talk.say
        letter = session.letters.all.get(kept.letter)
        once = letter is not None and letter.once
        listed: list[Entry] = [(say("Say it all again"), read)]
        if not kept.sent and not once:
            listed.append((say("Fill the blanks"), lambda: _blanks(desk, uid)))
        if not kept.sent:
            listed.append((say("It was sent"), lambda: _sent(desk, uid, once=once)))
        listed.append((say("Write it to a file, not encrypted"), lambda: _out(desk, uid)))
        listed.append((say("Take it out of the list"), lambda: _hide(desk, uid)))
        return listed

    desk.menu(title, entries, help=talk.say(HELP))


def _heard(desk: Desk, text: str) -> str:
    """Return a letter with its blanks in words: voices leave brackets out."""
    words = desk.talk.say("(blank: {words})", words="\\1")
    return _BLANK.sub(words, clean(text))


def _hide(desk: Desk, uid: str) -> None:
    if desk.can_write():
        desk.session.kept_letters.hide(uid)
        desk.talk.tell(desk.talk.say("Taken out of the list."))
        raise Gone


def _facts(desk: Desk, kept: KeptLetter) -> Iterator[str]:
    say = desk.talk.say
    for name, value in (
        (say("To"), kept.to),
        (say("Channel"), kept.channel),
        (say("Decided with"), kept.decided_with),
        (say("Sent on"), local_minute(kept.sent)),
    ):
        if value:
            yield say("{label}: {value}", label=name, value=one_line(value))
    blanks = count_blanks(kept.text)
    if blanks and not kept.sent:
        yield desk.talk.count(
            "{number} blank is left in it.",
            "{number} blanks are left in it.",
            blanks,
        )


def _blanks(desk: Desk, uid: str) -> None:
    """Say each line with a blank, and take what shall stand there instead of the line."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    kept = session.kept_letters.get(uid)
    lines = kept.text.split("\n")
    for place, line in enumerate(lines):
        if count_blanks(line):
            talk.tell(talk.say("The line is now:"), _heard(desk, line))
            typed = talk.line(talk.say("The whole line anew, enter leaves it:"), text=True)
            lines[place] = typed if typed.strip() else line
            session.kept_letters.change(replace(kept, text="\n".join(lines)))
    talk.tell(talk.say("Kept."))


def _sent(desk: Desk, uid: str, *, once: bool) -> None:
    """Note how and when a letter was sent; the one notice is never sent twice."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    kept = session.kept_letters.get(uid)
    if once and session.kept_letters.was_sent(kept.letter):
        talk.tell(talk.say("It was sent. It is never sent again."))
        return
    if count_blanks(kept.text):
        talk.tell(talk.say("Blanks are left in it."))
    question = talk.say("How was it sent or handed over? By which channel, to which address?")
    channel = talk.line(question, text=True).strip()
    now = session.clock().astimezone(UTC).isoformat(timespec="seconds")
    kept = replace(kept, channel=channel or kept.channel, sent=now)
    session.kept_letters.change(kept)
    if once:
        note_stop_notice(session, kept)
    talk.tell(talk.say("Noted as sent today."))


def _out(desk: Desk, uid: str) -> None:
    """Warn, then write a letter as text into a folder."""
    talk = desk.talk
    question = talk.say(
        "The file is not encrypted: whoever finds it can read it, and it stays there after you "
        "leave. Write it all the same?"
    )
    if not talk.confirm(question, talk.say("Choose a folder"), talk.say("Do not write it")):
        return
    typed = talk.line(
        talk.say("Into which folder? A USB stick that stays with you is better."), text=True
    )
    if not typed.strip():
        return
    try:
        folder = typed_place(typed, desk.folder)
        written = write_out(desk.session.kept_letters.get(uid), folder, talk.say(FILE_NAME))
    except OSError:
        talk.tell(talk.say("It could not be written there. Check the folder, and its room."))
    else:
        talk.tell(talk.say("Written: {name}", name=written.name))
