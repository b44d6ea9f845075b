"""Addresses to be removed, in lines: where something stands, and how it stands over time."""

from __future__ import annotations

from collections.abc import Iterator

from tui.followup.removals import Removal, addresses_in
from tui.library.language import mark
from tui.plain.desk import Desk, Entry
from tui.plain.ways import Gone
from tui.telling.account_facts import line_of
from tui.telling.removal_states import STATES
from tui.telling.removal_words import PLACE_WORDS, STATE_WORDS

HELP = mark(
    "Keep a trace before you ask for a removal: afterwards it is hard to prove. A page and its "
    "result in a search engine are asked for apart."
)
PLACE = "removals/add"


def removals(desk: Desk) -> None:
    """Say how many are gone, and list the addresses; a number opens one."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        listed = session.removals.all()
        gone = sum(one.state == "gone" for one in listed)
        talk.heading(talk.say("Addresses to be removed"))
        talk.tell(
            talk.count("{number} address.", "{number} addresses.", len(listed)),
            talk.say("{number} gone.", number=gone),
        )

    def entries() -> list[Entry]:
        listed: list[Entry] = [
            (_row(desk, one), lambda uid=one.uid: _page(desk, uid))  # type: ignore[misc]
            for one in session.removals.all()
        ]
        return [(talk.say("Add addresses"), lambda: _add(desk)), *listed]

    desk.menu(title, entries, help=talk.say(HELP))


def _row(desk: Desk, removal: Removal) -> str:
    name = line_of(removal.what or removal.address)
    return desk.talk.named(name, _state(desk, removal.state, removal.since))


def _state(desk: Desk, state: str, since: object) -> str:
    words = desk.talk.say(STATE_WORDS[state])
    if since is None:
        return words
    day = desk.session.service_words.day(str(since))
    return desk.talk.say("{state} since {day}", state=words, day=day)


def _page(desk: Desk, uid: str) -> None:
    talk, session = desk.talk, desk.session

    def title() -> None:
        removal = session.removals.get(uid)
        talk.heading(line_of(removal.what or removal.address))
        talk.tell(*_facts(desk, removal))

    def entries() -> list[Entry]:
        listed: list[Entry] = [
            (talk.say(words), lambda state=state: _stands(desk, uid, state))  # type: ignore[misc]
            for state, words in STATES
        ]
        hide: Entry = (talk.say("Take it out of the list"), lambda: _hide(desk, uid))
        return [*listed, hide]

    desk.menu(title, entries, help=talk.say(HELP))


def _facts(desk: Desk, removal: Removal) -> Iterator[str]:
    say, words = desk.talk.say, desk.session.service_words
    yield line_of(removal.address)
    yield say(PLACE_WORDS[removal.place])
    yield _state(desk, removal.state, removal.since)
    if removal.look_again:
        yield say("Look again on {day}.", day=words.day(removal.look_again.isoformat()))
    for stood in reversed(removal.before):
        yield say("Before: {state}", state=_state(desk, stood.state, stood.since))
    yield say("How does it stand today?")


def _stands(desk: Desk, uid: str, state: str) -> None:
    if desk.can_write():
        desk.session.removals.stands(uid, state)
        desk.talk.tell(desk.talk.say("Noted."))


def _hide(desk: Desk, uid: str) -> None:
    if desk.can_write():
        desk.session.removals.hide(uid)
        desk.talk.tell(desk.talk.say("Taken out of the list."))
        raise Gone


def _add(desk: Desk) -> None:
    """Take the addresses out of what is pasted or typed."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    talk.tell(
        talk.say(
            "Paste or type the addresses, one a line. Keep a trace of each before you ask for its "
            "removal. No picture is ever needed here."
        )
    )
    addresses = addresses_in(talk.text())
    if not addresses:
        talk.tell(talk.say("No address was found in this text."))
        return
    added = session.removals.add_all(addresses)
    talk.tell(talk.count("{number} address added.", "{number} addresses added.", added))
