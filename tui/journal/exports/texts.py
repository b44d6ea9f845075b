"""Text of an export, piece by piece: decoded, and in lines that never fill the memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from tui.journal.exports.sources import Part

MOST_LINE = 1024 * 1024
"""Letters of one line; a longer one goes on as another line."""

_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decoded(part: Part) -> Iterator[str]:
    """Yield the text of a part, UTF-8 unless it says otherwise; what is none is replaced."""
    decoder = None
    for piece in part.pieces():
        if decoder is None:
            named = next((name for mark, name in _MARKS if piece.startswith(mark)), "utf-8")
            decoder = codecs.getincrementaldecoder(named)("replace")
            yield decoder.decode(piece).removeprefix("\ufeff")
        else:
            yield decoder.decode(piece)
    if decoder is not None:
        yield decoder.decode(b"", final=True)


def lines(part: Part) -> Iterator[str]:
    """Yield the lines of a part without their ends; only line feeds end a line."""
    rest = ""
    for text in decoded(part):
        *whole, rest = (rest + text).split("\n")
        for line in whole:
            yield line.removesuffix("\r")
        while len(rest) > MOST_LINE:
            yield rest[:MOST_LINE]
            rest = rest[MOST_LINE:]
    if rest:
        yield rest.removesuffix("\r")
