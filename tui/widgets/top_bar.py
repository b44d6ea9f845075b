"""The top lines: where we are, where we can go, and the state of the plan in words."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.commands import CommandType, Palette
from tui.widgets.moves import RIGHT_BUTTON


@dataclass(frozen=True)
class Tab:
    """One main screen: its letter, its name, and the command that opens it."""

    key: str
    words: str
    command: CommandType
    here: bool = False

    def text(self, longest: int | None = None) -> str:
        """Return `p Plan`, or `▸p Plan` when we are there.

        Args:
            longest: cells for the name, a longer one is cut (`Ques.`); 0 leaves only the key.
        """
        if longest is None or self.here:
            return f"{'▸' if self.here else ''}{self.key} {self.words}"
        if len(self.words) <= longest:
            cut = self.words
        else:
            cut = self.words[: longest - 1].rstrip(" '’") + "."
        return f"{self.key} {cut}" if longest else self.key


SHORTEST_NAME = 4
"""Cells under which a cut name says less than no name."""


def tab_texts(tabs: list[Tab], width: int) -> list[str]:
    """Return the text of each tab so that all fit in `width`.

    The name of where we are stays whole. The others are cut to the same length, as long as they
    still say something; then the last ones lose their name.
    """
    longest = max((len(tab.words) for tab in tabs), default=0)
    for length in range(longest, SHORTEST_NAME - 1, -1):
        texts = [tab.text(length) for tab in tabs]
        if _fits(texts, width):
            return texts
    texts = [tab.text(SHORTEST_NAME) for tab in tabs]
    for index in reversed(range(len(tabs))):
        if _fits(texts, width):
            break
        texts[index] = tabs[index].text(0)
    return texts


def _fits(texts: list[str], width: int) -> bool:
    return Content("  ".join(texts)).cell_length <= width


class TopBar(Widget):
    """Two lines: the tabs (when there are any), then the title and a note at its right."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 2; background: $panel; color: $foreground; padding: 0 1; }
    TopBar.-bare { height: 1; }
    """

    heading: reactive[str] = reactive("", layout=False)
    note: reactive[str] = reactive("", layout=False)

    @dataclass
    class Chosen(Message):
        """A tab was clicked, or the title: it stands for all commands."""

        command: CommandType

    def __init__(self, heading: Callable[[], str], tabs: Callable[[], list[Tab]] = list) -> None:
        """Take functions giving the title and the tabs in the current language."""
        super().__init__()
        self._heading, self._tabs = heading, tabs

    def on_mount(self) -> None:
        """Show the words for the first time."""
        self.relabel()

    def relabel(self) -> None:
        """Draw again in the current language."""
        self.heading = self._heading()
        self.set_class(not self._tabs(), "-bare")
        self.refresh()

    def spans(self) -> list[tuple[Tab, Region]]:
        """Return each tab with the region it takes, relative to the widget's content."""
        spans, x = [], 0
        tabs = self._tabs()
        for tab, text in zip(tabs, tab_texts(tabs, self.content_size.width), strict=True):
            length = Content(text).cell_length
            spans.append((tab, Region(x, 0, length, 1)))
            x += length + 2
        return spans

    def render(self) -> Content:
        """Return the two lines as plain content."""
        width = self.content_size.width
        note = Content(self.note).truncate(width, ellipsis=True)
        room = max(0, width - note.cell_length - 1)
        heading = Content(self.heading).truncate(room, ellipsis=True, pad=True)
        second = Content.assemble(heading.stylize("bold"), " ", note)
        tabs = self._tabs()
        if not tabs:
            return second
        texts = tab_texts(tabs, width)
        first: list[str | tuple[str, str]] = []
        for tab, text in zip(tabs, texts, strict=True):
            first += [(text, "bold reverse") if tab.here else text, "  "]
        return Content.assemble(*first, "\n", second)

    def on_click(self, event: events.Click) -> None:
        """Say which tab is under the mouse, or that it was the title."""
        offset = event.get_content_offset(self)
        if event.button == RIGHT_BUTTON:
            return
        if offset is not None and offset.y == self.content_size.height - 1:
            self.post_message(self.Chosen(Palette))
        for tab, region in self.spans():
            if offset is not None and region.contains(offset.x, offset.y):
                self.post_message(self.Chosen(tab.command))
