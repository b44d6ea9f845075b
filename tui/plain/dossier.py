"""Dossiers in lines: choose what goes in, hear every word of it, hand it over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tui.dossier.gathering import FIELDS
from tui.dossier.handing import CLEAR, ENDINGS
from tui.dossier.recipe import Kept, Recipe
from tui.dossier.writing import FACTS
from tui.journal.occurred import understand
from tui.library.language import mark
from tui.plain.care import progress_of
from tui.plain.desk import Desk, Entry
from tui.plain.passphrases import new_passphrase
from tui.plain.spoken import WIDTH
from tui.plain.ways import Gone
from tui.telling.copy_words import AT_THE_PLACE
from tui.telling.dossier_making import parcel_of
from tui.telling.dossier_words import (
    FORMAT_WORDS,
    HIDE_WORDS,
    PRIVATE,
    WAY_WORDS,
    WENT_WORDS,
    dossier_line,
    exhibit_line,
    languages_of,
    note_line,
    one_line,
)
from tui.telling.handing import IN_CLEAR, NAME, PLAIN_ONLY, THERE, note_handed, write
from tui.telling.places import typed_place
from tui.telling.sentences import error_sentence
from tui.vault.errors import BadPassphraseText, Closed, Damaged, FileExists, VaultError
from tui.vault.secret import Secret

HELP = mark(
    "You choose what is in it, hear every word before it leaves, and it is encrypted unless you "
    "say otherwise. Your notes and exhibits stay as they are."
)
_RULE = re.compile(r"[=_~-]{3,}")
"""A line that underlines a heading on paper and says nothing aloud."""
Rows = Sequence[tuple[str, str]]


def dossiers(desk: Desk) -> None:
    """List the dossiers, the newest first; a number opens one."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        number = len(session.dossiers.all())
        talk.heading(talk.say("Dossier"))
        talk.tell(talk.count("{number} dossier.", "{number} dossiers.", number))

    def entries() -> list[Entry]:
        rows: list[Entry] = [
            (
                ", ".join(dossier_line(kept, session)),
                lambda uid=kept.uid: _page(desk, uid),  # type: ignore[misc]
            )
            for kept in session.dossiers.all()
        ]
        return [(talk.say("Make a dossier"), lambda: _new(desk)), *rows]

    desk.menu(title, entries, help=talk.say(HELP))


