"""Whether the body of a mail is still the one a DKIM signature was made over (RFC 6376, 3.7).

This needs no key.  It shows that nobody changed the text or the attachments after signing; that the
signature itself is true can only be told with the key of the domain at that time.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

from tui.journal.mail_headers import Signature

_DIGESTS = {"rsa-sha256": "sha256", "ed25519-sha256": "sha256", "rsa-sha1": "sha1"}
_BLANKS = re.compile(rb"[ \t]+")


def body_fits(signature: Signature, raw: bytes) -> bool | None:
    """Say whether the body hash of a signature is that of the mail.

    None when it cannot be told, also when the signature is only over the beginning of the body.
    """
    digest = _DIGESTS.get(signature.tag("a").lower())
    told = _decoded(signature.tag("bh"))
    body = _body(raw)
    if digest is None or told is None or body is None:
        return None
    _, _, form = (signature.tag("c") or "simple/simple").lower().partition("/")
    canonical = relaxed(body) if form == "relaxed" else simple(body)
    length = signature.tag("l")
    signed = canonical[: int(length[:12])] if length.isdecimal() else canonical
    fits = hashlib.new(digest, signed, usedforsecurity=False).digest() == told
    return None if fits and len(signed) < len(canonical) else fits


def simple(body: bytes) -> bytes:
    """Return a body in the form "simple" (3.4.3): empty lines at the end are one line end."""
    return body.rstrip(b"\r\n") + b"\r\n"


def relaxed(body: bytes) -> bytes:
    """Return a body in the form "relaxed" (3.4.4): runs of blanks are one, none at line ends."""
    lines = [_BLANKS.sub(b" ", line).rstrip(b" ") for line in body.split(b"\r\n")]
    kept = b"\r\n".join(lines).rstrip(b"\r\n")
    return kept + b"\r\n" if kept else b""


def _body(raw: bytes) -> bytes | None:
    """Return the body with the line ends it was sent with; None when there is none."""
    sent = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    head, found, body = sent.partition(b"\r\n\r\n")
    return body if found and head else None


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True) or None
    except (binascii.Error, ValueError):
        return None
