"""Whether a DKIM signature is true, when somebody brings the domain's key (RFC 6376, RFC 8017).

The key stands in the domain's DNS under SELECTOR._domainkey.DOMAIN for as long as the domain leaves
it there; a person with a network saves it as a text, and it is tried here without one.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from tui.journal.der import (
    INTEGER,
    OCTETS,
    OID,
    SEQUENCE,
    Broken,
    Value,
    encoded,
    integer,
    oid,
    parts,
)
from tui.journal.dkim import body_fits
from tui.journal.errors import JournalError
from tui.journal.mail_headers import Signature, signature_in

MOST_KEY = 16 * 1024
_BITS = range(1024, 16_385)
"""Keys that RFC 8301 still lets count, and none that would take long."""

_BIT_STRING = 0x03
_NULL = b"\x05\x00"
_SHA256 = "2.16.840.1.101.3.4.2.1"
_RSA = "rsa-sha256"
_FOLD = re.compile(rb"\r\n(?=[ \t])")
_BLANKS = re.compile(rb"[ \t]+")
_OWN_VALUE = re.compile(rb"((?:^|;)[ \t\r\n]*b[ \t\r\n]*=)[^;]*")
_QUOTED = re.compile(r'"([^"]*)"')


class BrokenKey(JournalError):  # noqa: N818  (a state, like the journal's other errors)
    """The text holds no key of a domain that signatures can be checked with."""

    code = "broken_key"


@dataclass(frozen=True, slots=True)
class Key:
    """An RSA key: modulus and exponent."""

    modulus: int
    exponent: int


def read_key(text: str) -> Key:
    """Return the key in a domain's record, such as `v=DKIM1; k=rsa; p=…`, as a tool shows it.

    Raises:
        BrokenKey: when there is none, when it was revoked, or when it is of another kind.
    """
    quoted = "".join(_QUOTED.findall(text[:MOST_KEY]))
    tags = dict(_tag(piece) for piece in (quoted or text[:MOST_KEY]).split(";"))
    if tags.get("k", "rsa") != "rsa":
        raise BrokenKey
    try:
        key = _rsa(base64.b64decode(tags.get("p", ""), validate=True))
    except (binascii.Error, ValueError, Broken):
        raise BrokenKey from None
    if key.modulus.bit_length() not in _BITS or not 1 < key.exponent < key.modulus:
        raise BrokenKey
    return key


def is_true(raw: bytes, number: int, key: Key) -> bool | None:
    """Say whether signature `number` (from 0) of a mail is by `key` over its headers and body.

    None when it is made in a way that is not known here.
    """
    fields = _fields(raw)
    signatures = [field for field in fields if _name(field) == b"dkim-signature"]
    if number >= len(signatures):
        return None
    own = signatures[number]
    signature = signature_in(own.partition(b":")[2].decode("ascii", "replace"))
    fits = body_fits(signature, raw)
    if signature.tag("a").lower() != _RSA or fits is None:
        return None
    try:
        told = base64.b64decode(signature.tag("b"), validate=True)
    except (binascii.Error, ValueError):
        return False
    return fits and _is_signed(_signed_text(fields, own, signature), told, key)


def _is_signed(text: bytes, told: bytes, key: Key) -> bool:
    """Say whether `told` is the signature of `text` (RFC 8017, 8.2.2: compared whole)."""
    size = (key.modulus.bit_length() + 7) // 8
    algorithm = encoded(SEQUENCE, encoded(OID, oid(_SHA256)) + _NULL)
    digest = encoded(SEQUENCE, algorithm + encoded(OCTETS, hashlib.sha256(text).digest()))
    expected = b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest
    opened = pow(int.from_bytes(told, "big"), key.exponent, key.modulus)
    return len(told) == size and opened.to_bytes(size, "big") == expected


def _signed_text(fields: list[bytes], own: bytes, signature: Signature) -> bytes:
    """Return what was signed: the named headers from the last up, then the signature itself."""
    relaxed = signature.tag("c").lower().partition("/")[0] == "relaxed"
    left = [field for field in fields if field is not own]
    chosen: list[bytes] = []
    for name in signature.headers:
        wanted = name.encode("ascii", "replace")
        found = next((field for field in reversed(left) if _name(field) == wanted), None)
        if found is not None:
            left = [field for field in left if field is not found]
            chosen.append(_canonical(found, relaxed=relaxed) + b"\r\n")
    label, colon, value = own.partition(b":")
    emptied = label + colon + _OWN_VALUE.sub(rb"\1", value, count=1)
    return b"".join(chosen) + _canonical(emptied, relaxed=relaxed)


def _canonical(field: bytes, *, relaxed: bool) -> bytes:
    """Return a header in the form "relaxed" or "simple" (RFC 6376, 3.4.1 and 3.4.2)."""
    if not relaxed:
        return field
    name, _, value = field.partition(b":")
    unfolded = _BLANKS.sub(b" ", _FOLD.sub(b"", value)).strip(b" ")
    return name.strip(b" \t").lower() + b":" + unfolded


def _fields(raw: bytes) -> list[bytes]:
    """Return the headers as they were sent, folded, without the line end behind each."""
    sent = raw.lstrip(b"\r\n").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    head = sent.partition(b"\r\n\r\n")[0]
    return re.split(rb"\r\n(?![ \t])", head)


def _name(field: bytes) -> bytes:
    return field.partition(b":")[0].strip(b" \t").lower()


def _tag(piece: str) -> tuple[str, str]:
    name, _, value = piece.partition("=")
    return name.strip().lower(), "".join(value.split())


def _rsa(spelt: bytes) -> Key:
    """Return the key in a SubjectPublicKeyInfo (RFC 5280) or an RSAPublicKey (RFC 8017)."""
    first, second = _pair(spelt)
    if first.tag == SEQUENCE:
        inner = second.of(_BIT_STRING)
        first, second = _pair(inner[1:])
    return Key(integer(first.of(INTEGER)), integer(second.of(INTEGER)))


def _pair(spelt: bytes) -> tuple[Value, Value]:
    outer = parts(spelt)
    inner = parts(outer[0].of(SEQUENCE))
    if len(outer) != 1 or len(inner) != 2:  # noqa: PLR2004  (a pair)
        raise Broken
    return inner[0], inner[1]
