"""Services and supporters as lines: whom to call, how, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.people.services import Service
from tui.people.supporters import Supporter
from tui.safety.text import clean
from tui.session import Session
from tui.telling.services import (
    emergency_everywhere,
    grouped_by_country,
    offered_services,
    shown_country,
)

MOST_CALLED = 3


def service_line(service: Service, session: Session) -> str:
    """Return a service as one line: name, number, hours, cost, and whether it is old."""
    words, say = session.service_words, session.language.say
    hours = words.hours(service).replace(say("24/7"), say("day and night, every day"))
    parts = [part for part in (hours, words.cost(service)) if part]
    number = service.phone or service.sms or service.url or service.email
    if number not in service.name:
        parts.insert(0, number)
    if not service.is_sure:
        parts.append(words.unsure())
    elif service.freshness(session.planning.today()) in {"old", "undated"}:
        parts.append(say("may have changed"))
    return f"{service.name}. {', '.join(parts)}"


def country_lines(services: Iterable[Service], session: Session) -> Iterator[str]:
    """Yield a line a country with its numbers; those that are written to say so."""
    written = session.language.say("text message")
    for country, listed in grouped_by_country(services, session.service_words):
        numbers = (
            s.phone or (f"{s.sms} ({written})" if s.sms else s.url or s.email) for s in listed
        )
        listed_ = ", ".join(dict.fromkeys(numbers))
        yield session.language.say("{label}: {value}", label=country, value=listed_)


def supporter_line(supporter: Supporter, session: Session) -> str:
    """Return a supporter as one line: alias, how and when to reach them."""
    say = session.language.say
    parts = [supporter.role, supporter.channel, supporter.hours]
    parts += [say("not from this phone")] if supporter.never_call else []
    parts += [say("hidden")] if supporter.hidden else []
    reach = ", ".join(part for part in parts if part)
    named = say("{label}: {value}", label=supporter.alias, value=reach)
    return clean(named if reach else supporter.alias, keep_newlines=False)


def called(session: Session) -> Iterator[str]:
    """Yield the three to call: those chosen, then supporters, then services that fit."""
    chosen = dict(three_of(session))
    lines = list(chosen.values())
    lines += [
        supporter_line(one, session)
        for one in session.supporters.all()
        if f"supporter {one.id}" not in chosen
    ]
    yield from lines[:MOST_CALLED]
    room = MOST_CALLED - len(lines)
    if room <= 0:
        return
    if not shown_country(session):
        yield from country_lines(emergency_everywhere(session.directory), session)
        return
    offered = offered_services(session)
    first = (*offered.emergency[:1], *offered.fitting, *offered.emergency[1:])
    others = [one for one in first if f"service {one.id}" not in chosen]
    yield from (service_line(one, session) for one in others[:room])


def three_of(session: Session) -> Iterator[tuple[str, str]]:
    """Yield the key and the line of each of the three that is still there and not hidden."""
    people = {f"supporter {one.id}": one for one in session.supporters.all()}
    services = {f"service {one.id}": one for one in session.directory.services}
    for key in session.three.all():
        if key in people:
            yield key, supporter_line(people[key], session)
        elif key in services:
            yield key, service_line(services[key], session)
