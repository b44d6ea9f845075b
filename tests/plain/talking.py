"""Plain lines driven by a list of lines, as somebody would type them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from tui.library.places import content_root
from tui.plain.running import PlainSession
from tui.plain.ways import Leave
from tui.start import SessionStart
from tui.vault.profiles import Profile
from tui.vault.secret import Secret

CHEAP = {number: Profile(number, passes=1, memory=8, lanes=1) for number in (1, 2)}
WORDS = "correct horse battery staple"
NOW = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)


class Typed:
    """A terminal on which the lines of a list are typed; after the last one it is closed."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.partial = ""
        self.said: list[str] = []

    def write(self, text: str = "") -> None:
        self.said.append(text)

    def ask(self, prompt: str) -> str:
        line = next(self._lines, None)
        self.said.append(f"{prompt}{'' if line is None else line}".rstrip())
        if line is None:
            raise Leave
        return line

    def ask_secret(self, prompt: str) -> Secret:
        self.said.append(prompt.rstrip())
        line = next(self._lines, None)
        if line is None:
            raise Leave
        return Secret(line.encode())

    def rows(self) -> int:
        return 3

    @property
    def text(self) -> str:
        return "\n".join(self.said)


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def talked(
    *lines: str, language: str = "en", now: datetime = NOW, first_id: int = 1, **start: object
) -> tuple[str, int]:
    """Return everything that was said while `lines` were typed here, and the exit code."""
    typed, ids = Typed(lines), itertools.count(first_id)
    session = PlainSession(
        SessionStart(Path(), **start),  # type: ignore[arg-type]
        typed,
        content=content_root(),
        language=language,
        clock=lambda: now,
        new_id=lambda: f"{next(ids):032x}",
        elapsed=Clock(),
        profiles=CHEAP,
    )
    code = session.run()
    return typed.text, code


NEW = ("1", "2", "1", WORDS, WORDS)
"""Makes a file: here, not for small computers, an own passphrase, typed twice."""
