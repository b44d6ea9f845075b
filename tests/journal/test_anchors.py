"""A head that was fixed outside is noted, compared, and missed when the chain is another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from tests.journal.authority import Authority
from tests.journal.test_chain import rewrite
from tests.vaults import TestClock, ids, new_vault
from tui.journal.anchors import KIND, Anchors, EmptyJournal, UnknownAnchor, head_of
from tui.journal.journal import Journal
from tui.journal.merging import merge
from tui.journal.timestamps import NotAReply, OtherImprint, OtherNonce
from tui.vault.records import Records
from tui.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with closing(new_vault(tmp_path / "carnet.dat")) as vault:
        yield vault


@pytest.fixture
def journal(vault: Vault) -> Journal:
    return Journal(vault, TestClock(), ids().__next__)


@pytest.fixture
def anchors(vault: Vault) -> Anchors:
    names, nonces = (f"a-{number}" for number in count()), count(7)
    records = Records(vault, TestClock(), names.__next__, KIND)
    return Anchors(vault, records, nonces.__next__)


def test_a_head_is_printed_in_groups_and_compared_as_typed(vault: Vault, journal: Journal) -> None:
    assert head_of(vault).count == 0
    entry = journal.note("Un appel.")
    head = head_of(vault)
    assert (head.count, head.link.hex()) == (1, entry.link)
    first, second = head.groups
    assert len(first.split()) == len(second.split()) == 8
    assert head.same_as(f" {first.upper()}-{second} ")
    assert not head.same_as(first)


def test_nothing_can_be_fixed_before_the_first_note(anchors: Anchors) -> None:
    with pytest.raises(EmptyJournal):
        anchors.add("printed")


def test_anchors_stay_and_hold(journal: Journal, anchors: Anchors) -> None:
    journal.note("Un appel.")
    printed = anchors.add("printed", " tiroir ")
    journal.note("Un message.")
    sent = anchors.add("sent", "avocate")
    assert anchors.all() == [printed, sent]
    assert (printed.head.count, printed.note, sent.head.count) == (1, "tiroir", 2)
    assert printed.request == b""
    anchors.note(sent.uid, "Me D.")
    assert anchors.get(sent.uid).note == "Me D."
    assert anchors.broken() == []


def test_a_chain_written_anew_does_not_hold_them(
    vault: Vault, journal: Journal, anchors: Anchors
) -> None:
    journal.note("Un appel.")
    anchor = anchors.add("printed")
    rewrite(vault, 1, {"link": "00" * 32})
    assert anchors.broken() == [anchor]


def test_an_anchor_of_a_united_copy_holds(
    vault: Vault, journal: Journal, anchors: Anchors, tmp_path: Path
) -> None:
    clock = TestClock()
    journal.note("Ici.")
    with closing(new_vault(tmp_path / "other.dat")) as other:
        other_ids = (f"other-{number}" for number in count())
        Journal(other, clock, other_ids.__next__).note("Ailleurs.")
        records = Records(other, clock, other_ids.__next__, KIND)
        theirs = Anchors(other, records, lambda: 1).add("printed")
        merge(vault, other, journal, clock, lambda _done: True)
    assert [anchor.uid for anchor in anchors.all()] == [theirs.uid]
    assert anchors.broken() == []


def test_a_reply_finds_its_request(journal: Journal, anchors: Anchors, tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    journal.note("Un appel.")
    first, second = anchors.add("stamp"), anchors.add("stamp")
    journal.note("Un message.")
    third = anchors.add("stamp")
    reply = authority.reply(first.request)
    with pytest.raises(OtherNonce):
        anchors.take_reply(second.uid, reply)
    with pytest.raises(OtherImprint):
        anchors.take_reply(third.uid, reply)
    assert [anchor.reply for anchor in anchors.all()] == [b"", b"", b""]
    taken = anchors.take_any_reply(reply)
    assert (taken.uid, taken.reply) == (first.uid, reply)
    assert taken.stamped is not None
    assert anchors.get(first.uid) == taken


def test_what_belongs_to_no_request_is_refused(journal: Journal, anchors: Anchors) -> None:
    journal.note("Un appel.")
    printed = anchors.add("printed")
    for uid in (printed.uid, "nobody"):
        with pytest.raises(UnknownAnchor):
            anchors.take_reply(uid, b"x")
    with pytest.raises(UnknownAnchor):
        anchors.take_any_reply(b"x")
    anchors.add("stamp")
    with pytest.raises(NotAReply):
        anchors.take_any_reply(b"x")
