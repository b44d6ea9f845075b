"""The journal in lines: notes newest first, one note, search and filters, what the counts say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tui.journal import patterns as counted
from tui.journal.entry import Entry
from tui.journal.facets import CHANNEL, PLATFORM, Filters
from tui.journal.pages import NotePages
from tui.library.language import mark
from tui.library.model import UNIVERSAL_OPTIONS
from tui.plain.desk import Desk
from tui.plain.desk import Entry as MenuEntry
from tui.plain.exhibits import exhibits_list, take_in
from tui.plain.gentle import bring_back, leave_out, read_first
from tui.plain.note import quick_note
from tui.plain.note_text import NoteText
from tui.plain.record import change_record, new_record
from tui.telling.drafts import DRAFT, NEW_NOTE, PREFIX, draft_text
from tui.telling.filter_words import MOST_NAMED, filter_words
from tui.telling.note_facts import KINDS_QUESTION, first_line
from tui.telling.pattern_lines import PatternLines
from tui.telling.typed_days import day_typed
from tui.telling.veil import NOTE
from tui.vault.links import Ref

HELP = mark(
    "Notes are never changed in secret: a correction stands beside what was written before, and "
    "both are sealed."
)


def journal(desk: Desk) -> None:
    """Say how many notes there are, and where one can go from here."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        talk.heading(talk.say("Journal"))
        talk.tell(talk.count("{number} note.", "{number} notes.", session.journal.count()))

    desk.menu(title, lambda: _entries(desk), help=talk.say(HELP))


def _entries(desk: Desk) -> list[MenuEntry]:
    say, session = desk.talk.say, desk.session
    drafts = [
        (place, text) for place in session.drafts.places() if (text := draft_text(session, place))
    ]
    entries: list[MenuEntry] = [
        (say("Write a quick note"), lambda: quick_note(desk)),
        (say("Write a full record"), lambda: new_record(desk)),
        (say("Read the notes, newest first"), lambda: _notes(desk, Filters())),
        (say("Search for words"), lambda: _search(desk)),
        (say("Choose by person, kind, days and more"), lambda: _narrow(desk)),
        (say("What the counts say"), lambda: _patterns(desk)),
        (say("Exhibits"), lambda: exhibits_list(desk)),
        (say("Check that nothing was changed"), lambda: _verify(desk)),
        (say("Bring back what was left out"), lambda: bring_back(desk)),
    ]
    veiled = session.settings.veils_journal
    for place, text in drafts:
        shown = "…" if veiled else first_line(text)
        words = say("Not finished: {words}", words=shown)
        entries.append((words, lambda place=place: _go_on(desk, place)))  # type: ignore[misc]
    return entries


def _go_on(desk: Desk, place: str) -> None:
    """Go on with what was begun."""
    if place == DRAFT:
        quick_note(desk)
    elif place == NEW_NOTE:
        new_record(desk)
    else:
        change_record(desk, desk.session.journal.get(place.removeprefix(PREFIX)))


def _notes(desk: Desk, filters: Filters) -> None:
    """List the notes that a filter lets through; a number opens one."""
    talk, session = desk.talk, desk.session
    pages = NotePages(session.journal)
    while True:
        text = NoteText(desk)
        pages.refresh(filters, () if filters else text.veil.skipped)
        noun = talk.count("{number} note", "{number} notes", pages.count)

        def row(place: int) -> str:
            entry = pages.at(place)
            return "" if entry is None else text.row(pages.begun(entry), entry)  # noqa: B023

        chosen = pages.at(talk.pick(pages.count, row, noun=noun))
        if chosen is not None:
            desk.visit(lambda: note_page(desk, chosen.note))  # noqa: B023


