"""The lines of the people screen: supporters, then services in the order that fits the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.library.language import mark
from tui.people.services import EVERYWHERE, Service
from tui.people.supporters import Supporter
from tui.session import Session
from tui.telling.services import (
    emergency_everywhere,
    grouped_by_country,
    offered_services,
    shown_country,
)


@dataclass(frozen=True)
class PeopleLine:
    """A heading, a supporter, a service, or a sentence that stands where a list is empty."""

    heading: str = ""
    supporter: Supporter | None = None
    service: Service | None = None

    @property
    def key(self) -> str:
        """Name the line, so that the cursor finds it again."""
        if self.supporter is not None:
            return f"supporter {self.supporter.id}"
        return f"service {self.service.id}" if self.service is not None else ""


def people_lines(session: Session, *, hidden: bool) -> list[PeopleLine]:
    """Return every line; `hidden` brings hidden supporters too."""
    say = session.language.say
    supporters = session.supporters.all(hidden=hidden)
    lines = [PeopleLine(say("People you trust")) if supporters else PeopleLine(say(NOBODY))]
    lines += [PeopleLine(supporter=supporter) for supporter in supporters]
    for heading, services in _groups(session):
        listed = [PeopleLine(service=service) for service in services]
        lines += [PeopleLine(heading), *listed] if listed else []
    return lines


NOBODY = mark("People you trust: press n to add somebody")


def _groups(session: Session) -> Iterator[tuple[str, Iterable[Service]]]:
    """Yield headings and services: emergency, chosen, fitting, official, others."""
    say, directory = session.language.say, session.directory
    country, chosen = shown_country(session), session.chosen_services.all()
    offered = offered_services(session)
    if country:
        name = session.service_words.country(country)
        yield say("Emergency: {country}", country=name), offered.emergency
    else:
        yield from _emergency_anywhere(session)
    known = {service.id: service for service in directory.services}
    kept = session.kept_services.all()
    known |= {name: one.as_service() for name, one in kept.items() if name not in known}
    listed = [known[name] for name in chosen if name in known]
    yield say("Chosen by you"), [service for service in listed if not service.is_emergency]
    for heading, services in (
        (say("Services for what you answered"), offered.fitting),
        (say("Police, courts, official sites"), offered.official),
        (say("Other services"), offered.others),
    ):
        yield heading, [service for service in services if service.id not in chosen]


def _emergency_anywhere(session: Session) -> Iterator[tuple[str, Iterable[Service]]]:
    say = session.language.say
    services = (s for s in emergency_everywhere(session.directory) if s.country != EVERYWHERE)
    for name, listed in grouped_by_country(services, session.service_words):
        yield say("Emergency: {country}", country=name), listed
