"""What links lead to, in words."""

from __future__ import annotations

from tui.library.language import mark
from tui.people.services import Service
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
