"""Pages for a printer: as plain text, or as a PDF made of nothing but text.

The PDF uses three of the fourteen fonts that every reader has (ISO 32000-1, 9.6.2.2) in
WinAnsiEncoding (Annex D.2), which holds French and English.  It names no date, author or program.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tui.vault import files

_WIDTH, _HEIGHT = 595, 842
_MARGIN = 64
_LETTERS_A_LINE = 84
"""What fits into the width of an A4 page in Helvetica 11."""
_LEADING = 1.45
_ROOM = _HEIGHT - 2 * _MARGIN
"""Points for the lines of a page."""


@dataclass(frozen=True)
class Line:
    """One paragraph.

    A `copied` one is large, in a font that tells O from 0, and never wrapped; a `heading` is bold
    and stays with what follows.
    """

    text: str
    copied: bool = False
    heading: bool = False


def text_page(lines: Iterable[Line]) -> bytes:
    """Return the page as UTF-8 text, wrapped at 84 letters."""
    return "".join(f"{drawn.text}\n" for drawn in _wrapped(lines)).encode()


def pdf_page(lines: Iterable[Line]) -> bytes:
    """Return the lines as a PDF of as many A4 pages as they need."""
    pages = [b"\n".join(_drawing(page)) for page in _pages(lines)]
    fonts = b"".join(
        b"/F%d << /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >> "
        % (number, name)
        for number, name in enumerate((b"Helvetica", b"Courier-Bold", b"Helvetica-Bold"), start=1)
    )
    return _file(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(len(pages))), len(pages)),
        *(part for number, drawn in enumerate(pages) for part in _page(number, drawn, fonts)),
    )


def _page(number: int, drawn: bytes, fonts: bytes) -> tuple[bytes, bytes]:
    """Return the two objects of a page: what it is, and what is drawn on it."""
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
        b"/Resources << /Font << %s>> >> >>" % (_WIDTH, _HEIGHT, 4 + 2 * number, fonts),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
    )


def write_page(path: Path, page: bytes) -> None:
    """Write a page to a new file that only its owner can read.

    Raise `FileExists` (what is there stays untouched), `NoSuchFile` (no such folder),
    `ReadOnlyMedium`, `NoSpace` or `Unplugged`; a page that was not written whole is removed.
    """
    files.make_empty(path)
    try:
        with path.open("wb") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise files.typed(error) from None


def _wrapped(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        whole = line.copied or not line.text
        for text in [line.text] if whole else textwrap.wrap(line.text, _LETTERS_A_LINE):
            yield replace(line, text=text)


def _pages(lines: Iterable[Line]) -> list[list[Line]]:
    """Return the wrapped lines page by page; a heading never stands alone at the foot."""
    pages: list[list[Line]] = [[]]
    left = _ROOM
    for line in _wrapped(lines):
        height = _height(line)
        if left < height + (2 * _height(Line("")) if line.heading else 0):
            pages.append([])
            left = _ROOM
        pages[-1].append(line)
        left -= height
    return pages


def _height(line: Line) -> int:
    return round(_font(line)[1] * _LEADING)


def _font(line: Line) -> tuple[int, int]:
    """Return the number of a line's font and its size in points."""
    if line.copied:
        return 2, 15
    return (3, 12) if line.heading else (1, 11)


def _drawing(lines: Iterable[Line]) -> Iterator[bytes]:
    """Yield the operators that draw each line under the one before."""
    yield b"BT %d %d Td" % (_MARGIN, _HEIGHT - _MARGIN)
    for line in lines:
        font, size = _font(line)
        letters = line.text.encode("cp1252", "replace")
        for special in (b"\\", b"(", b")"):
            letters = letters.replace(special, b"\\" + special)
        yield b"/F%d %d Tf 0 %d Td (%s) Tj" % (font, size, -_height(line), letters)
    yield b"ET"


def _file(*objects: bytes) -> bytes:
    """Return a PDF file of numbered objects with its table of their places."""
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return file + (
        b"xref\n0 %d\n0000000000 65535 f \n%s"
        b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    ) % (count, table, count, len(file))
