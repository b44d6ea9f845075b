"""The custody chain: each journal entry carries a link that depends on everything before it.

`link_n = SHA-256("plan-journal/2" 0x00 + link_(n-1) + SHA-256(canonical JSON of entry n))`.  With
the inner digest the chain can be followed through an entry whose content is gone.  Files up to
version 4 hold links of the older form, `SHA-256("plan-journal/1" 0x00 + link_(n-1) + canonical
JSON of entry n)`.

A chain alone proves order and completeness only to someone who kept an earlier head; see the format
notes for what anchors it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from tui.vault.errors import BadText

GENESIS = bytes(32)
"""What stands before the first link."""

LINK_BYTES = 32
_LABEL = b"plan-journal/2\0"
_FIRST_LABEL = b"plan-journal/1\0"
_ENCODER = json.JSONEncoder(
    ensure_ascii=False,
    allow_nan=False,
    sort_keys=True,
    check_circular=False,
    separators=(",", ":"),
)


def canonical_json(value: Any) -> bytes:
    """Return the one UTF-8 spelling of a JSON value: keys sorted, no spaces, no needless escapes.

    Only str, int, bool, None, lists and dicts with str keys have a sure spelling: floats raise
    `TypeError`.  Raise `BadText` when a text cannot be written as UTF-8.
    """
    _refuse_floats(value)
    return _encode(value)


def canonical_row(name: str, values: Sequence[object]) -> bytes:
    """Return the canonical JSON of a table's name and a row's str, int and None values."""
    return _encode([name, *values])


def seal(canonical: bytes) -> bytes:
    """Return the 32 bytes that stand for an entry's canonical JSON in its link."""
    return hashlib.sha256(canonical).digest()


def link(previous: bytes, sealed: bytes) -> bytes:
    """Return an entry's 32-byte link from the link before it and its own seal."""
    if {len(previous), len(sealed)} != {LINK_BYTES}:
        raise ValueError("a link has 32 bytes, and so has a seal")
    return hashlib.sha256(_LABEL + previous + sealed).digest()


def first_link(previous: bytes, canonical: bytes) -> bytes:
    """Return an entry's link as files up to version 4 have it, from its whole canonical JSON."""
    if len(previous) != LINK_BYTES:
        raise ValueError("a link has 32 bytes")
    return hashlib.sha256(_FIRST_LABEL + previous + canonical).digest()


def _encode(value: Any) -> bytes:
    """Return compact JSON as UTF-8."""
    try:
        return _ENCODER.encode(value).encode("utf-8")
    except UnicodeEncodeError:
        raise BadText from None


def _refuse_floats(value: Any) -> None:
    """Raise `TypeError` when a float is anywhere inside."""
    if isinstance(value, float):
        raise TypeError("a float has no canonical spelling")
    if isinstance(value, dict):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_floats(inner)
