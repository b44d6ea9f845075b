"""Draws pages as a PDF: tagged, PDF/A-3b where every letter has a shape, exhibits inside.

The page is a fixed program for typst; what a person wrote reaches it as JSON and is never code.
Nothing is written to a disk: program and text are handed over in memory, and the PDF comes back as
bytes.  Fonts are those in the package; where a letter has no shape in them, those of the computer.
"""

from __future__ import annotations

import io
import json
import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from tui.dossier.beside import GoesOn, beside
from tui.dossier.pages import Block, Chart, Copied, Facts, Heading, Paragraph, Table
from tui.safety.text import clean

PDF_A = "a-3b"
MOST_ATTACHED = 64 * 1024 * 1024
"""Bytes of exhibits that go into a PDF: it is made in memory."""

_PROGRAM = Path(__file__).with_name("page.typ")
_LONGEST = 24
"""Letters of a word after which a line may break: a link must not leave the page."""

_RTL = frozenset(("R", "AL"))
_STRONG = _RTL | {"L"}


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes into the PDF; `name` is made by us, `about` is shown beside it."""

    name: str
    media_type: str
    about: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF; `archival` says that it claims PDF/A-3b, `whole` that no letter lacks a shape."""

    content: bytes
    archival: bool
    whole: bool


def pdf_of(
    title: str,
    language: str,
    blocks: Iterable[Block],
    made: datetime,
    attached: Sequence[Attached] = (),
    colon: str = ": ",
    lacking: str = "",
    goes_on: GoesOn = lambda: True,
) -> Pdf:
    """Return pages as a PDF.

    Args:
        title: of the document.
        language: its code, such as "fr".
        blocks: what is on the pages.
        made: the moment it is made, aware of its zone; the PDF says it.
        attached: files that it carries, when it can be PDF/A-3b.
        colon: stands between a name and what it is.
        lacking: the first sentence where some letters have no shape.
        goes_on: asked again and again while it is made.

    Raises:
        Cancelled: when `goes_on` said no; what is under way is let go and its outcome dropped.
    """
    content = [_spelt(block) for block in blocks]
    spelt = {"title": _line(title), "lang": language, "colon": colon}
    drawn = _drawn(
        _program({**spelt, "blocks": content}),
        _program({**spelt, "blocks": [_spelt(Paragraph(lacking)), *content]}),
        made.astimezone(UTC).replace(microsecond=0),
        goes_on,
    )
    if not attached or not drawn.archival:
        return drawn
    return Pdf(_with_files(drawn.content, attached, made), archival=True, whole=drawn.whole)


def _program(spelt: dict[str, Any]) -> dict[str, bytes]:
    blocks = json.dumps(spelt, ensure_ascii=True).encode("ascii")
    return {"main": _PROGRAM.read_bytes(), "blocks.json": blocks}


def _drawn(
    program: dict[str, bytes], lacking: dict[str, bytes], made: datetime, goes_on: GoesOn
) -> Pdf:
    """Try the fonts of the package, then those of the computer, then a plain PDF."""
    import typst

    for own_fonts in (True, False):
        try:
            found = beside(partial(_compiled, program, made, PDF_A, own_fonts), goes_on)
            return Pdf(found, archival=True, whole=True)
        except typst.TypstError:
            continue
    found = beside(partial(_compiled, lacking, made, "1.7", False), goes_on)
    return Pdf(found, archival=False, whole=False)


def _compiled(program: dict[str, bytes], made: datetime, standard: str, own_fonts: bool) -> bytes:
    import typst

    made_of: Any = program
    found = typst.compile(
        made_of,
        format="pdf",
        ignore_system_fonts=own_fonts,
        pdf_standards=standard,  # type: ignore[call-overload]
        timestamp=made,
    )
    return bytes(found)


def _with_files(content: bytes, attached: Sequence[Attached], made: datetime) -> bytes:
    """Return the PDF with files inside, each named as belonging to the document (ISO 19005-3)."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, NameObject, TextStringObject

    reader = PdfReader(io.BytesIO(content))
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = "%PDF-1.7"
    belonging = ArrayObject()
    for one in attached:
        file = writer.add_attachment(one.name, one.content)
        file.subtype = NameObject("/" + one.media_type)
        file.description = TextStringObject(clean(one.about, keep_newlines=False))
        file.alternative_name = TextStringObject(one.name)
        file.associated_file_relationship = NameObject("/Source")
        file.modification_date = made
        belonging.append(file.pdf_object.indirect_reference)
    writer.root_object[NameObject("/AF")] = belonging
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _spelt(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"is": "heading", "level": level, "text": _lines(_line(text))}
        case Paragraph(text):
            return {"is": "paragraph", "text": _lines(clean(text))}
        case Copied(lines):
            return {"is": "copied", "text": [_whole(line) for line in lines]}
        case Facts(pairs):
            found = [[_lines(_line(name)), _lines(clean(text))] for name, text in pairs]
            return {"is": "facts", "pairs": found}
        case Table(title, heads, rows):
            return {
                "is": "table",
                "title": _lines(_line(title)),
                "heads": [_lines(_line(head)) for head in heads],
                "widths": _widths(heads, rows),
                "rows": [[{"lines": _lines(clean(cell))} for cell in row] for row in rows],
            }
        case Chart(title, heads, bars):
            most = max((number for _, number in bars), default=1)
            return {
                "is": "chart",
                "title": _lines(_line(title)),
                "heads": [_lines(_line(head)) for head in heads],
                "rows": [
                    {"name": _lines(_line(name)), "number": number, "share": number / most}
                    for name, number in bars
                ],
            }


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Return the shares of the columns: wider where there is more to read, within reason."""
    longest = [
        max(len(head), *(min(60, len(row[column])) for row in rows), 4)
        for column, head in enumerate(heads)
    ]
    return [round(math.sqrt(length), 2) for length in longest]


def _lines(text: str) -> list[dict[str, Any]]:
    """Return the lines of a text with their direction, their long words cut where they may break.

    Nothing is put between the pieces: what is copied out of the PDF is what was written.
    """
    return [{"rtl": _is_rtl(line), "pieces": list(_pieces(line))} for line in text.split("\n")]


def _whole(line: str) -> dict[str, Any]:
    return {"rtl": False, "pieces": [_line(line)]}


def _pieces(line: str) -> Iterator[str]:
    words, kept = line.split(" "), ""
    for number, word in enumerate(words):
        spaced = word if number == len(words) - 1 else word + " "
        if len(word) <= _LONGEST:
            kept += spaced
            continue
        cut = [word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST)]
        yield kept + cut[0]
        yield from cut[1:-1]
        kept = (cut[-1] if len(cut) > 1 else "") + spaced[len(word) :]
    yield kept


def _is_rtl(line: str) -> bool:
    """Say whether a line is written from right to left: its first letter decides (UAX 9, P2)."""
    kinds = (unicodedata.bidirectional(letter) for letter in line)
    return next((kind for kind in kinds if kind in _STRONG), "L") in _RTL


def _line(text: str) -> str:
    return clean(text, keep_newlines=False)
