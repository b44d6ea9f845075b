"""Filters choose among the steps of a plan; their order and what comes first stay."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planner.random_answers import raw_answers
from tui.library.load import load_library
from tui.library.model import Library, Visibility
from tui.library.places import content_root
from tui.planner.answers import parse_answers
from tui.planner.filters import Filter, fits, fitting, fitting_today, missing_before
from tui.planner.plan import Plan, Progress, StepState, build_plan

TODAY = date(2026, 3, 1)
LIBRARY = load_library(content_root(), "en")


def plan_for(library: Library, progress: dict[str, Progress] | None = None, **raw: object) -> Plan:
    return build_plan(parse_answers(raw, library), library, TODAY, progress)


def names(steps: object) -> list[str]:
    return [planned.step.id for planned in steps]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", Filter)
def test_each_filter_keeps_and_leaves_out_steps(library: Library, name: Filter) -> None:
    plan = plan_for(
        library, q_what=["acct_in", "wave", "dox"], q_rel=["group"], q_energy="lots", q_age="adult"
    )
    kept = names(fitting(plan.do, [name]))
    assert 0 < len(kept) < len(plan.do)


def test_what_each_filter_asks_for(library: Library) -> None:
    plan = plan_for(library, q_what=["acct_in", "wave", "dox"], q_rel=["group"])
    for planned in plan.do:
        if planned.first:
            continue
        step = planned.step
        assert fits(planned, [Filter.FIVE_MINUTES]) is (step.minutes <= 5)
        assert fits(planned, [Filter.HALF_HOUR]) is (step.minutes <= 30)
        assert fits(planned, [Filter.WITH_SOMEONE]) is ("ally" in step.who)
        assert fits(planned, [Filter.NO_INTERNET]) is (not step.network)
        assert fits(planned, [Filter.UNNOTICED]) is (step.visible is Visibility.NO)
    both = fitting(plan.do, [Filter.HALF_HOUR, Filter.NO_INTERNET])
    assert all(p.first or (p.step.minutes <= 30 and not p.step.network) for p in both)


@settings(max_examples=300, deadline=None)
@given(raw=raw_answers(LIBRARY), chosen=st.sets(st.sampled_from(list(Filter)), min_size=1))
def test_nothing_hides_the_emergency_call_or_breaks_the_order(
    raw: dict[str, object], chosen: set[Filter]
) -> None:
    plan = build_plan(parse_answers(raw, LIBRARY), LIBRARY, TODAY)
    kept = fitting(plan.do, chosen)
    assert [p for p in plan.do if p in kept] == kept
    assert [p for p in plan.do if p.first] == [p for p in kept if p.first]
    today = fitting_today(plan, chosen)
    assert len(today) <= plan.portion
    if "ppl_emergency" in plan.open_steps:
        assert today[0].step.id == "ppl_emergency"


def test_without_a_filter_today_is_the_plans_own(library: Library) -> None:
    plan = plan_for(library, q_what=["wave"], q_rel=["group"], q_energy="some")
    assert tuple(names(fitting_today(plan, []))) == plan.today


def test_a_step_names_what_should_be_done_before_it(library: Library) -> None:
    answers: dict[str, Any] = {"q_what": ["acct_in"], "q_rel": ["stranger"], "q_access": ["none"]}
    plan = plan_for(library, **answers)
    email = plan.find("ac_email")
    assert email is not None
    missing = names(missing_before(email, plan))
    assert missing == list(email.after)
    done = dict.fromkeys(missing, Progress(StepState.DONE))
    later = plan_for(library, done, **answers)
    again = later.find("ac_email")
    assert again is not None
    assert missing_before(again, later) == []


def test_a_step_comes_back_to_do_on_its_day_and_says_what_it_was() -> None:
    done = Progress(StepState.DONE, TODAY)
    assert done.on(TODAY - timedelta(1)) == done
    assert done.on(TODAY) == Progress(StepState.TODO, TODAY, returned=StepState.DONE)
    refused = Progress(StepState.NOT_FOR_ME, TODAY)
    assert refused.on(TODAY) == refused
