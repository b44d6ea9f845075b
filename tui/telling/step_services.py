"""The services that a step leads to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from tui.library.conditions import Situation
from tui.people.services import EMERGENCY, EVERYWHERE, Service
from tui.session import Session
from tui.telling.services import offered_services

MOST_SERVICES = 4
"""How many services a page names; all of them are among the people."""

FEWEST_SERVICES = 2
"""Below this, services that listen to everyone are added."""

ANYBODY = "victims"
"""The need of the services that listen to everyone, for where a country has none for a need."""

AGAINST_POLICE = "d_polno"
"""The fact of those for whom police and courts are no option; emergency numbers stay."""


def services_of(
    session: Session, wanted: Sequence[str], situation: Situation | None = None
) -> tuple[list[Service], bool]:
    """Return the services a step leads to, at most `MOST_SERVICES`, and whether an emergency is
    meant while the country is not known: then the numbers of every country belong to them.

    Args:
        session: the open file.
        wanted: services by id, and needs (`needs.toml`, or "emergency"), the first of each first.
        situation: the answers, when they are at hand.
    """
    if not wanted:
        return [], False
    answered = situation or session.planning.situation()
    offered = offered_services(session, answered)
    no_police = answered.is_true(AGAINST_POLICE)
    listed = [s for s in offered.all() if s.is_emergency or not (s.official and no_police)]
    chosen = _chosen(listed, wanted)
    if len(chosen) < FEWEST_SERVICES:
        chosen += [s for s in _chosen(listed, (ANYBODY,)) if s not in chosen]
    return chosen[:MOST_SERVICES], EMERGENCY in wanted and not offered.emergency


def _chosen(listed: Sequence[Service], wanted: Sequence[str]) -> list[Service]:
    """Take the services named, then those of each need in turn, so that no need fills the list."""
    named = [service for name in wanted for service in listed if service.id == name]
    by_need = [_for_need(listed, need) for need in wanted]
    in_turn = (service for turn in zip_longest(*by_need) for service in turn if service)
    return list(dict.fromkeys((*named, *in_turn)))[:MOST_SERVICES]


def _for_need(listed: Sequence[Service], need: str) -> list[Service]:
    """Return the services of a need, the country's own first; emergencies only as such."""
    fitting = [s for s in listed if need in s.needs and s.is_emergency == (need == EMERGENCY)]
    return sorted(fitting, key=lambda service: service.country == EVERYWHERE)
