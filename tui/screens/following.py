"""Where a link or a find leads, and how it is named there."""

from __future__ import annotations

from textual.screen import Screen

from tui.library.language import mark
from tui.people.services import Service
from tui.screens.base import CarnetScreen
from tui.screens.sections import SECTION_SCREENS
from tui.session import Session

KIND_WORDS = {
    "guide": mark("guide"),
    "step": mark("step"),
    "service": mark("service"),
    "letter": mark("letter"),
    "platform": mark("platform"),
    "section": mark("go to"),
}


def title_of(session: Session, kind: str, target: str) -> str:
    """Return the name of a target in the session's language; empty when it has none."""
    if kind == "guide" and target in session.guides.all:
        return session.guides.all[target].title
    if kind == "step" and target in session.library.steps:
        return session.library.steps[target].title
    if kind == "letter" and target in session.letters.all:
        return session.letters.all[target].title
    if kind == "platform":
        return _platform_title(session, target)
    service = service_of(session, target) if kind == "service" else None
    return "" if service is None else service.name


def _platform_title(session: Session, target: str) -> str:
    """Return the name of a platform, with the action when one is meant."""
    name, _, action = target.partition(".")
    platform = session.platforms.get(name)
    word = session.platforms.actions.get(action.partition(".")[0], "")
    return " · ".join(filter(None, (platform.name, word))) if platform else ""


def service_of(session: Session, target: str) -> Service | None:
    """Return a service by its id."""
    return next((s for s in session.directory.services if s.id == target), None)


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
