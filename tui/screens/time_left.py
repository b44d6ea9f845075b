"""How long work will still take, from how far it is; said without false precision."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

from tui.leaving import Elapsed
from tui.library.language import Language, mark

Count = Callable[..., str]

SURE_AFTER = 2.0
"""Seconds of work before anything is said."""
SURE_SHARE = 0.02
"""Part of the work that must be done before anything is said."""
SILENT_FOR = 8.0
"""Seconds without any sign of how far it is, after which that is said."""

MINUTE = 60.0
EXACT = 10
"""Minutes up to which each is named; above, fives."""
MOST = 60

UNKNOWN = mark("How long it takes is not known yet. It goes on.")
SHORT = mark("less than a minute left")
LONG = mark("more than an hour left")


class TimeLeft:
    """Notes how far the work is, and estimates what is left from the time it took so far."""

    def __init__(self, elapsed: Elapsed) -> None:
        """Begin now; `elapsed` gives seconds."""
        self._elapsed, self._begun = elapsed, elapsed()
        self._waited, self._paused_at = 0.0, 0.0
        self._share = 0.0

    def at(self, share: float) -> None:
        """Note that `share` of the work is done, 0 to 1."""
        self._share = share

    def pause(self) -> None:
        """Count no time from now on."""
        self._paused_at = self._elapsed()

    def go_on(self) -> None:
        """Count time again."""
        self._waited += self._elapsed() - self._paused_at

    @property
    def taken(self) -> float:
        """Seconds worked so far, without pauses."""
        return self._elapsed() - self._begun - self._waited

    def seconds(self) -> float | None:
        """Return the seconds left; None when it is too early to say."""
        if self._share < SURE_SHARE or self.taken < SURE_AFTER:
            return None
        return self.taken / self._share * (1 - self._share)

    def words(self, say: Count, count: Count) -> str:
        """Return what is left in words; "" when it is too early to say.

        Args:
            say: translates a sentence.
            count: translates one that depends on a number.
        """
        left = self.seconds()
        if left is None:
            return say(UNKNOWN) if self.taken > SILENT_FOR and self._share < SURE_SHARE else ""
        return left_words(left, say, count)


def left_words(seconds: float, say: Count, count: Count) -> str:
    """Return a time left in words: whole minutes, fives above ten, never seconds."""
    minutes = round(seconds / MINUTE)
    if minutes < 1:
        return say(SHORT)
    if minutes > EXACT:
        minutes = 5 * round(minutes / 5)
    if minutes > MOST:
        return say(LONG)
    return count("about {number} minute left", "about {number} minutes left", minutes)


def show_left(line: Static, left: TimeLeft, language: Language) -> None:
    """Show in `line` what is left; no line at all while there is nothing to say."""
    words = left.words(language.say, language.count)
    line.display = bool(words)
    line.update(Content(words))
