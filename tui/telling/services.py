"""Which services are shown: those of the country shown, in the order that fits the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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


def grouped_by_country(
    services: Iterable[Service], words: ServiceWords
) -> Iterator[tuple[str, list[Service]]]:
    """Yield (name of the country, its services), in the order given."""
    groups: dict[str, list[Service]] = {}
    for service in services:
        groups.setdefault(service.country, []).append(service)
    for code, listed in groups.items():
        yield words.country(code), listed
