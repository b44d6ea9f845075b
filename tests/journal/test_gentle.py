"""What is left out for today and what somebody else reads first lie beside the journal."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.vaults import TestClock, ids, new_vault
from tui.journal.facets import Filters
from tui.journal.gentle import Gentle, GentleMarks
from tui.journal.journal import Journal
from tui.journal.pages import PAGE, NotePages
from tui.vault.links import Ref

NOTE = Ref("incident", "n1")


def test_a_note_is_left_out_for_one_day_and_the_journal_is_untouched(tmp_path: Path) -> None:
    clock = TestClock()
    with closing(new_vault(tmp_path / "carnet.dat")) as vault:
        journal, marks = Journal(vault, clock, ids().__next__), GentleMarks(vault, clock, str)
        entry = journal.note("dur à lire")
        ref = Ref("incident", entry.note)
        marks.skip(ref)
        assert marks.skipped() == [ref]
        marks.bring_back()
        assert marks.skipped() == []
        marks.skip(ref)
        clock.now += timedelta(days=1)
        assert marks.skipped() == []
        assert journal.newest(5) == [entry]
        assert journal.verify() is None


def test_somebody_reads_first_and_the_day_is_kept(tmp_path: Path) -> None:
    clock = TestClock()
    with closing(new_vault(tmp_path / "carnet.dat")) as vault:
        marks = GentleMarks(vault, clock, str)
        marks.let_read(NOTE, "Zoé")
        marks.skip(NOTE)
        assert marks.of(NOTE).waits
        marks.was_read(NOTE, "Zoé L.")
        today = clock.now.astimezone().date().isoformat()
        assert marks.of(NOTE) == Gentle(today, "Zoé", today, "Zoé L.")
        assert not marks.of(NOTE).waits
        marks.let_read(NOTE, "Ana")
        assert marks.of(NOTE).waits
        marks.let_read(NOTE, "")
        assert marks.all() == {NOTE: Gentle(today)}
        assert not marks.of(NOTE).waits


@pytest.mark.parametrize("left_out", [(0,), (1, 2), (0, PAGE, PAGE + 1), (PAGE + 2,)])
def test_places_close_over_what_is_left_out(tmp_path: Path, left_out: tuple[int, ...]) -> None:
    with closing(new_vault(tmp_path / "carnet.dat")) as vault:
        journal = Journal(vault, TestClock(), ids().__next__)
        for number in range(PAGE + 3):
            journal.note(f"note {number}")
        whole = journal.newest(PAGE + 3)
        journal.revise(whole[3].uid, "note changed since")
        whole = journal.newest(PAGE + 3)
        assert [journal.place(entry.note) for entry in whole] == list(range(PAGE + 3))
        pages = NotePages(journal)
        pages.refresh(without=[whole[place].note for place in left_out] + ["no such note"])
        expected = [entry for place, entry in enumerate(whole) if place not in left_out]
        assert [pages.at(place) for place in range(pages.count)] == expected
        assert pages.at(pages.count) is None
        pages.refresh(Filters(words="note"), without=[whole[0].note])
        assert pages.count == PAGE + 3
