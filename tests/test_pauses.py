"""When Python looks for what nothing uses any more: in pauses, and at times when there is none."""

from __future__ import annotations

import gc

import pytest

from tui.pauses import BUSY_LOOKS, MOMENT, QUIET_SECONDS, Pauses


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Give a list that grows with each search."""
    done: list[None] = []
    monkeypatch.setattr(gc, "collect", lambda: done.append(None))
    return done


def test_each_pause_has_one_search(searches: list[None]) -> None:
    pauses = Pauses()
    for quiet in (0.1, QUIET_SECONDS, QUIET_SECONDS + 1, QUIET_SECONDS + 60):
        pauses.look(quiet)
    assert len(searches) == 1
    pauses.look(0.1)
    pauses.look(QUIET_SECONDS)
    assert len(searches) == 2


def test_without_a_pause_a_moment_between_two_keys_has_to_do(searches: list[None]) -> None:
    pauses = Pauses()
    for _ in range(BUSY_LOOKS):
        pauses.look(MOMENT)
    assert searches == []
    pauses.look(MOMENT / 2)
    assert searches == []
    pauses.look(MOMENT)
    assert len(searches) == 1
    for _ in range(BUSY_LOOKS):
        pauses.look(MOMENT)
    assert len(searches) == 1
