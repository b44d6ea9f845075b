"""Where a link or a find leads, and how it is named there."""

from __future__ import annotations

from textual.screen import Screen

from tui.screens.base import CarnetScreen
from tui.screens.sections import SECTION_SCREENS
from tui.session import Session
from tui.telling.link_words import service_of


def follow(screen: CarnetScreen, kind: str, target: str) -> None:
    """Open what a link or a find leads to; say so when there is no page for it."""
    if kind == "section" and target in SECTION_SCREENS:
        screen.carnet.action_go(target)
        return
    page = _page(screen.session, kind, target)
    if page is None:
        screen.tell(screen.say("There is no page for this."))
    else:
        screen.app.push_screen(page)


def _page(session: Session, kind: str, target: str) -> Screen[None] | None:
    """Return the page of a target; the modules are loaded when they are needed."""
    if kind == "guide" and target in session.guides.all:
        from tui.screens.guide import GuideScreen

        return GuideScreen(session, target)
    if kind == "step" and target in session.library.steps:
        return step_page(session, target)
    if kind == "platform" and session.platforms.get(target.partition(".")[0]) is not None:
        from tui.screens.platform import PlatformScreen

        return PlatformScreen(session, target.partition(".")[0], target)
    if kind == "letter" and target in session.letters.all:
        from tui.screens.letter import LetterScreen

        return LetterScreen(session, target)
    service = service_of(session, target) if kind == "service" else None
    if service is not None:
        from tui.screens.person import PersonScreen
        from tui.telling.people_lines import PeopleLine

        return PersonScreen(session, PeopleLine(service=service))
    return None


def step_page(session: Session, target: str) -> Screen[None]:
    """Return the page of a step, in the plan or outside it."""
    if session.planning.plan().find(target) is not None:
        from tui.screens.step import StepScreen

        return StepScreen(session, target)
    from tui.screens.step_reading import StepReadingScreen

    return StepReadingScreen(session, target)
