"""Time stamps by an outside authority: the request is written and the reply is read, both offline.

RFC 3161.  The person, or somebody for them, carries the request to an authority and brings the
reply back; nothing is fetched here.  Whether the authority's signature is good is not judged here
either: that needs its certificates (`openssl ts -verify`).  What can be judged is: that the
authority granted it, for this head of the chain, for this request, and that the signed text is the
one that says so.
"""

# Each name is the state a screen explains, without a suffix, like the errors of the vault.
# ruff: noqa: N818

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tui.journal.der import (
    CONTEXT_0,
    INTEGER,
    OCTETS,
    OID,
    SEQUENCE,
    SET,
    TIME,
    Broken,
    Value,
    encoded,
    integer,
    oid,
    oid_text,
    only,
    parts,
)
from tui.journal.errors import JournalError

NONCE_BITS = 64
MOST_BYTES = 256 * 1024
"""A reply with its certificates has a few thousand bytes."""

_SHA256 = "2.16.840.1.101.3.4.2.1"
_DIGESTS = {
    _SHA256: "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
_SIGNED_DATA = "1.2.840.113549.1.7.2"
_STAMP_INFO = "1.2.840.113549.1.9.16.1.4"
_MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
_GRANTED = (0, 1)
_TRUE = b"\x01\x01\xff"
_NULL = b"\x05\x00"


class NotAReply(JournalError):
    """The file is no reply of a time-stamp authority, or it is damaged."""

    code = "not_a_reply"


class NotGranted(JournalError):
    """The authority answered that it made no time stamp."""

    code = "not_granted"


class OtherImprint(JournalError):
    """The time stamp is for something else than this head."""

    code = "other_imprint"


class OtherNonce(JournalError):
    """The time stamp answers another request."""

    code = "other_nonce"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an authority states: at `moment` (UTC) it was shown `imprint`, 32 bytes.

    `serial` is its number for the stamp, `policy` the rules it follows as dotted numbers, `nonce`
    the request's number, None without one.
    """

    moment: datetime
    imprint: bytes
    serial: int
    policy: str
    nonce: int | None


def request(head: bytes, nonce: int) -> bytes:
    """Return a request to stamp `head`, the 32 bytes of a link, as the bytes of a `.tsq` file.

    The head itself is the imprint: it is a SHA-256 already.  `nonce` is a random number of at most
    `NONCE_BITS` bits that ties the reply to the request.  The certificates are asked for, so that
    the reply can be checked years later.
    """
    if len(head) != hashlib.sha256().digest_size or not 0 <= nonce < 1 << NONCE_BITS:
        raise ValueError("a head has 32 bytes and a nonce 64 bits")
    algorithm = encoded(SEQUENCE, encoded(OID, oid(_SHA256)) + _NULL)
    imprint = encoded(SEQUENCE, algorithm + encoded(OCTETS, head))
    version = encoded(INTEGER, b"\x01")
    number = encoded(INTEGER, nonce.to_bytes(nonce.bit_length() // 8 + 1, "big"))
    return encoded(SEQUENCE, version + imprint + number + _TRUE)


def read_reply(reply: bytes) -> Stamp:
    """Return what a reply, the bytes of a `.tsr` file, states.

    Raises:
        NotAReply: when it is none, or its signature speaks of another text.
        NotGranted: when the authority refused.
    """
    if len(reply) > MOST_BYTES:
        raise NotAReply
    try:
        return _stamp(reply)
    except (Broken, ValueError, OverflowError):
        raise NotAReply from None


def check_reply(reply: bytes, head: bytes, nonce: int | None) -> Stamp:
    """Return what a reply states about `head`; raise as `read_reply`, and when it is for another.

    Raises:
        OtherImprint: when it stamps something else.
        OtherNonce: when it answers another request than the one with `nonce`; None asks for none.
    """
    stamp = read_reply(reply)
    if stamp.imprint != head:
        raise OtherImprint
    if nonce is not None and stamp.nonce != nonce:
        raise OtherNonce
    return stamp


def _stamp(reply: bytes) -> Stamp:
    """Go from the reply to the signed text in it (RFC 3161, 2.4.2; RFC 5652, 5.1)."""
    status, *token = parts(only(reply, SEQUENCE))
    if integer(parts(status.of(SEQUENCE))[0].of(INTEGER)) not in _GRANTED:
        raise NotGranted
    if len(token) != 1:
        raise Broken
    kind, content = parts(token[0].of(SEQUENCE))
    signed = parts(only(content.of(CONTEXT_0), SEQUENCE))
    text_kind, text = parts(signed[2].of(SEQUENCE))
    if (_named(kind), _named(text_kind)) != (_SIGNED_DATA, _STAMP_INFO):
        raise Broken
    info = only(text.of(CONTEXT_0), OCTETS)
    _require_signed(info, signed)
    return _information(info)


def _information(info: bytes) -> Stamp:
    """Read the text that the authority signed (RFC 3161, 2.4.2, TSTInfo)."""
    _version, policy, imprint, serial, moment, *rest = parts(only(info, SEQUENCE))
    algorithm, digest = parts(imprint.of(SEQUENCE))
    if _named(parts(algorithm.of(SEQUENCE))[0]) != _SHA256:
        raise OtherImprint
    nonces = [integer(value.body) for value in rest if value.tag == INTEGER]
    return Stamp(
        moment=_moment(moment.of(TIME).decode("ascii")),
        imprint=digest.of(OCTETS),
        serial=integer(serial.of(INTEGER)),
        policy=_named(policy),
        nonce=nonces[0] if nonces else None,
    )


def _require_signed(info: bytes, signed: list[Value]) -> None:
    """Raise `Broken` unless every signature is over the digest of this very text."""
    signers = parts(signed[-1].of(SET))
    digests = [digest for signer in signers for digest in _signed_digests(signer)]
    if not digests or any(hashlib.new(name, info).digest() != told for name, told in digests):
        raise Broken


def _signed_digests(signer: Value) -> Iterator[tuple[str, bytes]]:
    """Yield the digests a signer signed (RFC 5652, 5.3 and 11.2), with the name of the function."""
    _version, _who, algorithm, *rest = parts(signer.of(SEQUENCE))
    name = _DIGESTS.get(_named(parts(algorithm.of(SEQUENCE))[0]))
    if name is None or not rest:
        raise Broken
    for attribute in parts(rest[0].of(CONTEXT_0)):
        kind, values = parts(attribute.of(SEQUENCE))
        if _named(kind) == _MESSAGE_DIGEST:
            yield name, only(values.of(SET), OCTETS)


def _named(value: Value) -> str:
    return oid_text(value.of(OID))


def _moment(text: str) -> datetime:
    """Return the time of a GeneralizedTime, always UTC here; a fraction of a second is optional."""
    whole, _, fraction = text.removesuffix("Z").partition(".")
    if not text.endswith("Z") or not (whole + fraction).isdigit():
        raise Broken
    moment = datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return moment + timedelta(microseconds=int((fraction + "000000")[:6]))
