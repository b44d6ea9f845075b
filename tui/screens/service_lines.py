"""Services as short lines of text: whom to call, how, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from tui.people.services import Service
from tui.session import Session
from tui.telling.services import grouped_by_country


def service_line(service: Service, session: Session) -> Content:
    """Return one service as a line: name in bold, number, hours, cost, and whether it is old."""
    words = session.service_words
    parts = [part for part in (words.hours(service), words.cost(service)) if part]
    number = service.phone or service.sms or service.url or service.email
    if number not in service.name:
        parts.insert(0, number)
    if not service.is_sure:
        parts.append(words.unsure())
    elif service.freshness(session.planning.today()) in {"old", "undated"}:
        parts.append(session.language.say("may have changed"))
    return Content.assemble((service.name, "bold"), "  ", " · ".join(parts))


def numbers_by_country(services: Iterable[Service], session: Session) -> Iterator[Content]:
    """Yield a line a country with its numbers; those that are written to say so."""
    written = session.language.say("text message")
    for country, listed in grouped_by_country(services, session.service_words):
        numbers = (
            s.phone or (f"{s.sms} ({written})" if s.sms else s.url or s.email) for s in listed
        )
        yield Content.assemble((country, "bold"), "  ", ", ".join(dict.fromkeys(numbers)))
