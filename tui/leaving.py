"""When it is time to go: presses that mean "leave", the idle watch, and the exit itself."""

import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tui.safety.quick_exit import leave_now
from tui.safety.terminal import RESET, Attributes, send

PRESS_SECONDS = 1.5
"""Time within which repeated presses count as one wish to leave."""

BARE_MODIFIER = "ctrl+@"
"""How a zero byte arrives: Windows may send one for ctrl or shift that is pressed by itself."""

WARNING_SECONDS = 20
"""How long before the automatic lock a line says so."""

ASLEEP_SECONDS = 30
"""More than this between two looks, a second apart, means that the computer slept."""

Elapsed = Callable[[], float]
Leave = Callable[[Callable[[], None], int], None]
"""Ends the process with an exit code after a function has kept what is not saved yet."""


def elapsed_seconds() -> float:
    """Return seconds since some start, counting the time the computer was asleep if possible."""
    boot_clock = getattr(time, "CLOCK_BOOTTIME", None)
    if sys.platform == "darwin":
        boot_clock = time.CLOCK_MONOTONIC  # which goes on there while the computer sleeps
    return time.monotonic() if boot_clock is None else time.clock_gettime(boot_clock)


@dataclass
class Presses:
    """Counts presses of one key and says when they mean "leave"."""

    times: int
    elapsed: Elapsed
    within: float = PRESS_SECONDS
    _seen: deque[float] = field(default_factory=deque)

    def press(self) -> bool:
        """Note one press; return True when it is the last of `times` within `within` seconds."""
        now = self.elapsed()
        self._seen.append(now)
        while now - self._seen[0] > self.within:
            self._seen.popleft()
        return len(self._seen) >= self.times

    def forget(self) -> None:
        """Start again: another key came between."""
        self._seen.clear()


@dataclass
class LeaveKeys:
    """The keys that leave when pressed repeatedly: esc three times, ctrl+c twice."""

    elapsed: Elapsed

    def __post_init__(self) -> None:
        """Start with nothing pressed."""
        self._presses = {
            "escape": Presses(3, self.elapsed),
            "ctrl+c": Presses(2, self.elapsed),
        }

    def press(self, key: str) -> bool:
        """Note `key`; return True when the person wants to leave."""
        if key == BARE_MODIFIER:
            return False
        for name, presses in self._presses.items():
            if name != key:
                presses.forget()
        return key in self._presses and self._presses[key].press()


@dataclass
class IdleWatch:
    """Says how long nobody has touched the keyboard."""

    elapsed: Elapsed
    minutes: int = 3
    warned: bool = False

    def __post_init__(self) -> None:
        """Start counting now."""
        self.touch()

    def touch(self) -> None:
        """Note that somebody is here."""
        self._last = self._looked = self.elapsed()
        self.warned = False

    def look(self) -> None:
        """Note that the watch was looked at."""
        self._looked = self.elapsed()

    @property
    def due(self) -> bool:
        """Whether nobody was here for so long that the file locks, whatever is pressed now."""
        return self.left() <= 0

    @property
    def slept(self) -> bool:
        """Whether the computer slept since the watch was last looked at."""
        return self.elapsed() - self._looked > ASLEEP_SECONDS

    @property
    def quiet(self) -> float:
        """Seconds since somebody was last noted."""
        return self.elapsed() - self._last

    def left(self) -> float:
        """Return the seconds until the lock; zero or less when it is due."""
        return self.minutes * 60 - self.quiet

    def warns(self) -> bool:
        """Return True once when the lock is near."""
        if self.warned or self.left() > WARNING_SECONDS:
            return False
        self.warned = True
        return True


def leave_at_once(attributes: Callable[[], Attributes | None]) -> Leave:
    """Return the real exit: the screen is cleared first, then text is kept, then all ends.

    Args:
        attributes: gives the terminal modes to bring back, asked for when leaving.
    """

    def leave(keep: Callable[[], None], code: int) -> None:
        send(RESET)
        leave_now(keep, code, attributes())

    return leave
