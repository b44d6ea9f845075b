"""What a step's page needs of the open file."""

from collections.abc import Sequence

from textual.content import Content

from tui.library.conditions import Situation
from tui.planner.plan import Plan
from tui.screens.service_lines import offered_services, service_line
from tui.screens.step_life import LifeLines
from tui.screens.step_words import StepWords
from tui.session import Session

MOST_SERVICES = 3
"""How many services a page names; all of them are among the people."""

ANYBODY = frozenset({"victims"})
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
    session: Session, needs: Sequence[str], situation: Situation | None = None
) -> list[Content]:
    """Return lines for the first services with one of the needs, those that fit best first."""
    if not needs:
        return []
    offered = offered_services(session, situation)
    calm = [s for s in (*offered.fitting, *offered.official, *offered.others) if not s.is_emergency]
    listed = [*offered.emergency, *calm] if "emergency" in needs else calm
    fitting = [service for service in listed if set(needs) & set(service.needs)]
    fitting = fitting or [service for service in listed if ANYBODY & set(service.needs)]
    return [service_line(service, session) for service in fitting[:MOST_SERVICES]]