def note_page(desk: Desk, note: str) -> None:
    """Say a note, and do something with it."""
    talk = desk.talk
    lifted = told = False

    def entry() -> Entry:
        return desk.session.journal.get(note)

    def lift() -> None:
        nonlocal lifted, told
        lifted, told = True, False

    def title() -> None:
        nonlocal told
        text, revisions = NoteText(desk), desk.session.journal.revisions(note)
        talk.heading(talk.say("A note"))
        veiled = None if lifted else text.veil.instead(revisions[-1])
        if veiled is not None:
            talk.tell(veiled)
        elif not told:
            talk.read(text.page(revisions))
            told = True
        read = text.veil.who_reads(revisions[-1])
        if read and read != veiled:
            talk.tell(read)

    def entries() -> list[MenuEntry]:
        say = talk.say
        veiled = not lifted and NoteText(desk).veil.instead(entry()) is not None
        return [
            (say("Read it all the same") if veiled else say("Say it all again"), lift),
            (say("Read what is only for you"), lambda: _own(desk, entry())),
            (say("Change it: the earlier version stays"), lambda: change_record(desk, entry())),
            (say("Its exhibits"), lambda: exhibits_list(desk, note)),
            (say("Add a file as an exhibit"), lambda: take_in(desk, note)),
            (say("Somebody else reads it first"), lambda: read_first(desk, Ref(NOTE, note))),
            (say("Leave out for today"), lambda: leave_out(desk, note)),
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _own(desk: Desk, entry: Entry) -> None:
    """Say the words that are only for the person."""
    talk, own = desk.talk, desk.session.journal.incident(entry).private
    if not own:
        talk.tell(talk.say("Nothing was written there."))
        return
    talk.heading(talk.say("Only for you"))
    talk.read(text for text in (own.effect, own.note) if text)


def _search(desk: Desk) -> None:
    words = desk.talk.line(desk.talk.say("Words to search for:"), text=True).strip()
    if words:
        _notes(desk, Filters(words=words))


def _narrow(desk: Desk) -> None:
    """Choose what the notes are narrowed to, then list them."""
    filters = Filters()
    talk, session = desk.talk, desk.session

    def set_(**change: object) -> None:
        nonlocal filters
        filters = replace(filters, **change)  # type: ignore[arg-type]

    def title() -> None:
        talk.heading(talk.say("Choose by person, kind, days and more"))
        said = list(filter_words(filters, session, talk.say))
        number = session.journal.count_found(filters) if filters else session.journal.count()
        talk.tell(*said, talk.count("{number} note.", "{number} notes.", number))

    def entries() -> list[MenuEntry]:
        say = talk.say
        return [
            (say("Show these notes"), lambda: _notes(desk, filters)),
            (say("Words"), lambda: set_(words=talk.line(say("Words to search for:"), text=True))),
            (say("Person"), lambda: set_(person=_one_of(desk, _persons(desk)))),
            (say("Kind"), lambda: set_(kind=_one_of(desk, _kinds(desk)))),
            (say("Platform"), lambda: set_(platform=_one_of(desk, _values(desk, PLATFORM)))),
            (say("Channel"), lambda: set_(channel=_one_of(desk, _values(desk, CHANNEL)))),
            (say("From which day"), lambda: set_(first=_day(desk))),
            (say("Until which day"), lambda: set_(last=_day(desk))),
            (say("Only with exhibits"), lambda: set_(exhibits=not filters.exhibits)),
            (say("Only threats"), lambda: set_(threats=not filters.threats)),
            (say("Only reported"), lambda: set_(reported=None if filters.reported else True)),
            (say("Only not reported yet"), lambda: set_(reported=_unreported(filters))),
        ]

    desk.menu(title, entries)


def _unreported(filters: Filters) -> bool | None:
    return None if filters.reported is False else False


def _one_of(desk: Desk, named: dict[str, str]) -> str:
    """Return the id that was chosen; empty for any."""
    options = [desk.talk.say("any"), *named.values()]
    place = desk.talk.choose(options)
    return list(named)[place - 1] if place else ""


def _persons(desk: Desk) -> dict[str, str]:
    return {person.uid: person.alias for person in desk.session.persons.all()[:MOST_NAMED]}


def _kinds(desk: Desk) -> dict[str, str]:
    options = desk.session.library.questions[KINDS_QUESTION].options
    return {o.id: o.text for o in options if o.id not in UNIVERSAL_OPTIONS}


def _values(desk: Desk, group: str) -> dict[str, str]:
    return {value: value for value in desk.session.journal.values_of(group, MOST_NAMED)}


def _day(desk: Desk) -> object:
    """Return a day that was typed; None for an empty line."""
    talk = desk.talk
    while True:
        try:
            return day_typed(desk.session, talk.line(talk.say("Day (empty: any):"), text=True))
        except ValueError:
            talk.tell(talk.say("This day could not be read. Write it like 2026-03-01."))


def _patterns(desk: Desk) -> None:
    """Say what the counts say, then list them under their headings; a number shows the notes."""
    talk, session = desk.talk, desk.session
    counts, today = PatternLines(session), session.planning.today()
    found = counted.trend(session.journal, today, Filters(incidents=True))
    talk.heading(talk.say("What the counts say"))
    talk.tell(*counts.sentences(found))
    groups: dict[str, list[tuple[str, Filters]]] = {}
    heading = ""
    for line in counts.bars(today):
        if line.filters is None:
            heading = line.name
        elif line.number:
            number = talk.count("{number} note", "{number} notes", line.number)
            groups.setdefault(heading, []).append((talk.named(line.name, number), line.filters))
    desk.menu(
        lambda: None,
        lambda: [(name, _group(desk, listed)) for name, listed in groups.items()],
    )


def _group(desk: Desk, listed: list[tuple[str, Filters]]) -> Callable[[], None]:
    """Return what lists the counts of one heading."""

    def go() -> None:
        desk.menu(
            lambda: None,
            lambda: [(words, lambda only=only: _notes(desk, only)) for words, only in listed],  # type: ignore[misc]
        )

    return go


def _verify(desk: Desk) -> None:
    """Follow the chain through every note, and say what was found."""
    talk, broken = desk.talk, desk.session.journal.verify()
    if broken is None:
        count = desk.session.journal.count()
        talk.tell(
            talk.count(
                "{number} note checked. Nothing was changed since it was written.",
                "{number} notes checked. Nothing was changed since they were written.",
                count,
            )
        )
    else:
        talk.tell(
            talk.say("Entry {number} is not as it was written. Try your copy.", number=broken)
        )
