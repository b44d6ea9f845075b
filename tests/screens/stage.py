"""What the tests of the screens stand on: time that only moves when told, exits that only note."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from textual import events
from textual.pilot import Pilot

from tui.app import CarnetApp
from tui.vault.profiles import Profile

PASSPHRASE = "correct horse battery staple"
CHEAP = {number: Profile(number, passes=1, memory=8, lanes=1) for number in (1, 2)}
LANGUAGES = ("en", "fr")

MakeApp = Callable[..., CarnetApp]
"""`make_app(language="en", **start)`: nothing open yet."""
OpenApp = Callable[..., CarnetApp]
"""`carnet(session, section="today", language="en")`: a file open at a main screen."""
Settle = Callable[[Pilot[Any]], Awaitable[None]]
Snapshot = Callable[[CarnetApp, str], None]
ScreenText = Callable[[CarnetApp], str]


@dataclass
class Time:
    """Wall clock and elapsed seconds that only move when told."""

    now: datetime = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
    seconds: float = 1000.0

    def pass_by(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.seconds += seconds

    def clock(self) -> datetime:
        return self.now

    def elapsed(self) -> float:
        return self.seconds


@dataclass
class Exits:
    """Stands for the real exit: notes the codes and ends the application without the process."""

    codes: list[int] = field(default_factory=list)
    app: CarnetApp | None = None

    def leave(self, keep: Callable[[], None], code: int) -> None:
        keep()
        self.codes.append(code)
        if self.app is not None:
            self.app.exit(code)


def drawn(app: CarnetApp) -> str:
    """Return what is on the screen, line by line, without trailing spaces.

    A non-breaking space is drawn like any other, and stands here as one.
    """
    strips = app.screen._compositor.render_strips()
    lines = ("".join(s.text for s in strip).rstrip() for strip in strips)
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Put `text` into the field with the focus, as a terminal's paste does."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
