"""A moving line for work that takes a moment."""

from collections.abc import Callable

from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

PERIOD = 0.12
LENGTH = 30
PART = 6


class Busy(Widget):
    """Shows words and a part of a line that moves while `working`; nothing otherwise."""

    DEFAULT_CSS = """
    Busy { height: 1; color: $primary; display: none; }
    Busy.-working { display: block; }
    """

    step: reactive[int] = reactive(0)

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
        """Show `words` and move; a function is asked for them at each move."""
        self.finish()
        self._words = words
        self.add_class("-working")
        self._timer = self.set_interval(PERIOD, self._move)

    def finish(self) -> None:
        """Disappear."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = None
        self.remove_class("-working")

    def _move(self) -> None:
        self.step += 1

    def render(self) -> Content:
        """Return the words and the line with its moving part."""
        place = self.step % (2 * (LENGTH - PART))
        start = min(place, 2 * (LENGTH - PART) - place)
        line = "─" * start + "━" * PART + "─" * (LENGTH - PART - start)
        words = self._words if isinstance(self._words, str) else self._words()
        return Content(f"{line}  {words}")