def _new(desk: Desk) -> None:
    """Ask what it is for and in which language, propose what goes in, and open it."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    purposes = list(session.purposes.values())
    question = talk.say("What is it for?")
    known = purposes[talk.choose([one.name for one in purposes], question)]
    recipe = Recipe(known.id, _language(desk))
    uid = session.dossiers.add(session.sources.proposed(recipe, known))
    _page(desk, uid)


def _language(desk: Desk) -> str:
    names = languages_of(desk.session)
    question = desk.talk.say("In which language? What you wrote stays as it is.")
    return list(names)[desk.talk.choose(list(names.values()), question)]


class _Choices:
    """What was chosen for one dossier, and its changes."""

    def __init__(self, desk: Desk, uid: str) -> None:
        self._desk, self._uid = desk, uid
        self.talk, self.session = desk.talk, desk.session

    @property
    def kept(self) -> Kept:
        """The dossier as it stands."""
        return self.session.dossiers.get(self._uid)

    def change(self, **values: Any) -> None:
        """Replace some of the choices."""
        if self._desk.can_write():
            self.session.dossiers.change(self._uid, replace(self.kept.recipe, **values))

    def tick(self, field: str, rows: Rows, question: str) -> None:
        """Choose several of a list; what is chosen replaces what was."""
        ids = [id_ for id_, _ in rows]
        if not ids:
            self.talk.tell(self.talk.say("There is nothing to choose here. b goes back."))
            return
        before = [ids.index(i) for i in getattr(self.kept.recipe, field) if i in ids]
        ticked = self.talk.tick([text for _, text in rows], before, question)
        self.change(**{field: tuple(ids[place] for place in ticked)})

    def to_whom(self) -> None:
        """Ask for whom it is."""
        question = self.talk.say("For whom? It stands on the first page, and in your journal.")
        typed = self.talk.line(question, text=True).strip()
        if typed:
            self.change(to=typed)

    def days(self) -> None:
        """Ask for the days; the notes of these days are chosen anew."""
        talk = self.talk
        talk.tell(
            talk.say("Since when, or which days? The notes of these days are ticked anew."),
            talk.say("Such as: 3 May 2026, or from 3 May 2026 to 5 May 2026. Empty for any."),
        )
        typed = talk.line(talk.say("Days:"), text=True).strip()
        now = self.session.clock().astimezone()
        when = understand(typed, self.session.date_words, now) if typed else None
        if typed and when is None:
            talk.tell(talk.say("No date was understood. Try 3/5/2026."))
            return
        first = datetime.fromisoformat(when.start).date() if when else None
        last = first
        if when and when.end:
            last = datetime.fromisoformat(when.end).date()
        elif first is not None and first < now.date():
            last = now.date()
        recipe = replace(self.kept.recipe, first=first, last=last)
        proposed = self.session.sources.proposed(recipe, self.session.purposes[recipe.purpose])
        self.change(first=first, last=last, notes=proposed.notes, exhibits=proposed.exhibits)

    def notes(self) -> None:
        """Choose the notes."""
        rows = [(entry.note, note_line(entry)) for entry in self.session.sources.notes()]
        self.tick("notes", rows, self.talk.say("Which notes go in?"))

    def exhibits(self) -> None:
        """Choose the exhibits."""
        about = self.talk.say(
            "They leave as they are: nothing is taken out of a picture or a recording. Untick what "
            "shows more than it should."
        )
        rows = [(one.uid, exhibit_line(one)) for one in self.session.exhibits.all()]
        self.tick("exhibits", rows, about)

    def reports(self) -> None:
        """Choose the reports."""
        rows = [(one.uid, one_line(one.who)) for one in self.session.reports.all()]
        self.tick("reports", rows, self.talk.say("Which reports and answers go in?"))

    def removals(self) -> None:
        """Choose the addresses."""
        rows = [(one.uid, one_line(one.address)) for one in self.session.removals.all()]
        self.tick("removals", rows, self.talk.say("Which addresses go in?"))

    def letters(self) -> None:
        """Choose the letters."""
        rows = [
            (one.uid, one_line(f"{one.subject} {one.to}"))
            for one in self.session.kept_letters.all()
        ]
        self.tick("letters", rows, self.talk.say("Which letters go in?"))

    def formats(self) -> None:
        """Choose how it is written."""
        rows = [(one, self.talk.say(words)) for one, words in FORMAT_WORDS.items()]
        self.tick("formats", rows, self.talk.say("Written as"))

    def private(self) -> None:
        """Ask before what is only for the person goes out."""
        say = self.talk.say
        handed = self.talk.confirm(say(PRIVATE), say("Hand them over"), say("Keep them"))
        self.change(private=handed)

    def words(self) -> None:
        """Take words out wherever they stand."""
        say, words = self.talk.say, self.kept.recipe.words
        if words:
            self.talk.tell(say("Taken out so far: {words}", words=", ".join(words)))
        question = say("Words to take out, a dash to take none out, enter to leave it:")
        typed = self.talk.line(question, text=True).strip()
        if typed == "-":
            self.change(words=())
        elif typed:
            self.change(words=tuple(dict.fromkeys((*words, typed))))

    def kinds(self) -> None:
        """Take kinds of words out."""
        rows = [(one, self.talk.say(words)) for one, words in HIDE_WORDS.items()]
        self.tick(
            "hide", rows, self.talk.say("What is chosen is replaced by a mark in every text.")
        )

    def persons(self) -> None:
        """Take persons out, with their account names."""
        rows = [(one.uid, one_line(one.alias)) for one in self.session.persons.all()]
        self.tick("persons", rows, self.talk.say("Persons, with their account names"))

    def fields(self) -> None:
        """Leave fields of the notes out."""
        known = self.session.purposes[self.kept.recipe.purpose].fields
        rows = [(one, self.talk.say(FACTS[one])) for one in FIELDS if one in known]
        self.tick("fields", rows, self.talk.say("Fields of the notes that are left out"))


def _page(desk: Desk, uid: str) -> None:
    """Say how a dossier stands, change it, hear it, hand it over."""
    talk, session, choices = desk.talk, desk.session, _Choices(desk, uid)
    told = False

    def title() -> None:
        nonlocal told
        kept = choices.kept
        purpose = session.purposes[kept.recipe.purpose]
        talk.heading(purpose.name)
        if not told:
            talk.tell(purpose.about)
            talk.tell(*(_went(desk, kept, place) for place in range(len(kept.handed))))
        told = True

    def entries() -> list[Entry]:
        say = talk.say
        return [
            *_lines(desk, choices),
            (say("Hear everything it says"), lambda: _preview(desk, uid)),
            (say("Hand it over"), lambda: _hand_over(desk, uid, choices)),
            (say("Take it out of the list"), lambda: _hide(desk, uid)),
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _went(desk: Desk, kept: Kept, place: int) -> str:
    say, one = desk.talk.say, kept.handed[place]
    day = desk.session.service_words.day(one.at[:10])
    told = say("to {name}, {way}", name=one_line(one.to) or "…", way=say(WENT_WORDS[one.way]))
    return f"{say('handed over on {day}', day=day)}, {told}"


def _lines(desk: Desk, choices: _Choices) -> list[Entry]:
    """Return the choices with their values."""
    say, recipe = desk.talk.say, choices.kept.recipe
    parts = frozenset(desk.session.purposes[recipe.purpose].parts)
    formats = "; ".join(say(FORMAT_WORDS[one]) for one in recipe.formats)
    rows: list[tuple[bool, str, str, Callable[[], None]]] = [
        (True, say("For whom"), one_line(recipe.to) or say("not said"), choices.to_whom),
        (True, say("Days"), _days(desk, recipe), choices.days),
        (True, say("Notes"), str(len(recipe.notes)), choices.notes),
        (True, say("Exhibits"), str(len(recipe.exhibits)), choices.exhibits),
        (
            bool({"reports", "stop_notice"} & parts),
            say("Reports"),
            str(len(recipe.reports)),
            choices.reports,
        ),
        ("removals" in parts, say("Addresses"), str(len(recipe.removals)), choices.removals),
        ("letters" in parts, say("Letters"), str(len(recipe.letters)), choices.letters),
        (True, say("Words taken out"), str(len(recipe.words)), choices.words),
        (True, say("Kinds of words taken out"), str(len(recipe.hide)), choices.kinds),
        (True, say("Persons taken out"), str(len(recipe.persons)), choices.persons),
        (True, say("Fields left out"), str(len(recipe.fields)), choices.fields),
        (
            True,
            say("My private words"),
            say("yes") if recipe.private else say("no"),
            choices.private,
        ),
        (True, say("Written as"), formats, choices.formats),
    ]
    return [
        (say("{label}: {value}", label=name, value=value), act)
        for offered, name, value, act in rows
        if offered
    ]


def _days(desk: Desk, recipe: Recipe) -> str:
    if recipe.first is None:
        return desk.talk.say("any")
    day = desk.session.service_words.day
    last = recipe.last or recipe.first
    if last == recipe.first:
        return day(last.isoformat())
    start, end = day(recipe.first.isoformat()), day(last.isoformat())
    return desk.talk.say("from {start} to {end}", start=start, end=end)


def _preview(desk: Desk, uid: str) -> None:
    """Say everything the pages say, in parts."""
    talk = desk.talk
    talk.tell(talk.say("Gathering…"))
    parcel = parcel_of(desk.session, uid)
    lines = parcel.preview(talk.width or WIDTH).split("\n")
    talk.read(line for line in lines if not _RULE.fullmatch(line.strip()))
    if parcel.seals_whole:
        talk.tell(
            talk.count(
                "The folder also holds the sealed record of {number} note: all of it but your "
                "private words, with its weight for you and its earlier versions.",
                "The folder also holds the sealed records of {number} notes: all of them but your "
                "private words, with their weight for you and their earlier versions.",
                parcel.seals_whole,
            )
        )


def _hide(desk: Desk, uid: str) -> None:
    talk = desk.talk
    question = talk.say("Take this dossier out of the list? Your notes stay.")
    if desk.can_write() and talk.confirm(question, talk.say("Take it out"), talk.say("Keep it")):
        desk.session.dossiers.hide(uid)
        talk.tell(talk.say("Taken out of the list."))
        raise Gone


def _hand_over(desk: Desk, uid: str, choices: _Choices) -> None:
    """Ask the way, the place and a passphrase; write the dossier, and note it."""
    talk, session = desk.talk, desk.session
    recipe = choices.kept.recipe
    if not recipe.formats or not (recipe.notes or recipe.exhibits or recipe.removals):
        talk.tell(talk.say("Nothing is ticked yet."))
        return
    if not recipe.to and not session.read_only:
        choices.to_whom()
    way = list(WAY_WORDS)[talk.choose([talk.say(words) for words in WAY_WORDS.values()])]
    target = _target(desk, way)
    clear = talk.say("Write it in clear"), talk.say("Go back")
    if way == CLEAR and not talk.confirm(talk.say(IN_CLEAR), *clear):
        return
    title = talk.say("Passphrase of the dossier, not yours")
    words = session.content / session.language.code / "words.txt"
    secret = nullcontext(Secret()) if way == CLEAR else new_passphrase(talk, words, title)
    with secret as passphrase:
        talk.tell(talk.say("The dossier is written…"))
        parcel = parcel_of(session, uid)
        try:
            write(session, parcel, target, way, passphrase, progress_of(desk))
        except VaultError as error:
            if isinstance(error, Damaged | Closed):
                raise
            talk.tell(talk.say(_sentence(error)))
            return
    talk.tell(talk.say("Written: {file}.", file=one_line(str(target))))
    if not session.read_only:
        note_handed(session, uid, parcel, way)
        talk.tell(talk.say("It is noted in your journal."))
    talk.tell(
        talk.say("It is not encrypted.")
        if way == CLEAR
        else talk.say("Tell the passphrase by another way than the file.")
    )
    if not parcel.whole:
        talk.tell(talk.say("The PDF lacks some letters; tick HTML to have them all."))


def _target(desk: Desk, way: str) -> Path:
    """Return where the dossier goes: a name that is new."""
    talk = desk.talk
    while True:
        typed = talk.line(talk.say("Folder, or name of what is new:"), text=True)
        if typed.strip():
            break
        talk.tell(talk.say("Type where it shall be: a folder, or a name that is new."))
    place, ending = typed_place(typed, desk.folder), ENDINGS[way]
    if place.is_dir():
        return place / (talk.say(NAME) + ending)
    if ending and place.suffix.lower() != ending:
        return place.with_name(place.name + ending)
    return place


def _sentence(error: VaultError) -> str:
    """Return the msgid for why nothing was written."""
    if isinstance(error, FileExists):
        return THERE
    if isinstance(error, BadPassphraseText):
        return PLAIN_ONLY
    return AT_THE_PLACE.get(type(error), error_sentence(error))
