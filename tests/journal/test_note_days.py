"""The days of the notes are read once, and again after every change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.vaults import TestClock, ids, new_vault
from tui.journal.journal import Journal
from tui.journal.note_days import NoteDays


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(new_vault(tmp_path / "carnet.dat")) as vault:
        yield Journal(vault, TestClock(), ids().__next__)


def test_nothing_is_read_again_as_long_as_nothing_is_noted(journal: Journal) -> None:
    journal.note("une", ["lies"])
    days = NoteDays(journal)
    first = days.newest()
    assert [one.kinds for one in first] == [frozenset({"lies"})]
    with patch.object(journal, "newest", side_effect=AssertionError):
        assert days.newest() is first


def test_what_is_noted_changed_or_removed_is_seen(journal: Journal) -> None:
    days = NoteDays(journal)
    assert days.newest() == ()
    note = journal.note("une", ["lies"])
    other = journal.note("deux", ["contact"])
    assert {one.note for one in days.newest()} == {note.uid, other.uid}
    journal.revise(note.uid, "une, corrigée", ["doxxing"])
    assert {kind for one in days.newest() for kind in one.kinds} == {"doxxing", "contact"}
    journal.bury(other.uid)
    assert [one.note for one in days.newest()] == [note.uid]
