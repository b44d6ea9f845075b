"""Drafts: what was typed is there again, and nothing else."""

from pathlib import Path

import pytest

from tests.vaults import TestClock, new_vault, reopen
from tui.notebook.drafts import Drafts


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(new_vault(tmp_path / "carnet.dat"), TestClock())


def test_a_draft_is_there_after_closing_the_file(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "carnet.dat")
    Drafts(vault, TestClock()).put("quick_note", "Il est là de")
    vault.close()
    assert Drafts(reopen(tmp_path / "carnet.dat"), TestClock()).get("quick_note") == "Il est là de"


def test_each_place_has_its_own_draft(drafts: Drafts) -> None:
    drafts.put("quick_note", "un")
    drafts.put("journal/id-1", "deux")
    drafts.drop("quick_note")
    assert (drafts.get("quick_note"), drafts.get("journal/id-1")) == ("", "deux")


def test_an_emptied_draft_is_gone(drafts: Drafts) -> None:
    drafts.put("quick_note", "mot")
    drafts.put("quick_note", "")
    assert drafts.get("quick_note") == ""
    assert drafts.places() == []


def test_places_come_latest_first(tmp_path: Path) -> None:
    clock = TestClock()
    drafts = Drafts(new_vault(tmp_path / "carnet.dat"), clock)
    for place in ("a", "b", "c", "a"):
        drafts.put(place, f"{place} {clock.now.isoformat()}")
        clock.advance(minutes=1)
    assert drafts.places() == ["a", "c", "b"]


def test_the_same_text_again_is_not_written(drafts: Drafts, tmp_path: Path) -> None:
    drafts.put("quick_note", "mot")
    before = (tmp_path / "carnet.dat").read_bytes()
    drafts.put("quick_note", "mot")
    assert (tmp_path / "carnet.dat").read_bytes() == before
