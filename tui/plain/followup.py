"""Follow-up in lines: what is due, reports, removals, accounts, limits, searching oneself."""

from __future__ import annotations

from collections.abc import Iterator

from tui.library.language import mark
from tui.plain import accounts, own_search
from tui.plain.desk import Desk, Entry
from tui.plain.officer import officer
from tui.plain.removals import removals
from tui.plain.reports import reports
from tui.telling.followup_due import due_now, due_sentence
from tui.telling.limits import limits_now
from tui.telling.services import shown_country

HELP = mark("Keep a trace before you report: a report can make it disappear.")


def followup(desk: Desk) -> None:
    """Say what is due, and where one can go from here."""
    talk = desk.talk

    def title() -> None:
        talk.heading(talk.say("Follow-up"))
        talk.tell(*_due(desk))

    desk.menu(title, lambda: _entries(desk), help=talk.say(HELP))


def _due(desk: Desk) -> Iterator[str]:
    session = desk.session
    found = due_now(session, shown_country(session))
    yield desk.talk.count("{number} thing is due.", "{number} things are due.", len(found))
    yield from (due_sentence(session, due) for due in found)


def _entries(desk: Desk) -> list[Entry]:
    say = desk.talk.say
    return [
        (say("Reports and answers"), lambda: reports(desk)),
        (say("Addresses to be removed"), lambda: removals(desk)),
        (say("Time limits: ask before…"), lambda: _limits(desk)),
        (say("Your accounts"), lambda: accounts.accounts(desk)),
        (say("Your devices"), lambda: accounts.devices(desk)),
        (say("In which order to secure them"), lambda: accounts.order(desk)),
        (say("Who can reach what"), lambda: accounts.reach(desk)),
        (say("Searching for yourself, and alerts"), lambda: own_search.own_search(desk)),
        (say("Before speaking with an officer"), lambda: officer(desk)),
    ]


def _limits(desk: Desk) -> None:
    """Say before which day to ask a lawyer, and from what it is counted."""
    talk, session = desk.talk, desk.session
    day = session.service_words.day
    talk.heading(talk.say("Time limits: ask before…"))
    talk.tell(
        talk.say(
            "No legal advice: it only says when a time limit may end. Ask a lawyer or an "
            "association before that day."
        )
    )
    found = limits_now(session)
    if not found:
        talk.tell(_why_none(desk))
    for one in found:
        over = one.day < session.planning.today()
        sentence = (
            talk.say("Perhaps over since {day}: ask all the same.", day=day(one.day.isoformat()))
            if over
            else talk.say("Ask before {day}.", day=day(one.day.isoformat()))
        )
        counted = day(one.incident.day.isoformat())
        source = f"{one.limit.source} ({day(one.limit.checked)})"
        talk.tell(
            "",
            sentence,
            one.limit.text,
            talk.say(
                "Counted from the note of {day}; if it began earlier, the limit ends earlier.",
                day=counted,
            ),
            talk.say("Source: {source}", source=source),
        )


def _why_none(desk: Desk) -> str:
    say, country = desk.talk.say, shown_country(desk.session)
    if not country:
        return say("Choose your country among the people to hear what is known of it.")
    if country not in {limit.country for limit in desk.session.deadlines.limits}:
        return say("For this country Carnet knows no time limit for certain. Ask early.")
    return say(
        "Nothing in your journal starts one. In a note, say what it is about and when it happened."
    )
