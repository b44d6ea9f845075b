"""Mailboxes: `.mbox` files (RFC 4155) and folders or archives of `.eml` files (RFC 5322)."""

from __future__ import annotations

import io
from collections.abc import Iterator

from tui.journal.errors import JournalError
from tui.journal.exports.model import (
    Export,
    ExportTooLarge,
    Message,
    Tally,
    key_of,
    name_of,
    plausible,
    storable,
)
from tui.journal.exports.sources import Part
from tui.journal.mail import MOST_BYTES, Mail, read_mail
from tui.journal.mbox import is_mbox, split_mbox

KIND = "mailbox"
_HEADERS = ("from:", "received:", "return-path:", "message-id:", "delivered-to:", "date:",
            "subject:", "mime-version:", "x-")  # fmt: skip


def recognises(name: str, head: str) -> bool:
    """Say whether a file is a mailbox, or one mail of a folder."""
    if is_mbox(head.encode("utf-8", "replace")):
        return True
    return name.endswith(".eml") and head.lstrip("\r\n").lower().startswith(_HEADERS)


def read(parts: list[Part]) -> Export:
    """Return the export of all mails in it."""

    def begin(tally: Tally) -> Iterator[Message]:
        for part in parts:
            for number, raw in enumerate(_raw(part, tally), start=1):
                message = _read(raw, f"{part.name}: {number}")
                if message is None:
                    tally.unreadable += 1
                else:
                    yield message

    return Export("mailbox", "", begin)


def _raw(part: Part, tally: Tally) -> Iterator[bytes]:
    if is_mbox(part.head()):
        yield from split_mbox(io.BufferedReader(_Bytes(part)))
        return
    try:
        yield part.whole(MOST_BYTES)
    except ExportTooLarge:
        tally.unreadable += 1


def _read(raw: bytes, place: str) -> Message | None:
    try:
        return message_of(read_mail(raw), place)
    except JournalError:
        return None


def message_of(mail: Mail, place: str) -> Message | None:
    """Return a mail as a message; None where it has no date that makes sense."""
    if mail.date is None or not plausible(mail.date):
        return None
    sender = mail.sender[0] if mail.sender else None
    identity = mail.message_id or f"{sender} {mail.subject} {mail.text[:1000]}"
    return Message(
        sender=name_of((sender.name or sender.address) if sender else ""),
        sent=mail.date,
        text=storable(_words(mail)),
        place=place,
        key=key_of(KIND, identity, mail.date.isoformat()),
        chat=name_of(mail.subject),
        account=name_of(sender.address if sender else ""),
        attached=tuple(name_of(one.name) for one in mail.attached),
    )


def _words(mail: Mail) -> str:
    return "\n\n".join(filter(None, (mail.subject, mail.text)))


class _Bytes(io.RawIOBase):
    """The bytes of a part as a file that is read once, from its beginning."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._pieces, self._held = part.pieces(), memoryview(b"")

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill `buffer` as far as the next piece reaches."""
        if not self._held:
            self._held = memoryview(next(self._pieces, b""))
        found, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(found)] = found
        return len(found)
