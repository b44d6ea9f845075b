"""The list by place gives the same notes as the journal, page by page."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.vaults import TestClock, ids, new_vault
from tui.journal.facets import Filters
from tui.journal.journal import Journal
from tui.journal.pages import PAGE, NotePages
from tui.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with closing(new_vault(tmp_path / "carnet.dat")) as vault:
        yield vault


@pytest.fixture
def journal(vault: Vault) -> Journal:
    return Journal(vault, TestClock(), ids().__next__)


def test_every_place_has_its_note_across_pages(journal: Journal) -> None:
    for number in range(PAGE + 3):
        journal.note(f"note {number} {'impair' if number % 2 else 'pair'}")
    pages = NotePages(journal)
    pages.refresh()
    assert pages.count == PAGE + 3
    assert [pages.at(place) for place in range(pages.count)] == journal.newest(pages.count)
    assert pages.at(-1) is pages.at(pages.count) is None


def test_a_search_narrows_the_list_and_an_empty_one_opens_it(journal: Journal) -> None:
    for body in ("Appel masqué", "Message", "appels encore"):
        journal.note(body)
    pages = NotePages(journal)
    pages.refresh()
    pages.refresh(Filters(words="appel"))
    found = [pages.at(place) for place in range(pages.count)]
    assert [entry.body for entry in found if entry] == ["appels encore", "Appel masqué"]
    assert pages.at(2) is None
    pages.refresh(Filters(words="  "))
    assert pages.count == 3


def test_a_note_is_known_by_its_first_version(journal: Journal) -> None:
    first = journal.note("une")
    revised = journal.revise(first.uid, "une, corrigée")
    pages = NotePages(journal)
    pages.refresh()
    assert pages.at(0) == revised
    assert pages.begun(revised) == pages.begun(first) == first


def test_what_was_read_stays_until_it_is_read_anew(journal: Journal) -> None:
    journal.note("une")
    pages = NotePages(journal)
    pages.refresh()
    journal.note("deux")
    assert pages.count == 1
    pages.refresh()
    first = pages.at(0)
    assert first is not None
    assert first.body == "deux"


def test_the_versions_of_a_note_are_those_of_the_journal_and_one_version_needs_no_read(
    journal: Journal, vault: Vault
) -> None:
    once = journal.note("une")
    changed = journal.note("deux")
    journal.revise(changed.uid, "deux, corrigée")
    pages = NotePages(journal)
    pages.refresh()
    newest = {entry.note: entry for place in (0, 1) if (entry := pages.at(place))}
    assert pages.versions(newest[changed.uid]) == journal.revisions(changed.uid)
    assert journal.revisions(once.uid) == [once]
    vault.close()
    assert pages.versions(newest[once.uid]) == [once]  # the file is closed: nothing can be read


def test_the_pages_beside_a_place_are_read_before_anybody_comes_there(journal: Journal) -> None:
    for number in range(2 * PAGE + 3):
        journal.note(f"note {number}")
    pages = NotePages(journal)
    assert pages.lacking(0) is None
    pages.refresh()
    pages.at(PAGE)
    for expected in ({1, 2}, {0, 1, 2}):
        read = pages.lacking(PAGE + 3)
        assert read is not None
        read()
        assert set(pages._pages) == expected
    assert pages.lacking(PAGE) is pages.lacking(0) is pages.lacking(2 * PAGE) is None
    assert [pages.at(place) for place in range(pages.count)] == journal.newest(pages.count)


def test_a_page_read_ahead_of_an_older_list_is_not_kept(journal: Journal) -> None:
    for number in range(PAGE + 3):
        journal.note(f"note {number}")
    pages = NotePages(journal)
    pages.refresh()
    read = pages.lacking(0)
    assert read is not None
    journal.note("one more")
    pages.refresh()
    read()
    assert [pages.at(place) for place in range(pages.count)] == journal.newest(pages.count)
