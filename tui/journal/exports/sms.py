"""The XML of SMS Backup & Restore; Signal's plain-text backup was written in the same form.

Source: synctech.com.au/sms-backup-restore/fields-in-xml-backup-files.  The app writes emoji as two
surrogates, which no XML reader takes; they are put together first.  A document type, which these
files never have, is refused, so that nothing is ever expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from tui.journal.exports.model import (
    BrokenExport,
    Export,
    ExportTooDeep,
    ExportTooLarge,
    Message,
    Tally,
    from_milliseconds,
    name_of,
    storable,
)
from tui.journal.exports.sources import Part

KIND = "sms"
PLATFORM = "SMS"
_SENT = "2"
_UNSENT = frozenset({"3", "4", "5", "6"})
_FROM = "137"
_NONE = frozenset({"", "null", "insert-address-token", "(Unknown)"})
_HIGH = rb"552(?:9[6-9])|55[3-9]\d\d|56[0-2]\d\d|563[01]\d"
_LOW = rb"563[2-9]\d|56[4-9]\d\d|57[0-2]\d\d|573[0-3]\d|5734[0-3]"
_PAIR = re.compile(rb"&#(" + _HIGH + rb");&#(" + _LOW + rb");")
_LONE = re.compile(rb"&#(?:" + _HIGH + rb"|" + _LOW + rb"|[0-8]|1[124-9]|2\d|3[01]);")
_TAIL = 16
_MOST_DEEP = 12
_MOST_PARTS = 500
_MOST_TOKEN = 64 * 1024 * 1024
"""Bytes of one element; a film sent as MMS has at most a few MiB."""


def recognises(name: str, head: str) -> bool:
    """Say whether a file begins like a backup."""
    return name.endswith(".xml") and ("<smses" in head or "<sms " in head or "<mms " in head)


def read(parts: list[Part]) -> Export:
    """Return the export of all backups in it."""

    def begin(tally: Tally) -> Iterator[Message]:
        for part in parts:
            yield from _Backup(part, tally).messages()

    return Export("sms", PLATFORM, begin)


class _Backup:
    """Reads one file, giving what is whole after each piece."""

    def __init__(self, part: Part, tally: Tally) -> None:
        self._part, self._tally = part, tally
        self._ready: list[Message] = []
        self._depth, self._number, self._since = 0, 0, 0
        self._mms: dict[str, str] | None = None
        self._said: list[str] = []
        self._files: list[str] = []
        self._from = ""
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse

    def messages(self) -> Iterator[Message]:
        for piece in _mended(self._part.pieces()):
            self._feed(piece, last=False)
            yield from self._given()
        self._feed(b"", last=True)
        yield from self._given()

    def _given(self) -> list[Message]:
        given, self._ready = self._ready, []
        return given

    def _feed(self, piece: bytes, *, last: bool) -> None:
        self._since += len(piece)
        if self._since > _MOST_TOKEN:
            raise ExportTooLarge
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError:
            raise BrokenExport from None

    @staticmethod
    def _refuse(*_about: Any) -> None:
        raise BrokenExport

    def _start(self, name: str, about: dict[str, str]) -> None:
        self._depth, self._since = self._depth + 1, 0
        if self._depth > _MOST_DEEP:
            raise ExportTooDeep
        if name in {"sms", "mms"}:
            self._number += 1
        if name == "sms":
            self._add(about, about.get("body", ""), about.get("type", ""), "")
        elif name == "mms":
            self._mms, self._said, self._files, self._from = about, [], [], ""
        elif name == "part" and self._mms is not None:
            self._piece(about)
        elif name == "addr" and about.get("type") == _FROM:
            self._from = about.get("address", "")

    def _piece(self, about: dict[str, str]) -> None:
        kind, text = about.get("ct", ""), about.get("text", "")
        if len(self._said) + len(self._files) == _MOST_PARTS:
            return
        if kind == "text/plain" and text not in _NONE:
            self._said.append(storable(text))
        elif kind not in {"application/smil", "text/plain"}:
            names = (about.get("cl", ""), about.get("name", ""), kind)
            self._files.append(next(one for one in names if one not in _NONE or one is kind))

    def _end(self, name: str) -> None:
        self._depth, self._since = self._depth - 1, 0
        if name == "mms" and self._mms is not None:
            about, self._mms = self._mms, None
            self._add(about, "\n".join(self._said), about.get("msg_box", ""), self._from)

    def _add(self, about: dict[str, str], text: str, box: str, sender: str) -> None:
        sent = from_milliseconds(about.get("date", ""))
        if sent is None:
            self._tally.unreadable += 1
            return
        if box in _UNSENT:
            self._tally.skipped += 1
            return
        number = next((n for n in (sender, about.get("address", "")) if n not in _NONE), "")
        named = about.get("contact_name", "")
        other = named if named not in _NONE else number
        own = box == _SENT
        self._ready.append(
            Message(
                sender="" if own else name_of(other),
                sent=sent,
                text=storable(text),
                place=f"{self._part.name}: {self._number}",
                key=self._tally.again(KIND, box, number, sent.isoformat(), text),
                chat=name_of(other),
                account="" if own else name_of(number),
                attached=tuple(name_of(one) for one in self._files),
                own=own,
            )
        )
        self._files = []


def _mended(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the bytes with surrogates put together; one that stands alone is replaced."""
    held = b""
    for piece in pieces:
        held += piece
        found = held.find(b"&", max(0, len(held) - _TAIL))
        place = found if found >= 0 else len(held)
        yield _joined(held[:place])
        held = held[place:]
    yield _joined(held)


def _joined(data: bytes) -> bytes:
    whole = _PAIR.sub(_letter, data)
    return _LONE.sub(b"&#65533;", whole)


def _letter(found: re.Match[bytes]) -> bytes:
    high, low = int(found[1]), int(found[2])
    return b"&#%d;" % (0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
