"""The journal adds, revises, finds and seals; the list is paged without losing a note."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.vaults import START, TestClock, ids, new_vault, reopen
from tui.journal import paging
from tui.journal.errors import EmptyNote, NoteTooLong, UnknownEntry
from tui.journal.journal import MOST_BYTES, Journal, local_offset
from tui.journal.verify import first_broken
from tui.notebook.drafts import Drafts
from tui.vault.errors import BadText, ReadOnlyMedium
from tui.vault.vault import Vault


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with closing(new_vault(tmp_path / "carnet.dat")) as vault:
        yield vault


@pytest.fixture
def journal(vault: Vault, clock: TestClock) -> Journal:
    return Journal(vault, clock, ids().__next__, lambda _moment: 60)


def bodies(journal: Journal) -> list[str]:
    return [entry.body for entry in journal.newest(100)]


def test_a_note_comes_back_as_it_was_written(journal: Journal) -> None:
    noted = journal.note("  Trois appels masqués.\n", ["contact"], "lundi, vers 22 h")
    assert noted.body == "Trois appels masqués."
    assert (noted.seq, noted.kinds, noted.occurred_text) == (1, ("contact",), "lundi, vers 22 h")
    assert (noted.recorded, noted.offset_min, noted.clock_suspect) == (START, 60, False)
    assert noted.recorded_local.isoformat() == "2026-11-20T09:00:00+01:00"
    assert journal.newest(10) == [noted]
    assert journal.get(noted.uid) == noted


def test_notes_are_there_after_closing_the_file(tmp_path: Path, clock: TestClock) -> None:
    with closing(new_vault(tmp_path / "carnet.dat")) as vault:
        noted = Journal(vault, clock, ids().__next__).note("Un message anonyme.")
    with closing(reopen(tmp_path / "carnet.dat")) as vault:
        assert Journal(vault, clock, ids().__next__).newest(1) == [noted]


@pytest.mark.parametrize("body", ["", " ", "\n\t \n"])
def test_an_empty_note_is_refused(journal: Journal, body: str) -> None:
    with pytest.raises(EmptyNote) as error:
        journal.note(body)
    assert error.value.code == "empty_note"
    assert journal.count() == 0


def test_a_note_may_have_256_kib_and_no_more(journal: Journal) -> None:
    journal.note("é" * (MOST_BYTES // 2))
    with pytest.raises(NoteTooLong):
        journal.note("é" * (MOST_BYTES // 2) + "e")
    with pytest.raises(NoteTooLong):
        journal.note("court", occurred_text="x" * (MOST_BYTES + 1))
    assert journal.count() == 1


def test_half_a_character_is_refused_and_nothing_is_kept(journal: Journal) -> None:
    with pytest.raises(BadText):
        journal.note("cassé \ud83d")
    assert journal.count() == 0


def test_a_revision_stands_beside_what_was_written_before(
    journal: Journal, clock: TestClock
) -> None:
    first = journal.note("Il a appelé.", ["contact"], "hier")
    clock.advance(hours=2)
    second = journal.revise(first.uid, "Il a appelé deux fois.")
    third = journal.revise(second.uid, "Elle a appelé deux fois.", kinds=["contact", "threat"])
    assert journal.revisions(first.uid) == [first, second, third]
    assert journal.revisions(third.uid) == [first, second, third]
    assert journal.newest(10) == [third]
    assert journal.get(first.uid) == third
    assert {entry.note for entry in (first, second, third)} == {first.uid}
    assert second.occurred_text == third.occurred_text == "hier"
    assert (second.kinds, third.kinds) == (("contact",), ("contact", "threat"))


def test_a_revision_that_changes_nothing_is_not_added(journal: Journal) -> None:
    first = journal.note("Il a appelé.", ["contact"], "hier")
    assert journal.revise(first.uid, " Il a appelé. ", ["contact"], "hier") == first
    assert journal.revisions(first.uid) == [first]


def test_a_revision_does_not_move_a_note_in_the_list(journal: Journal) -> None:
    old = journal.note("premier")
    journal.note("deuxième")
    journal.revise(old.uid, "premier, corrigé")
    assert bodies(journal) == ["deuxième", "premier, corrigé"]


def test_what_does_not_exist_cannot_be_revised(journal: Journal) -> None:
    with pytest.raises(UnknownEntry):
        journal.revise("nobody", "texte")
    with pytest.raises(UnknownEntry):
        journal.get("nobody")
    assert journal.count() == 0


def test_search_takes_neither_accents_nor_case_nor_whole_words(journal: Journal) -> None:
    journal.note("Menacée au téléphone près de l'école.")
    journal.note("Rien à voir.", occurred_text="à l'ÉCOLE")
    journal.note("Un cœur brisé.")
    assert [entry.seq for entry in journal.search("ecole")] == [2, 1]
    assert [entry.seq for entry in journal.search("MENACEE tele")] == [1]
    assert [entry.seq for entry in journal.search("coeur")] == [3]
    assert journal.search("") == journal.search('  ?*" ') == []


def test_search_finds_only_how_a_note_reads_now(journal: Journal) -> None:
    first = journal.note("Il portait un manteau rouge.")
    journal.revise(first.uid, "Il portait un manteau bleu.")
    assert journal.search("rouge") == []
    assert [entry.body for entry in journal.search("manteau")] == ["Il portait un manteau bleu."]


def test_search_gives_no_more_than_asked(journal: Journal) -> None:
    for number in range(5):
        journal.note(f"appel {number}")
    assert [entry.body for entry in journal.search("appel", limit=2)] == ["appel 4", "appel 3"]


def test_pages_hold_every_note_once(journal: Journal) -> None:
    uids = [journal.note(f"note {number}").uid for number in range(9)]
    for uid in (uids[0], uids[8], uids[4], uids[0]):
        journal.revise(uid, f"revue {uid} {journal.count()} {len(journal.revisions(uid))}")
    whole = journal.newest(100)
    assert journal.count() == len(whole) == 9
    for size in (1, 2, 4, 9):
        pages = [journal.newest(size, offset) for offset in range(0, 9, size)]
        assert [entry for page in pages for entry in page] == whole
    assert journal.newest(5, 9) == journal.newest(0) == []


def test_no_page_walks_through_the_whole_journal(journal: Journal, vault: Vault) -> None:
    """The plan of each question names an index or single rows, never a scan of the entries."""
    journal.note("une")
    run = vault._connection._raw.execute
    count = "EXPLAIN QUERY PLAN SELECT count(*) FROM entry WHERE"
    page = "EXPLAIN QUERY PLAN SELECT * FROM entry WHERE"
    plans = [
        run(f"{count} {paging._LATER} AND +seq > ?", (1,)).fetchall(),
        run(f"{count} {paging._REMOVED} AND +seq > ?", (1,)).fetchall(),
        run(f"{page} {paging._NEWEST_OF_PAGE}", (1, 1)).fetchall(),
    ]
    details = [str(step[-1]) for plan in plans for step in plan]
    assert [text for text in details if "SCAN" in text and "INDEX" not in text] == []
    assert any("entry_revises" in text for text in details)


def test_a_removed_note_leaves_the_list_and_the_chain_holds(journal: Journal, vault: Vault) -> None:
    first = journal.note("à retirer")
    kept = journal.note("à garder")
    second = journal.revise(first.uid, "à retirer aussi")
    with vault.write() as writer:
        writer.bury_entry(first.seq)
        writer.bury_entry(second.seq)
    assert journal.newest(10) == [kept]
    assert journal.newest(10, 1) == []
    assert journal.count() == 1
    assert journal.search("retirer") == []
    assert first_broken(vault) is None
    with pytest.raises(UnknownEntry):
        journal.revise(first.uid, "revenu")


def test_a_clock_that_went_back_is_said(journal: Journal, clock: TestClock) -> None:
    journal.note("avant")
    clock.advance(hours=-1)
    behind = journal.note("pendant")
    clock.advance(hours=3)
    assert behind.clock_suspect
    assert behind.recorded == START - timedelta(hours=1)
    assert not journal.note("après").clock_suspect


def test_a_clock_from_before_the_program_is_said(journal: Journal, clock: TestClock) -> None:
    clock.now = datetime(2020, 1, 1, tzinfo=UTC)
    assert journal.note("pile vide").clock_suspect


def test_the_zone_is_that_of_the_computer() -> None:
    moment = datetime(2026, 7, 1, tzinfo=UTC)
    expected = moment.astimezone().utcoffset()
    assert expected is not None
    assert local_offset(moment) == expected.total_seconds() // 60


def test_a_draft_becomes_a_note_in_one_step(
    journal: Journal, vault: Vault, clock: TestClock
) -> None:
    drafts = Drafts(vault, clock)
    drafts.put("quick_note", "Il est devant la porte.")
    noted = journal.note(drafts.get("quick_note"), draft="quick_note")
    assert drafts.get("quick_note") == ""
    drafts.put("revise", "Il était devant la porte.")
    journal.revise(noted.uid, drafts.get("revise"), draft="revise")
    assert drafts.places() == []


def test_when_the_note_is_refused_the_draft_stays(vault: Vault, clock: TestClock) -> None:
    drafts = Drafts(vault, clock)
    drafts.put("quick_note", "Il est devant la porte.")
    journal = Journal(vault, clock, lambda: "always the same")
    journal.note("Un autre jour.")
    with pytest.raises(Exception, match="refused"):
        journal.note("Il est devant la porte.", draft="quick_note")
    assert drafts.get("quick_note") == "Il est devant la porte."
    assert journal.count() == 1


def test_a_file_opened_for_reading_takes_no_note(tmp_path: Path, clock: TestClock) -> None:
    new_vault(tmp_path / "autre.dat").close()
    with closing(reopen(tmp_path / "autre.dat", read_only=True)) as vault:
        with pytest.raises(ReadOnlyMedium):
            Journal(vault, clock, ids().__next__).note("texte")
        assert Journal(vault, clock, ids().__next__).count() == 0
