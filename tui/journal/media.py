"""What a file is, told by its content and not by its name."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

SNIFFED_BYTES = 64 * 1024
"""How much of the beginning is looked at."""

UNKNOWN = "application/octet-stream"
TEXT = "text/plain"
EMAIL = "message/rfc822"
_PREFIXES = ("image/", "audio/", "video/")

_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
"""Three headers and more, as RFC 5322 writes them."""
_FROM = re.compile(rb"^From:", re.MULTILINE)


def media_type(head: bytes, name: str) -> str:
    """Return the media type of a file that begins with `head`.

    Where several types begin alike, as all office documents do, the ending of `name` decides
    between them and nothing else.
    """
    import puremagic

    if not head:
        return UNKNOWN
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        found = []
    ending = PurePath(name).suffix.lower()
    matching = [match for match in found if match.mime_type and match.extension == ending]
    known = matching or [match for match in found if match.mime_type]
    if known and not (_is_text(head) and _weak(known[0].mime_type)):
        return str(known[0].mime_type)
    if _is_text(head):
        return EMAIL if _MAIL.match(head) and _FROM.search(head) else TEXT
    return UNKNOWN


def _weak(kind: str) -> bool:
    """Say whether a type that text could carry by chance is claimed."""
    return kind.startswith(_PREFIXES) and not kind.endswith("svg+xml")


def _is_text(head: bytes) -> bool:
    """Say whether bytes are UTF-8 without control characters; the last one may be cut."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return not any(letter < " " and letter not in "\t\n\r\f" for letter in text)
