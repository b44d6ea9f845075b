"""36: with the clock two years back, a note is saved, marked, in its place, and the chain holds."""

from __future__ import annotations

import itertools
from datetime import timedelta
from pathlib import Path

from tests.faults.conftest import Soak
from tests.vaults import TestClock, new_vault, reopen
from tui.journal.journal import Journal


def test_a_clock_two_years_back_changes_no_order(path: Path, soak: Soak) -> None:
    clock, ids = TestClock(), itertools.count()
    vault = new_vault(path, clock)
    journal = Journal(vault, clock, lambda: f"{next(ids):032x}")
    for number in range(20):
        if number == 10:
            clock.now -= timedelta(days=730)
        journal.note(f"note {number}")
        clock.advance(minutes=1)
    vault.close()
    vault = reopen(path)
    again = Journal(vault, clock, lambda: "")
    notes = list(reversed(again.newest(99)))
    broken = again.verify()
    vault.close()
    ordered = [note.body for note in notes] == [f"note {number}" for number in range(20)]
    marked = [note.clock_suspect for note in notes] == [False] * 10 + [True] * 10
    soak.report(20, lost=int(not ordered or not marked or broken is not None))
    assert ordered
    assert marked
    assert broken is None
