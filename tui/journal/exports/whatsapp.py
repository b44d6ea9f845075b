"""WhatsApp's "Export chat": a text file, alone or with its media in a ZIP file.

WhatsApp publishes no description. The lines are those that the open parser whatsapp-chat-parser
knows (github.com/Pustur/whatsapp-chat-parser): Android `12/03/2026, 14:03 - Zoé: salut`, iOS
`[12/03/2026, 14:03:22] Zoé: salut`, with the dates of the telephone's language and region.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from tui.journal.exports.day_order import Figures
from tui.journal.exports.model import (
    MOST_TEXT,
    Export,
    Message,
    Order,
    Tally,
    name_of,
    plausible,
    storable,
)
from tui.journal.exports.sources import Part
from tui.journal.exports.texts import lines

KIND = "whatsapp"
PLATFORM = "WhatsApp"

_BEGIN = re.compile(
    r"^[\u200e\u200f]*(\[)?(\d{1,4})([/.-])(\d{1,2})\3(\d{1,4})\.?"
    r"(?:,| à| at|,? um)?\s+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?"
    r"(?:\s?([aApP])\.?\s?[mM]\.?)?(?(1)\]|\s[-–])\s?(.*)$"
)
_SENDER = re.compile(r"^[\u200e\u200f\u202a]*([^:\n]{1,120}?)[\u202c]?\s?:(?:\s|$)(.*)$")
_MARKS = "\u200e\u200f\u202a\u202c\u2068\u2069"
_ATTACHED = (
    re.compile(r"<(?:attached|pièce jointe|joint)\s?: ?([^<>]{1,200})>", re.IGNORECASE),
    re.compile(r"^([^\n/\\<>]{1,200}\.\w{2,5}) \((?:file attached|fichier joint)\)", re.IGNORECASE),
)
_NOTICE = re.compile(r"end-to-end encrypted|chiffrés? de bout en bout", re.IGNORECASE)
_CHAT = re.compile(
    r"^(?:whatsapp chat|discussion whatsapp|chat whatsapp) (?:with|avec|-) (.+)\.(?:txt|zip)$",
    re.IGNORECASE,
)
_NOON = 12
_FEW_LINES = 20


@dataclass
class _Begun:
    """A message whose further lines may follow; `line` is where it begins, from 1."""

    sent: datetime
    seconds: bool
    line: int
    said: list[str] = field(default_factory=list)
    letters: int = 0

    def go_on(self, line: str) -> None:
        """Add a line, as long as it would be kept."""
        if self.letters <= MOST_TEXT:
            self.said.append(line)
            self.letters += len(line) + 1


def recognises(name: str, head: str) -> bool:
    """Say whether a file begins like an export; the first lines of a cut one may be missing."""
    if not name.endswith(".txt") and "." in name:
        return False
    return any(_BEGIN.match(line) for line in head.split("\n")[:_FEW_LINES])


def read(parts: list[Part], order: Order | None) -> Export:
    """Return the export; `order` is what the person chose, None to tell it from the whole file."""
    figures = Figures()
    for part in parts:
        for line in lines(part):
            found = _BEGIN.match(line)
            if found:
                figures.add(found[2], found[3], found[4], found[5], french=" à " in line[:16])
    told, sure = figures.order()
    chosen = order or told

    def begin(tally: Tally) -> Iterator[Message]:
        for part in parts:
            yield from _messages(part, chosen, tally)

    return Export("whatsapp", PLATFORM, begin, chosen, sure or order is not None)


def _messages(part: Part, order: Order, tally: Tally) -> Iterator[Message]:
    chat = _chat(part)
    begun: _Begun | None = None
    for number, line in enumerate(lines(part), start=1):
        found = _BEGIN.match(line)
        if found is None:
            if begun is not None:
                begun.go_on(line)
            elif line.strip():
                tally.unreadable += 1
            continue
        yield from _whole(begun, chat, part, tally)
        begun = _started(found, order, number)
        if begun is None:
            tally.unreadable += 1
    yield from _whole(begun, chat, part, tally)


def _started(found: re.Match[str], order: Order, number: int) -> _Begun | None:
    """Return a message from its first line; None when its date is none."""
    pieces = dict(zip(order, (found[2], found[4], found[5]), strict=True))
    year = int(pieces["y"])
    hour = int(found[6])
    if found[9]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found[9] in "pP" else 0)
    try:
        sent = datetime(  # noqa: DTZ001  (the file names no zone)
            year if len(pieces["y"]) > 2 else 2000 + year,  # noqa: PLR2004
            int(pieces["m"]), int(pieces["d"]), hour, int(found[7]), int(found[8] or 0),
        )  # fmt: skip
    except ValueError:
        return None
    return _Begun(sent, bool(found[8]), number, [found[10]]) if plausible(sent) else None


def _whole(begun: _Begun | None, chat: str, part: Part, tally: Tally) -> Iterator[Message]:
    """Yield a message when all its lines were read; what WhatsApp itself says is skipped."""
    if begun is None:
        return
    found = _SENDER.match(begun.said[0])
    if found is None or _NOTICE.search(found[2][:400]):
        tally.skipped += 1
        return
    sender = found[1].strip(_MARKS + " ").removeprefix("~").strip("\u202f\u00a0 ")
    text = "\n".join([found[2].strip(_MARKS), *begun.said[1:]]).rstrip("\n")
    text, attached = storable(text), tuple(_attached(text))
    place = f"{part.name}: {begun.line}"
    key = tally.again(KIND, sender, begun.sent.isoformat(), text)
    yield Message(
        name_of(sender), begun.sent, text, place, key, chat, attached=attached,
        seconds=begun.seconds,
    )  # fmt: skip


def _attached(text: str) -> Iterator[str]:
    for pattern in _ATTACHED:
        for found in pattern.finditer(text):
            yield name_of(found[1].strip(_MARKS + " "))


def _chat(part: Part) -> str:
    """Return with whom, as the name of the file says it."""
    names = (part.name.replace("\\", "/").rpartition("/")[2], part.archive)
    found = next(filter(None, map(_CHAT.match, names)), None)
    return name_of(found[1]) if found else ""
