"""A request for a time stamp, and what a reply may say; all offline."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.journal.timestamps import (
    NotAReply,
    NotGranted,
    OtherImprint,
    OtherNonce,
    check_reply,
    read_reply,
    request,
)

HEAD = hashlib.sha256(b"a head of a journal").digest()
NONCE = 0x1234567890ABCDEF
REPLY = (Path(__file__).parent / "data" / "reply.tsr").read_bytes()
"""Made by OpenSSL 3.0.19 from the request below, with an authority of its own."""


def test_a_request_is_frozen() -> None:
    assert request(HEAD, NONCE).hex() == (
        "3043020101"
        "3031300d060960864801650304020105000420" + HEAD.hex() + "02081234567890abcdef" + "0101ff"
    )
    assert len(request(HEAD, 2**64 - 1)) == 70


@pytest.mark.parametrize(("head", "nonce"), [(b"short", 1), (HEAD, -1), (HEAD, 2**64)])
def test_a_request_that_means_nothing_is_not_made(head: bytes, nonce: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        request(head, nonce)


def test_a_reply_says_when_and_for_what() -> None:
    stamp = check_reply(REPLY, HEAD, NONCE)
    assert stamp.moment.astimezone(UTC).date() == datetime(2026, 11, 20, tzinfo=UTC).date()
    assert (stamp.imprint, stamp.policy, stamp.nonce) == (HEAD, "1.2.3.4.1", NONCE)
    assert stamp.serial > 0
    assert check_reply(REPLY, HEAD, None) == stamp


def test_a_reply_for_something_else_is_refused() -> None:
    with pytest.raises(OtherImprint):
        check_reply(REPLY, hashlib.sha256(b"another").digest(), NONCE)
    with pytest.raises(OtherNonce):
        check_reply(REPLY, HEAD, NONCE + 1)


def test_a_refusal_is_told_as_one() -> None:
    refusal = bytes.fromhex("30053003020102")
    with pytest.raises(NotGranted):
        read_reply(refusal)


@pytest.mark.parametrize(
    "data",
    [b"", b"\x30", b"\x30\x80\x00\x00", b"<html>", request(HEAD, NONCE), REPLY[:-1], REPLY + b"\0",
     REPLY[:400], b"0" * 300_000, b"\x30\x84\xff\xff\xff\xff"],
    ids=["nothing", "tag", "endless", "page", "request", "cut", "longer", "half", "huge", "length"],
)  # fmt: skip
def test_what_is_no_reply_is_one_error(data: bytes) -> None:
    with pytest.raises(NotAReply):
        read_reply(data)


def test_a_changed_time_or_imprint_is_noticed_without_certificates() -> None:
    for said in (b"20261120", HEAD):
        at = REPLY.index(said)
        changed = bytearray(REPLY)
        changed[at + len(said) - 1] ^= 1
        with pytest.raises(NotAReply):
            read_reply(bytes(changed))
