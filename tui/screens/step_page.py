"""What a step's page needs of the open file."""

from collections.abc import Sequence

from textual.content import Content

from tui.planner.plan import Plan
from tui.screens.service_lines import offered_services, service_line
from tui.screens.step_words import StepWords
from tui.session import Session

MOST_SERVICES = 3
"""How many services a page names; all of them are among the people."""


def step_words(session: Session, plan: Plan) -> StepWords:
    """Return what writes the pages of the steps of a plan."""

    def services(needs: Sequence[str]) -> Sequence[Content]:
        return _services(session, needs) if needs else ()

    language, planning = session.language, session.planning
    return StepWords(
        plan, planning.library, planning.answers(), language.say, language.count, services
    )


def _services(session: Session, needs: Sequence[str]) -> list[Content]:
    """Return lines for the first services with one of the needs, those that fit best first."""
    offered = offered_services(session)
    calm = [s for s in (*offered.fitting, *offered.official, *offered.others) if not s.is_emergency]
    listed = [*offered.emergency, *calm] if "emergency" in needs else calm
    fitting = [service for service in listed if set(service.needs) & set(needs)]
    return [service_line(service, session) for service in fitting[:MOST_SERVICES]]
