"""Services as short lines of text: whom to call, how, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from tui.library.conditions import Situation
from tui.people.ordering import Offer, offer
from tui.people.service_words import ServiceWords
from tui.people.services import Directory, Service

COUNTRY_QUESTION = "q_country"


def country_of(situation: Situation, directory: Directory) -> str:
    """Return the country that was answered, or an empty text when it is not known."""
    known = {service.country for service in directory.services}
    return next((code for code in situation.selected(COUNTRY_QUESTION) if code in known), "")


def offer_for(situation: Situation, directory: Directory) -> Offer:
    """Return the services for these answers."""
    return offer(directory, country_of(situation, directory), situation)


def emergency_everywhere(directory: Directory) -> tuple[Service, ...]:
    """Return the emergency services of every country, for when the country is not known."""
    return tuple(service for service in directory.services if service.is_emergency)


def service_line(service: Service, words: ServiceWords) -> Content:
    """Return one service as a line: name in bold, then number, text line, hours."""
    parts = [part for part in (words.hours(service), words.cost(service)) if part]
    number = service.phone or service.sms or service.url or service.email
    if number not in service.name:
        parts.insert(0, number)
    return Content.assemble((service.name, "bold"), "  ", " · ".join(parts))


def numbers_by_country(
    services: Iterable[Service], words: ServiceWords, text_message: str
) -> Iterator[Content]:
    """Yield a line a country with its numbers; `text_message` follows those that are written to."""
    for country, listed in grouped_by_country(services, words):
        numbers = (service.phone or f"{service.sms} ({text_message})" for service in listed)
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
