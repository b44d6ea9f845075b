"""The paths on somebody's own platforms, as they stand below a step's "how to do it"."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.model import Step
from tui.library.platforms import Found
from tui.screens.borrowed import page_lines
from tui.screens.platform_words import PlatformWords
from tui.session import Session
from tui.telling.paths_found import found_for, named_platforms
from tui.widgets.page import EMPTY, PageLine, heading

MOST_PATHS = 6
"""Paths shown on a step's page; when there are more, it names the platforms and the key."""


def platform_words(session: Session) -> PlatformWords:
    """Return what writes paths in the person's language."""
    return PlatformWords(
        session.platforms, session.service_words, session.language.say, session.planning.today()
    )


def platform_lines(session: Session, step: Step) -> list[PageLine]:
    """Return the paths for a step; a hint when no platform was named; nothing without actions."""
    say = session.language.say
    if not step.actions:
        return []
    found = found_for(session, step.actions, all_of_them=False)
    lines = [heading(say("Where to press"))]
    count = sum(len(one.actions) for one in found)
    lines += _all_paths(session, found) if count <= MOST_PATHS else _names(session, found)
    if count > MOST_PATHS:
        lines.append(PageLine(say("Press h for where to press on each of them.")))
    elif not named_platforms(session).told:
        lines.append(
            PageLine(say("Press h to choose a platform, or to name those you use, once for all."))
        )
    elif not found:
        lines.append(PageLine(say("Nothing is known for your platforms. Press h for others.")))
    return lines


def _all_paths(session: Session, found: Sequence[Found]) -> list[PageLine]:
    words = platform_words(session)
    lines: list[PageLine] = []
    several = len({path.action for one in found for path in one.actions}) > 1
    for one in found:
        lines += [EMPTY] if lines else []
        lines.append(PageLine(one.platform.name, style="bold"))
        lines += page_lines(session.language.say, one.platform.borrowed, "  ")
        lines += [PageLine(warning, "  ! ") for warning in one.platform.warnings]
        before = ""
        for path in one.actions:
            if several and path.action != before:
                lines.append(PageLine(session.platforms.actions[path.action], "  "))
            lines += words.path(path, before="  • ")
            before = path.action
    return lines


def _names(session: Session, found: Sequence[Found]) -> list[PageLine]:
    count = session.language.count
    return [
        PageLine(
            f"{one.platform.name} · " + count("{number} path", "{number} paths", len(one.actions)),
            "• ",
        )
        for one in found
    ]
