"""A page of headings, paragraphs and lists, each with a hanging indent, in one widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

from tui.widgets.wrapping import wrapped

_SMALLEST_ROOM = 8


@dataclass(frozen=True, slots=True)
class PageLine:
    """One paragraph: `before` stands at its first line, the others begin below its text."""

    text: Content | str
    before: str = ""
    style: str = ""


EMPTY = PageLine("")


def heading(text: str) -> PageLine:
    """Return a heading."""
    return PageLine(text, style="bold underline")


def laid_out(lines: Iterable[PageLine], width: int) -> Content:
    """Return the paragraphs wrapped to `width` cells; texts are never markup."""
    return Content("\n").join([piece for line in lines for piece in _pieces(line, width)])


def _pieces(line: PageLine, width: int) -> list[Content]:
    text = line.text if isinstance(line.text, Content) else Content(line.text)
    if line.style:
        text = text.stylize(line.style)
    room = max(_SMALLEST_ROOM, width - len(line.before))
    pieces = [piece for part in text.split("\n", allow_blank=True) for piece in wrapped(part, room)]
    first, rest = line.before, " " * len(line.before)
    return [
        Content.assemble(rest if place else first, piece) for place, piece in enumerate(pieces)
    ] or [Content(first)]


class Page(Static):
    """Shows paragraphs, wrapped again when the width changes."""

    DEFAULT_CSS = """
    Page { height: auto; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Begin empty."""
        super().__init__(markup=False, id=id)
        self._lines: Sequence[PageLine] = ()

    def show(self, lines: Sequence[PageLine]) -> None:
        """Show other paragraphs."""
        self._lines = lines
        self._redraw()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._redraw()

    def _redraw(self) -> None:
        self.update(laid_out(self._lines, self.content_size.width or 76))
