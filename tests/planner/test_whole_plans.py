"""Five people's answers and the plans they must get, read and agreed on by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tui.library.model import Library
from tui.planner.answers import parse_answers
from tui.planner.export import plan_as_data
from tui.planner.plan import Plan, build_plan

FOLDER = Path(__file__).resolve().parent.parent / "plans"
STORIES = sorted(file.stem for file in FOLDER.glob("*.json"))


def plan_of(story: str, library: Library) -> Plan:
    raw = json.loads((FOLDER / f"{story}.json").read_text(encoding="utf-8"))
    return build_plan(parse_answers(raw, library), library, date(2026, 3, 1))


@pytest.mark.parametrize("story", STORIES)
def test_the_plan_is_the_one_agreed_on(story: str, library: Library) -> None:
    data = plan_as_data(plan_of(story, library))
    steps, held = data["do"], data["hold"]
    assert isinstance(steps, list)
    assert isinstance(held, list)
    got = {name: data[name] for name in ("level", "flags", "facts", "next", "risk")}
    got["do"] = [step["id"] for step in steps]
    got["hold"] = {step["id"]: step["waits_for"] for step in held}
    file = FOLDER / "expected" / f"{story}.json"
    expected = json.loads(file.read_text(encoding="utf-8"))
    assert got == expected
    assert [step["id"] for step in held] == list(expected["hold"])


def test_there_are_five_stories() -> None:
    assert len(STORIES) == 5


def test_a_partner_at_home_changes_nothing_visible(library: Library) -> None:
    plan = plan_of("partner_at_home", library)
    assert plan.level == "specialist_first"
    assert plan.next == "dv_safe"
    assert plan.today == ("dv_safe",)
    held = {planned.step.id for planned in plan.hold}
    assert {"ac_email", "ac_passwords", "dv_lock", "dv_remove", "dv_location"} <= held


def test_a_teenager_in_distress_gets_a_line_to_call_first(library: Library) -> None:
    plan = plan_of("teenager_blackmailed_by_a_stranger", library)
    assert [planned.step.id for planned in plan.do[:2]] == ["ppl_crisisline", "ppl_childline"]
    assert "ev_minor" in {planned.step.id for planned in plan.do}


def test_both_languages_give_the_same_plan(library: Library, french_library: Library) -> None:
    for story in STORIES:
        first, second = plan_of(story, library), plan_of(story, french_library)
        assert [p.step.id for p in first.do] == [p.step.id for p in second.do]
        assert [p.step.title for p in first.do] != [p.step.title for p in second.do]
