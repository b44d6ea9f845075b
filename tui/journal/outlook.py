"""Outlook's `.msg` files ([MS-OXMSG], the numbers from [MS-OXPROPS]), read with olefile.

What the servers wrote is kept in one property, word for word; a mail that was never sent has none.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import policy
from email.parser import HeaderParser
from email.utils import format_datetime, formataddr
from typing import Any

from tui.journal.mail import MOST_BYTES, Attached, Mail, MailTooLarge, NotMail, from_headers
from tui.journal.mail_headers import Headers, plain, text_of
from tui.journal.mail_text import plain_text, words_of_page
from tui.safety.names import Names

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_ATTACHED = 200

_HEADERS, _SUBJECT, _BODY, _PAGE, _MESSAGE_ID = 0x007D, 0x0037, 0x1000, 0x1013, 0x1035
_SENDER_NAME, _SENDER_ADDRESS, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_SHOWN_TO, _SHOWN_COPIES, _SENT = 0x0E04, 0x0E03, 0x0039
_FILE, _LONG_NAME, _SHORT_NAME, _KIND = 0x3701, 0x3707, 0x3704, 0x370E
_CODEPAGE, _UTF8 = 0x3FFD, 65001
_UNICODE, _LETTERS, _BYTES = 0x001F, 0x001E, 0x0102
_FIXED = "__properties_version1.0"
_FIXED_HEAD, _FIXED_ENTRY = 32, 16
_ATTACHMENT = "__attach_version1.0_#"
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_BREAKING = (
    OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError,
    RecursionError, EOFError, struct.error,
)  # fmt: skip
"""What olefile raises for files that are not what they should be."""


def is_msg(head: bytes) -> bool:
    """Say whether a file that begins with `head` may be one; so do other Office files."""
    return head.startswith(MAGIC)


def read_msg(raw: bytes) -> Mail:
    """Return what a `.msg` file says; without headers of servers, "no_headers" is a problem.

    Raises:
        NotMail: when it is none, or damaged.
        MailTooLarge: beyond 64 MiB.
    """
    if len(raw) > MOST_BYTES:
        raise MailTooLarge
    if not is_msg(raw):
        raise NotMail
    try:
        import olefile

        with olefile.OleFileIO(io.BytesIO(raw)) as file:
            return _Outlook(file).mail()
    except _BREAKING:
        raise NotMail from None


class _Outlook:
    """Reads the properties of one file."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._names = {tuple(path) for path in self._file.listdir()}
        self._left = MOST_BYTES
        if not any(path[-1].startswith("__substg1.0_") for path in self._names):
            raise NotMail
        page = self._fixed().get(_CODEPAGE, b"")[:4]
        number = int.from_bytes(page, "little")
        self._charset = "utf-8" if number == _UTF8 else f"cp{number or 1252}"

    def mail(self) -> Mail:
        written = self._text(_HEADERS)
        headers = _parsed(written) if written.strip() else self._made_up()
        text = plain_text(self._text(_BODY))
        page = "" if text else words_of_page(self._page())
        mail = from_headers(
            headers, text or page, tuple(self._attached()), from_page=bool(page), raw=b""
        )
        return mail if written.strip() else replace(mail, problems=("no_headers",))

    def _made_up(self) -> Headers:
        """Return headers from what Outlook itself keeps."""
        address = self._text(_SENDER_SMTP) or self._text(_SENDER_ADDRESS)
        sent = self._moment()
        pairs = (
            ("From", formataddr((plain(self._text(_SENDER_NAME)), plain(address)), "utf-8")),
            ("To", self._text(_SHOWN_TO)),
            ("Cc", self._text(_SHOWN_COPIES)),
            ("Subject", self._text(_SUBJECT)),
            ("Date", "" if sent is None else format_datetime(sent)),
            ("Message-ID", self._text(_MESSAGE_ID)),
        )
        return Headers((name, value) for name, value in pairs if value.strip(' <>"'))

    def _attached(self) -> Iterator[Attached]:
        """Yield what hangs on it; a mail in a mail is kept apart there and has no bytes."""
        names = Names()
        folders = sorted({path[0] for path in self._names if path[0].startswith(_ATTACHMENT)})
        for number, folder in enumerate(folders[:MOST_ATTACHED], start=1):
            content = self._bytes(_FILE, _BYTES, folder)
            written = self._text(_LONG_NAME, folder) or self._text(_SHORT_NAME, folder)
            shown = plain(written)
            kind = plain(self._text(_KIND, folder)) or "application/octet-stream"
            if content:
                yield Attached(names.take(shown, f"attachment-{number}"), shown, kind, content)

    def _page(self) -> str:
        return text_of(self._bytes(_PAGE, _BYTES), "utf-8") or self._text(_PAGE)

    def _text(self, number: int, folder: str = "") -> str:
        """Return a property that is text, "" when it is absent."""
        wide = self._bytes(number, _UNICODE, folder)
        if wide:
            return wide.decode("utf-16-le", "replace")
        return text_of(self._bytes(number, _LETTERS, folder), self._charset)

    def _bytes(self, number: int, kind: int, folder: str = "") -> bytes:
        """Return a property's bytes, none when it is absent or more than the file could hold."""
        name = f"__substg1.0_{number:04X}{kind:04X}"
        path = (folder, name) if folder else (name,)
        if path not in self._names:
            return b""
        size = self._file.get_size(list(path))
        self._left -= size
        if size < 0 or self._left < 0:
            raise MailTooLarge
        data: bytes = self._file.openstream(list(path)).read()
        return data

    def _fixed(self) -> dict[int, bytes]:
        """Return the properties of fixed size: eight bytes each, by number."""
        if (_FIXED,) not in self._names:
            return {}
        data = self._file.openstream([_FIXED]).read()[_FIXED_HEAD:]
        entries = (data[at : at + _FIXED_ENTRY] for at in range(0, len(data), _FIXED_ENTRY))
        whole = (entry for entry in entries if len(entry) == _FIXED_ENTRY)
        return {int.from_bytes(entry[2:4], "little"): entry[8:] for entry in whole}

    def _moment(self) -> datetime | None:
        ticks = int.from_bytes(self._fixed().get(_SENT, b""), "little")
        try:
            return _EPOCH + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None


def _parsed(written: str) -> Headers:
    message = HeaderParser(policy=policy.compat32).parsestr(written.lstrip("\r\n"))
    return Headers((name, str(value)) for name, value in message.raw_items())
