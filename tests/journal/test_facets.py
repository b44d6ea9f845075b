"""Filters: each finds exactly the notes it speaks of, whatever else they hold."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults import TestClock, ids, new_vault, reopen
from tui.journal.entry import Entry
from tui.journal.exhibits import Exhibits
from tui.journal.facets import DAY, PLATFORM, Filters, days_between, facet
from tui.journal.findable import findable
from tui.journal.incident import Details, Incident
from tui.journal.indexing import BEFORE, INDEX, indexed_text
from tui.journal.journal import Journal
from tui.journal.occurred import When
from tui.vault.tables import ENTRY, SETTING
from tui.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return new_vault(tmp_path / "carnet.dat")


@pytest.fixture
def journal(vault: Vault) -> Journal:
    return Journal(vault, TestClock(), ids().__next__)


def incident(body: str, day: str = "2026-03-01T22:10", **details: object) -> Incident:
    kinds = ("threats",) if details.get("threat") else ("contact",)
    return Incident(body, kinds, "", When(day), Details(**details))  # type: ignore[arg-type]


CASES: dict[str, tuple[Filters, set[str]]] = {
    "person": (Filters(person="p1"), {"a", "b"}),
    "platform": (Filters(platform="Réseau X"), {"a"}),
    "channel": (Filters(channel="sms"), {"b"}),
    "kind": (Filters(kind="threats"), {"b"}),
    "threats": (Filters(threats=True), {"b"}),
    "reported": (Filters(reported=True), {"c"}),
    "not reported": (Filters(reported=False, person="p1"), {"a", "b"}),
    "nothing reported": (Filters(reported=False), {"a", "b"}),
    "incidents": (Filters(incidents=True), {"a", "b", "c"}),
    "words": (Filters(words="premiere"), {"a"}),
    "words and person": (Filters(words="deuxième", person="p1"), {"b"}),
    "hour": (Filters(hour=22), {"a", "b"}),
    "weekday": (Filters(weekday=6), {"a"}),
    "days": (Filters(first=date(2026, 3, 2), last=date(2026, 3, 31)), {"b"}),
    "since": (Filters(first=date(2026, 3, 2)), {"b", "c"}),
    "until": (Filters(last=date(2026, 3, 1)), {"a"}),
    "nobody": (Filters(person="p9"), set()),
    "no day": (Filters(first=date(2026, 5, 2), last=date(2026, 5, 1)), set()),
}


@pytest.fixture
def notes(journal: Journal) -> dict[str, Entry]:
    """Three notes that differ in everything."""
    first = incident("première", who=("p1",), platform="réseau X", account="@threats")
    second = incident("deuxième", "2026-03-09T22:59", who=("p1", "p2"), channel="SMS", threat="yes")
    third = incident("troisième", "2026-05-01", reports="n° 1")
    return {
        name: journal.record(one) for name, one in zip("abc", (first, second, third), strict=True)
    }


@pytest.mark.parametrize("case", CASES)
def test_a_filter_finds_its_notes(journal: Journal, notes: dict[str, Entry], case: str) -> None:
    filters, expected = CASES[case]
    names = {entry.uid: name for name, entry in notes.items()}
    found = journal.find(filters, 50)
    assert {names[entry.uid] for entry in found} == expected
    assert journal.count_found(filters) == len(expected)


def test_an_exhibit_makes_its_note_found(
    journal: Journal, vault: Vault, notes: dict[str, Entry]
) -> None:
    exhibits = Exhibits(vault, journal, TestClock(), ids().__next__)
    assert journal.find(Filters(exhibits=True), 9) == []
    taken = exhibits.take(BytesIO(b"x"), "a.txt").exhibit
    exhibits.join([taken], notes["b"].note)
    assert [entry.uid for entry in journal.find(Filters(exhibits=True), 9)] == [notes["b"].uid]


def test_a_change_moves_the_note(journal: Journal, notes: dict[str, Entry]) -> None:
    before = journal.incident(notes["a"])
    journal.amend(notes["a"].uid, replace(before, details=Details(platform="Autre")))
    assert journal.find(Filters(platform="réseau x"), 9) == []
    assert len(journal.find(Filters(platform="autre"), 9)) == 1
    journal.bury(notes["a"].uid)
    assert journal.find(Filters(platform="autre"), 9) == []


def test_typed_words_never_meet_a_facet(journal: Journal, notes: dict[str, Entry]) -> None:
    for typed in ("pp1", "kthreats", "d20260301", "m202603", "x1"):
        assert journal.search(typed) == []


def test_pages_follow_each_other(journal: Journal) -> None:
    for number in range(30):
        journal.record(incident(f"note {number}", channel="sms"))
    filters = Filters(channel="sms")
    pages = [journal.find(filters, 7, offset) for offset in range(0, 35, 7)]
    assert [entry.body for page in pages for entry in page] == [
        f"note {number}" for number in reversed(range(30))
    ]


def test_the_values_that_occur_are_known(journal: Journal, notes: dict[str, Entry]) -> None:
    assert journal.values_of(PLATFORM) == ["reseaux"]
    assert journal.values_of(DAY) == ["20260301", "20260309", "20260501"]


def test_the_index_of_an_older_file_is_renewed_whole(
    journal: Journal, vault: Vault, notes: dict[str, Entry], tmp_path: Path
) -> None:
    with vault.write() as writer:
        writer.delete(SETTING, name=INDEX)
        for entry in notes.values():
            writer.index_entry(entry.seq, entry.body)
    vault.close()
    again = reopen(tmp_path / "carnet.dat")
    old = Journal(again, TestClock(), ids().__next__)
    assert not old.filterable
    assert old.find(Filters(person="p1"), 9) == []
    old.make_filterable()
    assert old.filterable
    assert len(old.find(Filters(person="p1"), 9)) == 2
    assert dict(findable(again))
    again.close()


@given(
    st.dates(date(2019, 12, 1), date(2028, 3, 1)),
    st.integers(0, 900),
    st.dates(date(2019, 1, 1), date(2029, 1, 1)),
)
def test_a_stretch_of_days_covers_exactly_its_days(first: date, length: int, day: date) -> None:
    last = first + timedelta(days=length)
    words = set(days_between(first, last))
    spelt: Callable[[str, str], str] = lambda group, form: facet(group, f"{day:{form}}")  # noqa: E731
    held = {spelt("y", "%Y"), spelt("m", "%Y%m"), spelt("d", "%Y%m%d")} & words
    assert len(held) == (1 if first <= day <= last else 0)


def test_entries_about_the_journal_itself_are_no_incidents(
    journal: Journal, vault: Vault, notes: dict[str, Entry]
) -> None:
    exhibits = Exhibits(vault, journal, TestClock(), ids().__next__)
    exhibits.seal([exhibits.take(BytesIO(b"x"), "a.txt").exhibit], "1 exhibit added: a.txt")
    journal.note("I released the hold.", ("decision",))
    found = journal.find(Filters(incidents=True), 50)
    assert {entry.uid for entry in found} == {entry.uid for entry in notes.values()}
    assert journal.count_found(Filters(incidents=True, person="p1")) == 2


def test_an_index_from_before_is_renewed_and_was_whole(
    journal: Journal, vault: Vault, notes: dict[str, Entry]
) -> None:
    journal.note("I released the hold.", ("decision",))
    with vault.write() as writer:
        writer.put(SETTING, {"name": INDEX, "value": BEFORE})
        for row in writer.select(ENTRY, order="seq"):
            writer.index_entry(int(row["seq"] or 0), indexed_text(writer, row))
    assert len(journal.find(Filters(kind="decision"), 9)) == 1
    assert not journal.filterable
    assert all(facet("o", "1") not in text for _, text in findable(vault))
    journal.make_filterable()
    assert len(journal.find(Filters(incidents=True), 9)) == 3
