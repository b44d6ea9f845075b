"""The bottom line: at most six keys that work now, with what they do."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.commands import CommandType
from tui.widgets.aloud import is_aloud
from tui.widgets.moves import RIGHT_BUTTON

MOST_HINTS = 6


@dataclass(frozen=True)
class Hint:
    """One key of the footer; `kept` hints stay when the terminal is narrow."""

    key: str
    words: str
    command: CommandType
    kept: bool = False

    @property
    def width(self) -> int:
        """Cells the hint takes, with the space between key and words."""
        return Content(f"{self.key} {self.words}").cell_length


def fitting(hints: list[Hint], width: int) -> list[Hint]:
    """Return the hints that fit in `width` cells, leaving out the last unkept ones first."""
    shown = hints[:]
    while shown and sum(hint.width + 2 for hint in shown) > width:
        dispensable = [hint for hint in shown if not hint.kept]
        if not dispensable:
            break
        shown.remove(dispensable[-1])
    return shown


class KeyFooter(Widget):
    """Draws the hints of the screen in one line; a click does what the key does."""

    DEFAULT_CSS = """
    KeyFooter { dock: bottom; height: 1; background: $panel; color: $foreground; padding: 0 1; }
    """

    @dataclass
    class Chosen(Message):
        """A hint was clicked."""

        command: CommandType

    def __init__(self, hints: Callable[[], list[Hint]]) -> None:
        """Take the function that gives the hints valid now, most useful first."""
        super().__init__()
        self._hints = hints
        self._drawn: list[Hint] | None = None

    def on_mount(self) -> None:
        """Follow what the screen allows."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self._follow())

    def relabel(self) -> None:
        """Draw again in the current language."""
        self.refresh()

    def _follow(self) -> None:
        """Draw again if other keys work now: most moves of a cursor change none."""
        if self._drawn is None or self._shown() != self._drawn:
            self.refresh()

    def _shown(self) -> list[Hint]:
        """Return the hints that fit; read aloud, only those that are the same everywhere."""
        hints = self._hints()[:MOST_HINTS]
        if is_aloud(self):
            hints = [hint for hint in hints if hint.kept]
        return fitting(hints, self.content_size.width)

    def render(self) -> Content:
        """Return the line: keys in bold, two spaces between hints."""
        parts: list[str | tuple[str, str]] = []
        self._drawn = self._shown()
        for hint in self._drawn:
            parts += [(hint.key, "bold $primary"), f" {hint.words}  "]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Say which hint is under the mouse."""
        if event.button == RIGHT_BUTTON:
            return
        offset = event.get_content_offset(self)
        start = 0
        for hint in self._shown():
            if offset is not None and start <= offset.x < start + hint.width:
                self.post_message(self.Chosen(hint.command))
                return
            start += hint.width + 2
