"""Searching for oneself in lines: what to search for, the queries, what was found, the reminder."""

from __future__ import annotations

from collections.abc import Iterator

from tui.followup.findings import Finding
from tui.followup.identifiers import Identifier, NothingWritten, guess_kind
from tui.followup.reading import day_text
from tui.followup.rhythm import DAYS
from tui.followup.self_search import queries_for
from tui.library.language import mark
from tui.plain.desk import Desk, Entry
from tui.telling.account_facts import line_of
from tui.telling.finding_words import NO_ADDRESS
from tui.telling.rhythm_words import INTERVAL_WORDS
from tui.telling.services import shown_country

HELP = mark("Nothing is searched from here. You type a query yourself, on a device that is safe.")


def own_search(desk: Desk) -> None:
    """Say what to search for and what was found, and where one can go from here."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        talk.heading(talk.say("Searching for yourself, and alerts"))
        talk.tell(
            talk.count(
                "{number} address found.", "{number} addresses found.", len(session.findings.all())
            )
        )

    def entries() -> list[Entry]:
        interval = talk.say(INTERVAL_WORDS[session.rhythm.interval])
        again = talk.say("Reminder to search again")
        rows: list[Entry] = [
            (
                talk.say("Queries for {words}", words=line_of(one.text)),
                lambda one=one: _queries(desk, one),  # type: ignore[misc]
            )
            for one in session.identifiers.all()
        ]
        return [
            (talk.say("Add what to search for"), lambda: _add(desk)),
            (talk.say("I searched today"), lambda: _searched(desk)),
            (talk.say("Write down an address that was found"), lambda: _found(desk)),
            (talk.say("What was found"), lambda: _findings(desk)),
            (talk.say("Name alerts"), lambda: _alerts(desk)),
            (talk.say("{label}: {value}", label=again, value=interval), lambda: _rhythm(desk)),
            *rows,
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _add(desk: Desk) -> None:
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    typed = talk.line(talk.say("A name, an alias, an address or a number:"), text=True).strip()
    try:
        session.identifiers.add(Identifier(typed, guess_kind(typed)))
    except NothingWritten:
        talk.tell(talk.say("Nothing was written."))
    else:
        talk.tell(talk.say("Kept."))


def _queries(desk: Desk, identifier: Identifier) -> None:
    """Say the queries for one thing to search for, each with its engines and why."""
    talk, session = desk.talk, desk.session

    def said() -> Iterator[str]:
        for query in queries_for(identifier, session.self_search, shown_country(session)):
            yield ""
            yield query.text
            yield ", ".join(query.engines)
            yield query.why

    talk.read(said())


def _searched(desk: Desk) -> None:
    if desk.can_write():
        desk.session.rhythm.searched()
        desk.talk.tell(desk.talk.say("Noted."))


def _found(desk: Desk) -> None:
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    care = talk.say("Write the address; do not answer, and do not open what asks for a login.")
    talk.tell(care)
    address = talk.line(talk.say("Address:"), text=True).strip()
    what = talk.line(talk.say("What stands there:"), text=True).strip() if address else ""
    try:
        session.findings.add(Finding(address, what))
    except NothingWritten:
        talk.tell(talk.say(NO_ADDRESS))
    else:
        talk.tell(talk.say("Kept."))


def _findings(desk: Desk) -> None:
    """List what was found; a number notes that it is still there."""
    talk, session = desk.talk, desk.session
    while True:
        found = session.findings.all()

        def row(place: int) -> str:
            one = found[place]  # noqa: B023
            seen = session.service_words.day(day_text(one.seen_again or one.seen))
            parts = (line_of(one.what), line_of(one.address), seen)
            return ", ".join(part for part in parts if part)

        noun = talk.count("{number} address", "{number} addresses", len(found))
        uid = found[talk.pick(len(found), row, noun=noun)].uid
        options = (talk.say("Still there today"), talk.say("Take it out of the list"))
        hides = talk.choose(options) == 1
        if desk.can_write():
            (session.findings.hide if hides else session.findings.see_again)(uid)


def _alerts(desk: Desk) -> None:
    talk = desk.talk
    for alert in desk.session.self_search.alerts:
        talk.tell("", alert.name, alert.text, *([alert.url] if alert.url else []))


def _rhythm(desk: Desk) -> None:
    if desk.can_write():
        names = list(DAYS)
        place = desk.talk.choose([desk.talk.say(INTERVAL_WORDS[name]) for name in names])
        desk.session.rhythm.choose(names[place])
