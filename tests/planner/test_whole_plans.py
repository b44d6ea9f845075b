"""Ten people's answers and the plans they must get, read and agreed on by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from tui.library.model import Library
from tui.planner.answers import parse_answers
from tui.planner.export import plan_as_data
from tui.planner.plan import Plan, PlannedStep, build_plan

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


def test_there_are_ten_stories_of_every_mode() -> None:
    assert len(STORIES) == 10
    told = [json.loads((FOLDER / f"{story}.json").read_text(encoding="utf-8")) for story in STORIES]
    modes = {answers.get("q_for", "") for answers in told}
    assert modes >= {"me", "ally_ok", "ally_new", "parent", "prepare"}
    assert {answers.get("q_country", "") for answers in told} >= {
        "FR",
        "BE",
        "CH",
        "CA",
        "UK",
        "US",
    }


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


def ids(steps: Iterable[PlannedStep]) -> list[str]:
    return [planned.step.id for planned in steps]


def in_order(steps: Iterable[PlannedStep], *wanted: str) -> bool:
    """Say whether all of `wanted` are there, in this order."""
    names = ids(steps)
    places = [names.index(name) for name in wanted if name in names]
    return len(places) == len(wanted) and places == sorted(places)


def test_a_mother_calls_a_line_first_and_handles_no_picture(library: Library) -> None:
    plan = plan_of("mother_of_a_girl_whose_picture_spreads", library)
    assert plan.level == "specialist_first"
    assert plan.next == "ppl_childline"
    assert in_order(plan.do, "he_noblame", "he_ask", "ev_minor", "rp_platform", "td_hash")
    assert in_order(plan.do, "ev_minor", "ct_block")
    assert ids(plan.hold) == ["dv_images"]


def test_a_brother_prepares_quietly_and_nothing_provokes_the_ex(library: Library) -> None:
    plan = plan_of("brother_of_a_woman_followed_by_her_ex", library)
    assert plan.level == "specialist_first"
    assert in_order(plan.do, "he_noconfront", "he_own", "he_ask", "ppl_specialist", "rp_police")
    assert {"ct_block", "dv_location", "dv_home", "rp_platform"} <= set(ids(plan.hold))
    assert "ct_stopnotice" not in ids(plan.do)


def test_a_nurse_keeps_proof_outside_work_and_does_not_cut_the_work_channel(
    library: Library,
) -> None:
    plan = plan_of("nurse_harassed_by_her_supervisor", library)
    assert plan.next == "dv_safe"
    assert in_order(plan.do, "ev_safeplace", "ev_log", "ev_capture", "ct_neutral", "ws_harass")
    assert {"ct_block", "ct_stopnotice"} == set(ids(plan.hold))
    assert "rp_police" not in ids((*plan.do, *plan.hold))


def test_a_man_without_papers_is_not_sent_to_the_police(library: Library) -> None:
    plan = plan_of("man_without_papers_blackmailed_after_a_chat", library)
    assert plan.next == "ppl_crisisline"
    assert plan.today == ("ppl_crisisline",)
    assert in_order(plan.do, "ppl_crisisline", "ct_nopay", "ev_capture", "ct_paid", "ct_block")
    assert {"rp_police", "rp_portal", "td_copyright"} <= set(ids(plan.hold))


def test_a_candidate_gets_only_what_prepares(library: Library) -> None:
    plan = plan_of("candidate_getting_ready", library)
    assert plan.level == "none"
    assert plan.hold == ()
    assert all(planned.step.prepare_ok for planned in plan.do)
    assert in_order(plan.do, "ac_list", "ac_email", "ac_2fa", "ac_passwords", "wb_review")


def test_both_languages_give_the_same_plan(library: Library, french_library: Library) -> None:
    for story in STORIES:
        first, second = plan_of(story, library), plan_of(story, french_library)
        assert [p.step.id for p in first.do] == [p.step.id for p in second.do]
        assert [p.step.title for p in first.do] != [p.step.title for p in second.do]
