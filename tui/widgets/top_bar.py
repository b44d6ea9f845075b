"""The top lines: where we can go, where we are, and the state of the file in words."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.commands import CommandType, Palette
from tui.widgets.aloud import is_aloud
from tui.widgets.marks import HERE
from tui.widgets.moves import RIGHT_BUTTON
from tui.widgets.tabs import Placed, Tab, placed

LOW_WINDOW = 16
"""Lines of a window under which the names of the main screens get one line instead of two."""

_BETWEEN = " · "
"""Stands between the name of a main screen and what more its heading says."""


class TopBar(Widget):
    """The main screens (when there are any), then the title and a note at its right.

    On a main screen the marked name is the title: what more there is to say stands at the right of
    the names when there is room, and takes a line of its own otherwise. Read aloud, it is the title
    alone: the main screens are in the help and under their letters.
    """

    DEFAULT_CSS = """
    TopBar {
        dock: top; height: auto; background: $panel; color: $foreground; padding: 0 1 0 0;
    }
    """

    heading: reactive[str] = reactive("", layout=True)
    note: reactive[str] = reactive("", layout=True)

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
        self.refresh(layout=True)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return the lines needed at `width`."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the lines as plain content."""
        return Content("\n").join(self._lines(self.content_size.width))

    def spans(self) -> list[tuple[Tab, Region]]:
        """Return each tab with the region of its text, relative to the widget's content."""
        if is_aloud(self):
            return []
        return [
            (one.tab, Region(one.column, one.row, one.width, 1))
            for one in self._placed(self.content_size.width)
        ]

    def _placed(self, width: int) -> list[Placed]:
        """Return the tabs: all names on a main screen, one line of them on those behind it."""
        tabs = self._tabs()
        low = self.app.size.height < LOW_WINDOW
        return placed(tabs, width, 1 if low or self._more(tabs) is None else 2)

    def _more(self, tabs: list[Tab]) -> str | None:
        """Return what the heading says beyond the name of the tab we are at.

        None means that the heading is another one: a screen that was opened from a main screen.
        """
        for tab in tabs:
            if tab.here and self.heading == tab.words:
                return ""
            if tab.here and self.heading.startswith(tab.words + _BETWEEN):
                return self.heading[len(tab.words) + len(_BETWEEN) :]
        return None

    def _lines(self, width: int) -> list[Content]:
        tabs = self._tabs()
        if not tabs or is_aloud(self):
            return [self._title(self.heading, width)]
        found = self._placed(width)
        rows = [
            _names([one for one in found if one.row == row]) for row in range(found[-1].row + 1)
        ]
        more = self._more(tabs)
        if more is None:
            return [*rows, self._title(self.heading, width)]
        beside = "  ".join(text for text in (more, self.note) if text)
        room = width - rows[-1].cell_length - 2
        if Content(beside).cell_length > room:
            return [*rows, self._title(more, width)]
        return [*rows[:-1], rows[-1].pad_right(room + 2 - Content(beside).cell_length) + beside]

    def _title(self, text: str, width: int) -> Content:
        """Return one line: `text` at the left in bold, the note at the right."""
        note = Content(self.note).truncate(width, ellipsis=True)
        room = max(0, width - note.cell_length - 2)
        title = Content(text).truncate(room, ellipsis=True, pad=True)
        return Content.assemble(" ", title.stylize("bold"), " ", note)

    def on_click(self, event: events.Click) -> None:
        """Say which tab is under the mouse; beside them every command is listed."""
        offset = event.get_content_offset(self)
        if event.button == RIGHT_BUTTON or offset is None:
            return
        here = (tab.command for tab, region in self.spans() if region.contains(*offset))
        self.post_message(self.Chosen(next(here, Palette)))


def _names(row: list[Placed]) -> Content:
    """Return one line of tabs; the one we are at carries a mark that needs no colour."""
    parts: list[str | tuple[str, str]] = []
    for one in row:
        here = one.tab.here
        parts += [(HERE + one.text, "bold reverse") if here else f" {one.text}", " "]
    return Content.assemble(*parts[:-1])
