"""What a step's page needs of the open file."""

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from tui.library.conditions import Situation
from tui.people.services import EMERGENCY, Service
from tui.planner.plan import Plan
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

ANYBODY = "victims"
"""The need of the services that listen to everyone, for where a country has none for a need."""


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
    offered = offered_services(session, situation)
    listed = (*offered.fitting, *offered.official, *offered.others, *offered.emergency)
    chosen = _chosen(listed, wanted) or _chosen(listed, (ANYBODY,))
    lines = [service_line(service, session) for service in chosen]
    if EMERGENCY in wanted and not offered.emergency:
        lines += numbers_by_country(emergency_everywhere(session.directory), session)
    return lines


def _chosen(listed: Sequence[Service], wanted: Sequence[str]) -> list[Service]:
    """Take the services named, then those of each need in turn, so that no need fills the list."""
    named = [service for name in wanted for service in listed if service.id == name]
    by_need = [[service for service in listed if need in service.needs] for need in wanted]
    in_turn = (service for turn in zip_longest(*by_need) for service in turn if service)
    return list(dict.fromkeys((*named, *in_turn)))[:MOST_SERVICES]
