"""A page of headings, paragraphs and lists, each with a hanging indent, in one widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content, Span
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
    sheet = _Sheet(width)
    for line in lines:
        sheet.add(line)
    return Content("\n".join(sheet.rows), spans=sheet.spans)


class _Sheet:
    """Collects rows and where they are styled; one text at the end is much faster than many."""

    def __init__(self, width: int) -> None:
        self.rows: list[str] = []
        self.spans: list[Span] = []
        self._width, self._length = width, 0

    def add(self, line: PageLine) -> None:
        """Add a paragraph: its first row after `before`, the others below the text."""
        text = line.text if isinstance(line.text, Content) else Content(line.text)
        room = max(_SMALLEST_ROOM, self._width - len(line.before))
        before = line.before
        for part in text.split("\n", allow_blank=True):
            for row in wrapped(part, room):
                self._row(before, row, line.style)
                before = " " * len(line.before)

    def _row(self, before: str, row: Content, style: str) -> None:
        start = self._length + len(before)
        self.spans += [Span(start + s.start, start + s.end, s.style) for s in row.spans]
        if style:
            self.spans.append(Span(start, start + len(row.plain), style))
        self.rows.append(before + row.plain)
        self._length = start + len(row.plain) + len("\n")


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
