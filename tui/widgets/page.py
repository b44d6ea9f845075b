"""A page of headings, paragraphs and lists, each with a hanging indent, in one widget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content, Span
from textual.widgets import Static

from tui.widgets.wrapping import wrapped

_SMALLEST_ROOM = 8
UNKNOWN_WIDTH = 76
"""Cells taken for the width before a first arrangement."""


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
    rows, spans, start = [], [], 0
    for row, marks in _laid(lines, width):  # one text at the end is much faster than many
        rows.append(row)
        spans += [Span(start + mark.start, start + mark.end, mark.style) for mark in marks]
        start += len(row) + len("\n")
    return Content("\n".join(rows), spans=spans)


def laid_rows(lines: Iterable[PageLine], width: int) -> list[Content]:
    """Return the same, row by row."""
    return [Content(row, spans=marks) for row, marks in _laid(lines, width)]


def _laid(lines: Iterable[PageLine], width: int) -> Iterator[tuple[str, list[Span]]]:
    """Yield each row and its styles."""
    for line in lines:
        yield from _paragraph(line, width)


def _paragraph(line: PageLine, width: int) -> Iterator[tuple[str, list[Span]]]:
    """Yield the rows: the first after `before`, the others below its text."""
    text = line.text if isinstance(line.text, Content) else Content(line.text)
    room = max(_SMALLEST_ROOM, width - len(line.before))
    before, start = line.before, len(line.before)
    for part in text.split("\n", allow_blank=True):
        for row in wrapped(part, room):
            marks = [Span(start + s.start, start + s.end, s.style) for s in row.spans]
            if line.style:
                marks.append(Span(start, start + len(row.plain), line.style))
            yield before + row.plain, marks
            before = " " * start


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
        self.update(laid_out(self._lines, self.content_size.width or UNKNOWN_WIDTH))
