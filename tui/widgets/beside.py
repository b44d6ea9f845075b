"""A text beside a list, which changes with every move of the cursor."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, zip_longest

from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

Text = Content | str
Laid = Callable[[int], Text]
"""Lays a text out for a number of cells."""

Shown = Text | Laid


class Beside(ScrollView, can_focus=False):
    """Shows a text that is wrapped to the width and scrolls by the mouse.

    A label in a scrolling box would measure and arrange the whole screen anew for each text; here
    only these lines are drawn again, unless the scroll bar comes or goes.
    """

    DEFAULT_CSS = """
    Beside { overflow-x: hidden; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Begin empty."""
        super().__init__(id=id)
        self._laid: Laid = _nothing
        self._text = Content("")
        self._strips: list[Strip] = []
        self._fitted = False

    @property
    def text(self) -> Content:
        """What is shown, as it was laid out."""
        return self._text

    def show(self, text: Shown) -> None:
        """Show another text, or what a function lays out for the width there is."""
        self._laid = text if callable(text) else lambda _width: text
        self._draw_again()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._draw_again()

    def notify_style_update(self) -> None:
        """Draw in other colours."""
        super().notify_style_update()
        self._draw_again()

    def selection_updated(self, selection: Selection | None) -> None:
        """Mark what is selected with the mouse."""
        super().selection_updated(selection)
        self._draw_again()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what is selected with the mouse, and what ends it."""
        return selection.extract(self._text.plain), "\n"

    def _draw_again(self) -> None:
        """Measure the text where it can be seen: a hidden part costs nothing."""
        before, self._fitted = self._strips, False
        if self.container_size.width > 0:
            self._fit()
            changed = self._changed(before)
            if changed:
                self.refresh(changed)

    def _changed(self, before: list[Strip]) -> Region:
        """Return the lines of the view that are not as `before`, from the first to the last."""
        top, size = self.scroll_offset.y, self.container_size
        pairs = zip_longest(before[top:], self._strips[top:])
        changed = [y for y, (old, new) in enumerate(islice(pairs, size.height)) if old != new]
        first, last = (changed[0], changed[-1] + 1) if changed else (0, 0)
        return Region(0, first, size.width, last - first)

    def _fit(self) -> None:
        """Lay the text out; a scroll bar, where one is needed, takes its cells from it."""
        self._fitted = True
        width, height = self.container_size
        self._lay_out(width)
        if len(self._strips) > height:
            self._lay_out(max(1, width - self.styles.scrollbar_size_vertical))
        room = Size(0, len(self._strips))
        self.set_reactive(Beside.virtual_size, room)  # without arranging the whole screen
        self._scroll_update(room)

    def _lay_out(self, width: int) -> None:
        text = self._laid(width)
        self._text = text if isinstance(text, Content) else Content(text)
        self._strips = Visual.to_strips(self, self._text, width, None, self.visual_style, pad=True)

    def render_line(self, y: int) -> Strip:
        """Return the line at line `y` of the view."""
        if not self._fitted:
            self._fit()
        index = y + self.scroll_offset.y
        if index < len(self._strips):
            return self._strips[index]
        return Strip.blank(self.scrollable_content_region.width, self.rich_style)


def _nothing(_width: int) -> Text:
    return ""
