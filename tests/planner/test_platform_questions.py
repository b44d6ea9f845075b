"""Naming platforms and devices says where to press; it never changes a plan."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tui.library.check import conditions_of
from tui.library.conditions import questions_in
from tui.library.model import Library
from tui.planner.answers import parse_answers
from tui.planner.export import plan_as_data
from tui.planner.plan import build_plan

NAMING = {"q_devices", "q_apps"}
FOLDER = Path(__file__).resolve().parent.parent / "plans"


@pytest.mark.parametrize("story", sorted(file.stem for file in FOLDER.glob("*.json")))
def test_naming_platforms_changes_no_plan(story: str, library: Library) -> None:
    raw = json.loads((FOLDER / f"{story}.json").read_text(encoding="utf-8"))
    named = raw | {"q_apps": ["instagram", "google"], "q_devices": ["iphone", "shared"]}
    plans = [
        plan_as_data(build_plan(parse_answers(answers, library), library, date(2026, 3, 1)))
        for answers in (raw, named)
    ]
    assert plans[0] == plans[1]


def test_no_condition_asks_for_them(library: Library) -> None:
    asked = {name for _, _, condition in conditions_of(library) for name in questions_in(condition)}
    assert asked
    assert not asked & NAMING


def test_they_are_asked_late_and_never_in_the_short_version(library: Library) -> None:
    assert not NAMING & set(library.quick)
    assert list(library.questions)[-3:] == ["q_devices", "q_apps", "q_goal"]
    assert len(library.questions) == 30
