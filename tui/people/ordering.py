"""Which services to offer to somebody, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.library.conditions import Situation
from tui.people.services import EVERYWHERE, Directory, Service


@dataclass(frozen=True, slots=True)
class Offer:
    """The services of one country in the groups a screen shows.

    `emergency` answers at once; `fitting` helps with what the answers say, the country's own first
    and the most pressing need first; `official` is run by the police, the courts or the State;
    `others` is everything else.
    """

    emergency: tuple[Service, ...]
    fitting: tuple[Service, ...]
    official: tuple[Service, ...]
    others: tuple[Service, ...]

    def all(self) -> tuple[Service, ...]:
        """Return every service in the order shown."""
        return self.emergency + self.fitting + self.official + self.others


def for_country(services: Iterable[Service], country: str) -> tuple[Service, ...]:
    """Return the services of a country, then those for everyone, each in the file's order."""
    listed = tuple(services)
    own = tuple(service for service in listed if service.country == country != EVERYWHERE)
    return own + tuple(service for service in listed if service.country == EVERYWHERE)


def needs_of(directory: Directory, situation: Situation) -> tuple[str, ...]:
    """Return the needs that the answers show, most pressing first."""
    return tuple(need.id for need in directory.needs if need.when.holds(situation))


def offer(directory: Directory, country: str, situation: Situation) -> Offer:
    """Sort the services of a country by what the answers say.

    Args:
        directory: every service.
        country: a code of `services.toml`; an unknown one gives the services for everyone.
        situation: the answers; with none of them, only what fits everyone counts as fitting.
    """
    wanted = {need: rank for rank, need in enumerate(needs_of(directory, situation))}
    ages = {group for group, when in directory.ages.items() if when.holds(situation)}
    listed = for_country(directory.services, country)
    emergency = tuple(service for service in listed if service.is_emergency)
    calm = [service for service in listed if not service.is_emergency]
    fitting = [service for service in calm if _fits(service, wanted, ages) and not service.official]
    fitting.sort(key=lambda service: _rank(service, wanted))
    official = [service for service in calm if service.official]
    official.sort(key=lambda service: _rank(service, wanted))
    others = [service for service in calm if service not in fitting and not service.official]
    return Offer(emergency, tuple(fitting), tuple(official), tuple(others))


def _fits(service: Service, wanted: dict[str, int], ages: set[str]) -> bool:
    return (not service.ages or service.ages in ages) and any(n in wanted for n in service.needs)


def _rank(service: Service, wanted: dict[str, int]) -> tuple[bool, bool, int]:
    """Put the country's own first, then what is sure, then the most pressing need.

    The sort keeps the file's order.
    """
    need = min((wanted[need] for need in service.needs if need in wanted), default=len(wanted))
    return service.country == EVERYWHERE, not service.is_sure, need
