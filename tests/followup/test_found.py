"""What was found, what is to be removed, and when to look again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.vaults import START, TestClock, ids, new_vault
from tui.followup.due import SEARCH_AGAIN, Due, due_followups
from tui.followup.findings import Finding, Findings, UnknownFinding
from tui.followup.identifiers import Identifier, Identifiers, NothingWritten, UnknownIdentifier
from tui.followup.removals import Removal, Removals, Stood, UnknownRemoval, addresses_in
from tui.followup.rhythm import Rhythm
from tui.vault.vault import Vault

TODAY = START.date()


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def vault(tmp_path: Path, clock: TestClock) -> Iterator[Vault]:
    vault = new_vault(tmp_path / "carnet.dat", clock)
    yield vault
    vault.close()


def test_identifiers_stand_by_kind_then_as_added(vault: Vault, clock: TestClock) -> None:
    book = Identifiers(vault, clock, ids().__next__)
    for text, kind in (("@m", "handle"), (" Marie  D ", "name"), ("M. Dupont", "name")):
        book.add(Identifier(text, kind, " Lyon "))
    assert [(one.text, one.kind, one.town) for one in book.all()] == [
        ("Marie D", "name", "Lyon"),
        ("M. Dupont", "name", "Lyon"),
        ("@m", "handle", "Lyon"),
    ]
    first = book.all()[0]
    book.update(replace(first, text="Marie Durand"))
    book.hide(first.uid)
    assert [one.text for one in book.all()] == ["M. Dupont", "@m"]
    assert book.get(first.uid) == replace(first, text="Marie Durand", hidden=True)
    with pytest.raises(NothingWritten):
        book.add(Identifier("  "))
    with pytest.raises(UnknownIdentifier):
        book.hide("nobody")


def test_a_finding_is_dated_and_seen_again(vault: Vault, clock: TestClock) -> None:
    book = Findings(vault, clock, ids().__next__)
    first = book.add(Finding(" https://example.org/ a\nb ", " my photo "))
    clock.advance(days=3)
    second = book.add(Finding("https://example.org/c", seen=date(2026, 1, 1)))
    assert [one.uid for one in book.all()] == [second, first]
    assert book.get(first) == Finding("https://example.org/ab", "my photo", TODAY, uid=first)
    book.see_again(first)
    assert book.get(first).seen_again == TODAY + timedelta(days=3)
    assert book.get(second).seen == date(2026, 1, 1)
    book.hide(second)
    assert [one.uid for one in book.all()] == [first]
    with pytest.raises(NothingWritten):
        book.add(Finding(" \n"))
    with pytest.raises(UnknownFinding):
        book.see_again("nobody")


def test_a_removal_keeps_how_it_stood_and_when_to_look_again(
    vault: Vault, clock: TestClock
) -> None:
    book = Removals(vault, clock, ids().__next__)
    uid = book.add(Removal("https://example.org/a", "photo"))
    assert book.all() == [Removal("https://example.org/a", "photo", "up", TODAY, uid=uid)]
    clock.advance(days=1)
    book.stands(uid, "reported")
    clock.advance(days=1)
    book.stands(uid, "reported")
    assert book.get(uid).since == TODAY + timedelta(days=1)
    assert book.get(uid).look_again == TODAY + timedelta(days=9)
    book.stands(uid, "gone")
    assert book.get(uid).look_again == TODAY + timedelta(days=32)
    book.stands(uid, "back")
    assert book.get(uid) == Removal(
        "https://example.org/a",
        "photo",
        "back",
        TODAY + timedelta(days=2),
        before=(
            Stood("up", TODAY),
            Stood("reported", TODAY + timedelta(days=1)),
            Stood("gone", TODAY + timedelta(days=2)),
        ),
        uid=uid,
    )
    book.hide(uid)
    assert book.all() == []
    with pytest.raises(NothingWritten):
        book.add(Removal(""))
    with pytest.raises(UnknownRemoval):
        book.stands("nobody", "gone")


def test_addresses_are_taken_out_of_a_paste_once_each_and_know_where_they_stand(
    vault: Vault, clock: TestClock
) -> None:
    pasted = """Look: https://example.org/a, and <https://example.org/a>
    https://web.archive.org/web/2020/x  www.google.fr/search?q=m (example.net) end. ... and/or"""
    found = addresses_in(pasted)
    assert found == [
        "https://example.org/a",
        "https://web.archive.org/web/2020/x",
        "www.google.fr/search?q=m",
        "example.net",
        "and/or",
    ]
    book = Removals(vault, clock, ids().__next__)
    book.add(Removal("example.net"))
    assert book.add_all(found[:4]) == 3
    assert [(one.address, one.place) for one in book.all()] == [
        ("example.net", "page"),
        ("https://example.org/a", "page"),
        ("https://web.archive.org/web/2020/x", "archive"),
        ("www.google.fr/search?q=m", "search"),
    ]


def test_nobody_is_reminded_who_did_not_ask_and_the_interval_counts_from_the_last_search(
    vault: Vault, clock: TestClock
) -> None:
    rhythm = Rhythm(vault, clock)
    assert (rhythm.interval, rhythm.last, rhythm.next) == ("never", None, None)
    rhythm.choose("weekly")
    assert rhythm.next == TODAY + timedelta(days=7)
    clock.advance(days=9)
    rhythm.choose("monthly")
    assert rhythm.next == TODAY + timedelta(days=30)
    rhythm.searched()
    assert (rhythm.last, rhythm.next) == (TODAY + timedelta(days=9), TODAY + timedelta(days=39))
    rhythm.choose("never")
    assert rhythm.next is None


def test_what_is_due_is_listed_longest_overdue_first() -> None:
    early, late = Due("report", TODAY - timedelta(days=5), "r"), Due("x", TODAY + timedelta(days=1))
    search = Due(SEARCH_AGAIN, TODAY)
    assert due_followups(TODAY, search_again=TODAY, others=[late, early]) == (early, search)
    assert due_followups(TODAY, search_again=TODAY + timedelta(days=1)) == ()
    assert due_followups(TODAY, search_again=None) == ()
