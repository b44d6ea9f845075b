"""The steps of `scripts/test.py`: all of them run, in order, and some of them together."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scripts import environment, test


def test_every_step_runs_once_and_those_that_go_together_do() -> None:
    found = test.groups(list(test.STEPS))
    assert sorted(name for group in found for name in group) == sorted(test.STEPS)
    assert ["tests", "packaging", "terminal"] in found
    assert found[-2:] == [["soak"], ["bench"]]


def test_only_what_was_asked_for_runs() -> None:
    assert test.groups(["tests", "soak"]) == [["tests"], ["soak"]]


def test_the_tests_write_to_memory_and_leave_nothing_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "python", lambda: sys.executable)
    says = ("-c", "import sys; print(*sys.argv[1:])")
    monkeypatch.setattr(test, "STEPS", {"tests": says, "soak": says})
    monkeypatch.setattr(test, "_MEMORY", tmp_path)
    for much, given in ((0, True), (1 << 60, False)):
        monkeypatch.setattr(test, "_MUCH", much)
        assert test.run("tests")[0]
        assert (f"--basetemp={tmp_path}" in capfd.readouterr().out) == given
    test.run("soak")
    assert "basetemp" not in capfd.readouterr().out
    assert list(tmp_path.iterdir()) == []


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
