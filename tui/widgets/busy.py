"""A line for work that takes a moment."""

from collections.abc import Callable

from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from tui.widgets.aloud import is_aloud

PERIOD = 1.0
"""Seconds between two drawings: a number that grows shows that work goes on, without movement."""
SOON = 2
"""Seconds after which the number is shown."""


class Busy(Widget):
    """Shows words, and after a moment how many seconds have passed, while `working`."""

    DEFAULT_CSS = """
    Busy { height: 1; color: $primary; display: none; }
    Busy.-working { display: block; }
    """

    seconds: reactive[int] = reactive(0)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Start at rest."""
        super().__init__(id=id)
        self._words: str | Callable[[], str] = ""
        self._timer: Timer | None = None

    @property
    def working(self) -> bool:
        """Whether work is under way."""
        return self._timer is not None

    def begin(self, words: str | Callable[[], str]) -> None:
        """Show `words` and count; a function is asked for them at each second."""
        self.finish()
        self._words, self.seconds = words, 0
        self.add_class("-working")
        self._timer = self.set_interval(PERIOD, self._count)
        self.refresh()

    def finish(self) -> None:
        """Disappear."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = None
        self.remove_class("-working")

    def _count(self) -> None:
        self.seconds += 1

    def render(self) -> Content:
        """Return the words and the seconds; read aloud, the words alone, so once."""
        counted = "" if self.seconds < SOON or is_aloud(self) else f"  {self.seconds} s"
        words = self._words if isinstance(self._words, str) else self._words()
        return Content(words + counted)
