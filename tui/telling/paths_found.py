"""The paths for a step on the platforms that somebody named."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.named_platforms import Named, concerns, named_in
from tui.library.platforms import Found
from tui.session import Session


def named_platforms(session: Session) -> Named:
    """Return the platforms and devices somebody named."""
    return named_in(session.planning.situation(), session.platforms)


def found_for(session: Session, actions: Sequence[str], *, all_of_them: bool) -> tuple[Found, ...]:
    """Return the paths for actions: on the platforms named and those for everyone, or on all."""
    platforms, named = session.platforms, named_platforms(session)
    wanted = [one.id for one in platforms.all if all_of_them or concerns(one, named)]
    return platforms.actions_for(actions, wanted, named.devices)
