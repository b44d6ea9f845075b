"""Services as short lines of text: whom to call, how, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from tui.library.conditions import Situation
from tui.people.ordering import Offer, offer
from tui.people.service_words import ServiceWords
from tui.people.services import Directory, Service
from tui.session import Session

COUNTRY_QUESTION = "q_country"


def country_of(situation: Situation, directory: Directory) -> str:
    """Return the country that was answered, or an empty text when it is not known."""
    known = {service.country for service in directory.services}
    return next((code for code in situation.selected(COUNTRY_QUESTION) if code in known), "")


def shown_country(session: Session, situation: Situation | None = None) -> str:
    """Return the country whose services are shown: chosen among the people, or answered.

    Args:
        session: the open file.
        situation: what the answers mean, where that was worked out already.
    """
    chosen = session.settings.services_country
    return chosen or country_of(situation or session.planning.situation(), session.directory)


def offered_services(session: Session, situation: Situation | None = None) -> Offer:
    """Return the services of the country shown, in the order that fits the answers."""
    known = situation or session.planning.situation()
    return offer(session.directory, shown_country(session, known), known)


def emergency_everywhere(directory: Directory) -> tuple[Service, ...]:
    """Return the emergency services of every country, for when the country is not known."""
    return tuple(service for service in directory.services if service.is_emergency)


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


def grouped_by_country(
    services: Iterable[Service], words: ServiceWords
) -> Iterator[tuple[str, list[Service]]]:
    """Yield (name of the country, its services), in the order given."""
    groups: dict[str, list[Service]] = {}
    for service in services:
        groups.setdefault(service.country, []).append(service)
    for code, listed in groups.items():
        yield words.country(code), listed
