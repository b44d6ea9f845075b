"""A guide carries a mark only when somebody sets it."""

from __future__ import annotations

from pathlib import Path

from tests.vaults import TestClock, new_vault, reopen
from tui.notebook.reading import Reading


def test_a_mark_is_set_once_kept_and_taken_away(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "carnet.dat")
    reading = Reading(vault, TestClock(), lambda: "unused")
    assert reading.all() == frozenset()
    for guide in ("keep-proof", "keep-proof", "other"):
        reading.mark(guide)
    vault.close()
    reading = Reading(reopen(tmp_path / "carnet.dat"), TestClock(), lambda: "unused")
    assert reading.all() == {"keep-proof", "other"}
    reading.unmark("keep-proof")
    reading.unmark("nothing")
    assert reading.all() == {"other"}
