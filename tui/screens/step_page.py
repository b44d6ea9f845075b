"""What a step's page needs of the open file."""

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from textual.content import Content

from tui.library.conditions import Situation
from tui.people.services import EMERGENCY, EVERYWHERE, Service
from tui.planner.plan import Plan
from tui.screens.platform_lines import platform_lines
from tui.screens.service_lines import (
    emergency_everywhere,
    numbers_by_country,
    offered_services,
    service_line,
)
from tui.screens.step_life import LifeLines
from tui.screens.step_words import StepWords
from tui.session import Session

MOST_SERVICES = 4
"""How many services a page names; all of them are among the people."""

FEWEST_SERVICES = 2
"""Below this, services that listen to everyone are added."""

ANYBODY = "victims"
"""The need of the services that listen to everyone, for where a country has none for a need."""

AGAINST_POLICE = "d_polno"
"""The fact of those for whom police and courts are no option; emergency numbers stay."""


def step_words(session: Session, plan: Plan) -> StepWords:
    """Return what writes the pages of the steps of a plan."""

    def services(needs: Sequence[str]) -> Sequence[Content]:
        return services_for(session, needs, plan.situation)

    language, planning = session.language, session.planning
    return StepWords(
        plan=plan,
        library=planning.library,
        answers=planning.answers(),
        say=language.say,
        count=language.count,
        services=services,
        life=LifeLines(session).of,
        press=partial(platform_lines, session),
    )


def services_for(
    session: Session, wanted: Sequence[str], situation: Situation | None = None
) -> list[Content]:
    """Return a line for each service a step leads to, at most `MOST_SERVICES`.

    Where the country is not known and an emergency is meant, every country's numbers follow.

    Args:
        session: the open file.
        wanted: services by id, and needs (`needs.toml`, or "emergency"), the first of each first.
        situation: the answers, when they are at hand.
    """
    if not wanted:
        return []
    answered = situation or session.planning.situation()
    offered = offered_services(session, answered)
    no_police = answered.is_true(AGAINST_POLICE)
    listed = [s for s in offered.all() if s.is_emergency or not (s.official and no_police)]
    chosen = _chosen(listed, wanted)
    if len(chosen) < FEWEST_SERVICES:
        chosen += [s for s in _chosen(listed, (ANYBODY,)) if s not in chosen]
    lines = [service_line(service, session) for service in chosen[:MOST_SERVICES]]
    if EMERGENCY in wanted and not offered.emergency:
        lines += numbers_by_country(emergency_everywhere(session.directory), session)
    return lines


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
