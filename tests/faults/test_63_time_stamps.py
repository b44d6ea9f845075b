"""63: OpenSSL reads the request; a reply is taken for its head and its request, and no other."""

from __future__ import annotations

import hashlib
import random
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.journal.authority import Authority, openssl
from tests.vaults import TestClock, ids, new_vault
from tui.journal.errors import JournalError
from tui.journal.journal import Journal
from tui.journal.timestamps import NotGranted, check_reply, read_reply, request

NONCE = 0xFEDCBA9876543210


@pytest.fixture
def head(path: Path) -> bytes:
    """The head of a real journal."""
    with closing(new_vault(path)) as vault:
        return bytes.fromhex(Journal(vault, TestClock(), ids().__next__).note("Un appel.").link)


def test_openssl_reads_the_request(head: bytes, tmp_path: Path, soak: Soak) -> None:
    file = tmp_path / "head.tsq"
    file.write_bytes(request(head, NONCE))
    told = openssl("ts", "-query", "-in", str(file), "-text")
    shown = "".join(c for c in told.lower() if c in "0123456789abcdef")
    lost = int(head.hex()[:16] not in shown or "0xFEDCBA9876543210" not in told)
    soak.report(1, lost=lost)
    assert "Hash Algorithm: sha256" in told
    assert lost == 0


def test_only_the_right_reply_is_taken(head: bytes, tmp_path: Path, soak: Soak) -> None:
    authority = Authority(tmp_path)
    asked = request(head, NONCE)
    reply = authority.reply(asked)
    taken = check_reply(reply, head, NONCE)
    other = hashlib.sha256(head).digest()
    wrong = [(authority.reply(request(other, NONCE)), head, NONCE),
             (authority.reply(request(head, NONCE - 1)), head, NONCE),
             (reply, other, NONCE), (asked, head, NONCE)]  # fmt: skip
    accepted = [case for case in wrong if was_taken(*case)]
    soak.report(1 + len(wrong), lost=int(taken.imprint != head), leaked=len(accepted))
    assert taken.imprint == head
    assert authority.vouches(asked, reply)
    assert accepted == []


def test_a_refusal_of_the_authority(head: bytes, tmp_path: Path) -> None:
    with pytest.raises(NotGranted):
        read_reply(Authority(tmp_path, digests="sha512").reply(request(head, NONCE)))


def test_a_changed_reply_never_says_something_else(head: bytes, tmp_path: Path, soak: Soak) -> None:
    reply = Authority(tmp_path).reply(request(head, NONCE))
    told, dice, false = read_reply(reply), random.Random(63), 0
    times = soak.of(2_000, 20_000)
    for _ in range(times):
        changed = bytearray(reply)
        changed[dice.randrange(len(reply))] ^= 1 << dice.randrange(8)
        try:
            said = read_reply(bytes(changed))
        except JournalError:
            continue
        false += said != told
    soak.report(times, lost=false)
    assert false == 0


def was_taken(reply: bytes, head: bytes, nonce: int) -> bool:
    try:
        check_reply(reply, head, nonce)
    except JournalError:
        return False
    return True
