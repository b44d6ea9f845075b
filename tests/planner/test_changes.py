"""What a new answer changes: what enters, leaves, waits, is free, moves."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from tests.planner.random_answers import raw_answers
from tui.library.load import load_library
from tui.library.model import Library
from tui.library.places import content_root
from tui.planner.answers import parse_answers
from tui.planner.changes import _longest_rise, _moved, compare_plans
from tui.planner.plan import Plan, build_plan

LIBRARY = load_library(content_root(), "en")


def plan_of(library: Library, raw: dict[str, object]) -> Plan:
    return build_plan(parse_answers(raw, library), library, date(2026, 3, 1))


def test_one_step_that_jumps_is_one_move() -> None:
    assert _moved(list("abcdef"), list("fabcde")) == (["f"], [])
    assert _moved(list("abcdef"), list("bcdefa")) == ([], ["a"])
    assert _moved(list("abc"), list("abc")) == ([], [])


def test_the_longest_rise_is_found() -> None:
    assert _longest_rise([]) == set()
    assert len(_longest_rise([3, 1, 2, 5, 4])) == 3
    assert _longest_rise([5, 1, 2, 3]) == {1, 2, 3}


def test_an_answer_that_makes_something_urgent_moves_it_up(library: Library) -> None:
    raw: dict[str, object] = {"q_rel": ["stranger"], "q_what": ["imperson"], "q_access": ["none"]}
    before = plan_of(library, raw)
    change = compare_plans(before, plan_of(library, {**raw, "q_what": ["imperson", "acct_in"]}))
    assert "ac_email" in {step.id for step in change.earlier}
    back = compare_plans(plan_of(library, {**raw, "q_what": ["imperson", "acct_in"]}), before)
    assert "ac_sessions" in {step.id for step in back.leave}


@settings(max_examples=200, deadline=None)
@given(one=raw_answers(LIBRARY), two=raw_answers(LIBRARY))
def test_every_difference_between_two_plans_is_told(
    one: dict[str, object], two: dict[str, object]
) -> None:
    before, after = plan_of(LIBRARY, one), plan_of(LIBRARY, two)
    change = compare_plans(before, after)
    old, new = ([p.step.id for p in plan.do] for plan in (before, after))
    gone = {s.id for s in (*change.leave, *change.wait, *change.earlier, *change.later)}
    come = {s.id for s in (*change.enter, *change.free, *change.earlier, *change.later)}
    assert [name for name in old if name not in gone] == [n for n in new if n not in come]
    assert not compare_plans(before, plan_of(LIBRARY, one))
