"""A mailbox file taken apart, mail by mail (RFC 4155), without holding the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tui.journal.mail import MOST_BYTES

_BEGINS = b"From "
_LINE = 64 * 1024
MOST_MAILS = 200_000


def is_mbox(head: bytes) -> bool:
    """Say whether a file that begins with `head` looks like a mailbox: "From ", then headers."""
    first, _, rest = head.partition(b"\n")
    return first.startswith(_BEGINS) and b":" in rest.partition(b"\n")[0]


def split_mbox(source: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of each mail without its "From " line, as they stand in the file.

    A mail beyond `MOST_BYTES` is cut there, so that reading it raises `MailTooLarge`; after
    `MOST_MAILS` nothing more is read.
    """
    held = bytearray()
    begun, blank, count = False, True, 0
    while line := source.readline(_LINE):
        if blank and line.startswith(_BEGINS):
            if begun:
                yield _whole(held)
                count += 1
            if count == MOST_MAILS:
                return
            held, begun = bytearray(), True
        elif begun and len(held) <= MOST_BYTES:
            held += line
        blank = line in {b"\n", b"\r\n"}
    if begun:
        yield _whole(held)


def _whole(held: bytearray) -> bytes:
    """Return a mail without the empty line that only parts it from the next one."""
    data = bytes(held)
    for end in (b"\r\n\r\n", b"\n\n"):
        if data.endswith(end):
            return data[: -len(end) // 2]
    return data
