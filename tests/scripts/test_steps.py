"""The steps of `scripts/test.py`: all of them run, in order, and some of them together."""

from __future__ import annotations

import sys

import pytest

from scripts import environment, test


def test_every_step_runs_once_and_those_that_go_together_do() -> None:
    found = test.groups(list(test.STEPS))
    assert sorted(name for group in found for name in group) == sorted(test.STEPS)
    assert ["packaging", "soak"] in found
    assert ["tests"] in found
    assert found[-1] == ["bench"]


def test_only_what_was_asked_for_runs() -> None:
    assert test.groups(["tests", "soak"]) == [["tests"], ["soak"]]


def test_a_group_says_what_each_step_said_and_which_failed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "python", lambda: sys.executable)
    steps = {"lint": ("-c", "print('all is well')"), "walls": ("-c", "print('a wall'); exit(3)")}
    monkeypatch.setattr(test, "STEPS", steps)
    found = test.run_group(["lint", "walls"])
    said = capfd.readouterr().out
    assert {name: passed for name, (passed, _) in found.items()} == {"lint": True, "walls": False}
    assert "━━ lint ━━\nall is well" in said
    assert "━━ walls ━━\na wall" in said
    assert "walls: FAILED" in said
