"""What a step's page needs of the open file."""

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from tui.library.conditions import Situation
from tui.planner.plan import Plan
from tui.screens.platform_lines import platform_lines
from tui.screens.service_lines import numbers_by_country, service_line
from tui.screens.step_life import LifeLines
from tui.screens.step_words import StepWords
from tui.session import Session
from tui.telling.services import emergency_everywhere
from tui.telling.step_services import services_of


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
    """Return a line for each service a step leads to, a few.

    Where the country is not known and an emergency is meant, every country's numbers follow.

    Args:
        session: the open file.
        wanted: services by id, and needs (`needs.toml`, or "emergency"), the first of each first.
        situation: the answers, when they are at hand.
    """
    chosen, anywhere = services_of(session, wanted, situation)
    lines = [service_line(service, session) for service in chosen]
    if anywhere:
        lines += numbers_by_country(emergency_everywhere(session.directory), session)
    return lines
