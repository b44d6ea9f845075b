"""The reminder of a second copy counts from the last one, or from the day the file was made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.vaults import START, TestClock, new_vault
from tui.notebook.copies import DAYS, Copies, CopyMade


def copies(tmp_path: Path, clock: TestClock) -> Copies:
    return Copies(new_vault(tmp_path / "carnet.dat", clock), clock)


def test_nothing_is_kept_of_the_place_unless_it_is_given(tmp_path: Path) -> None:
    found = copies(tmp_path, TestClock())
    assert found.last is None
    found.made("blue stick")
    assert found.last == CopyMade(START.date(), "blue stick", "")
    found.made("blue stick", "/media/blue/carnet.dat")
    assert found.last == CopyMade(START.date(), "blue stick", "/media/blue/carnet.dat")


@pytest.mark.parametrize(("interval", "day"), [("weekly", 7), ("monthly", 30)])
def test_it_is_due_when_the_interval_has_passed_since_the_file_or_the_last_copy(
    tmp_path: Path, interval: str, day: int
) -> None:
    clock = TestClock()
    found = copies(tmp_path, clock)
    found.interval = interval
    for _ in range(2):
        assert not found.overdue()
        clock.advance(days=day - 1)
        assert not found.overdue()
        clock.advance(days=1)
        assert found.overdue()
        found.made()
    assert found.last == CopyMade(date.fromordinal(START.date().toordinal() + 2 * day))


def test_never_means_never(tmp_path: Path) -> None:
    clock = TestClock()
    found = copies(tmp_path, clock)
    found.interval = "never"
    clock.advance(days=10_000)
    assert not found.overdue()


def test_monthly_unless_chosen_and_whatever_a_later_version_wrote(tmp_path: Path) -> None:
    found = copies(tmp_path, TestClock())
    assert found.interval == "monthly"
    found.interval = "fortnightly"
    assert found.interval in DAYS


def test_a_clock_set_back_reminds_of_nothing(tmp_path: Path) -> None:
    clock = TestClock()
    found = copies(tmp_path, clock)
    found.made()
    clock.advance(days=-800)
    assert not found.overdue()
