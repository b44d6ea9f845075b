"""The session: one open file and everything the screens ask of it, by what it is about."""

from tui.session.opened import Clock
from tui.session.whole import Session

__all__ = ["Clock", "Session"]
