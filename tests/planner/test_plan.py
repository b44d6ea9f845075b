"""The planner's rules one by one, on answers made for each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tui.library.model import Library, Urgency
from tui.planner.answers import AnswersError, parse_answers
from tui.planner.plan import Plan, Progress, StepState, build_plan
from tui.planner.reach import unreachable_questions, unreachable_steps
from tui.planner.situation import Situation

TODAY = date(2026, 3, 1)


def situation(library: Library, **raw: object) -> Situation:
    return Situation(parse_answers(raw, library), library)


def plan(library: Library, progress: dict[str, Progress] | None = None, **raw: object) -> Plan:
    return build_plan(parse_answers(raw, library), library, TODAY, progress)


def test_an_answer_to_a_question_that_is_not_shown_does_not_count(library: Library) -> None:
    hidden = situation(library, q_rel=["stranger"], q_live="together", q_phase="soon")
    assert hidden.selected("q_live") == {"?"}
    assert "q_live" not in hidden.shown
    assert "q_live" in situation(library, q_rel=["partner_now"]).shown


def test_danger_now_opens_with_the_emergency_call(library: Library) -> None:
    urgent = plan(library, q_now="danger", q_rel=["partner_now"], q_what=["threat"])
    assert urgent.level == "emergency"
    assert urgent.next == "ppl_emergency"
    assert urgent.do[0].step.id == "ppl_emergency"


@pytest.mark.parametrize(
    ("chosen", "present", "absent"),
    [
        ("me", "ac_email", "he_ask"),
        ("ally_ok", "he_offer", "ac_email"),
        ("ally_new", "he_ask", "ppl_team"),
        ("parent", "ac_email", "ws_harass"),
        ("prepare", "ac_email", "ev_log"),
    ],
)
def test_each_mode_selects_its_steps(
    library: Library, chosen: str, present: str, absent: str
) -> None:
    made = plan(library, q_for=chosen, q_what=["acct_in", "wave"], q_rel=["group"])
    names = {planned.step.id for planned in (*made.do, *made.hold)}
    assert present in names
    assert absent not in names


def test_urgency_takes_the_most_urgent_rule_that_matches(library: Library) -> None:
    calm = plan(library, q_rel=["stranger"], q_what=["imperson"], q_access=["none"])
    hacked = plan(library, q_rel=["stranger"], q_what=["acct_in"], q_access=["none"])
    by_id = {p.step.id: p.urgency for p in calm.do} | {}
    assert by_id["ac_email"] is Urgency.DAY
    assert {p.step.id: p.urgency for p in hacked.do}["ac_email"] is Urgency.NOW


def test_a_prerequisite_inherits_the_urgency_of_what_needs_it(library: Library) -> None:
    made = plan(library, q_rel=["stranger"], q_what=["acct_in"], q_access=["none"])
    names = [planned.step.id for planned in made.do]
    listing = next(p for p in made.do if p.step.id == "ac_list")
    assert listing.urgency is Urgency.WEEK
    assert names.index("ac_list") < names.index("ac_email")
    day = [p.step.id for p in made.do if p.urgency is Urgency.DAY and not p.after]
    assert all(names.index("ac_list") < names.index(name) for name in day)


def test_a_hold_spreads_to_what_depends_on_it(library: Library) -> None:
    made = plan(library, q_rel=["partner_now"], q_what=["acct_in"])
    held = {planned.step.id: planned for planned in made.hold}
    assert held["ac_email"].holds
    assert "ac_email" in held["ac_sessions"].waits_for
    told = made.find("ac_tell")
    assert told is not None
    assert "ac_email" in told.waits_for


def test_a_released_hold_joins_the_steps_to_do(library: Library) -> None:
    raw = {"q_rel": ["partner_now"], "q_what": ["acct_in"]}
    released = plan(library, {"ac_email": Progress(released=True)}, **raw)
    names = [planned.step.id for planned in released.do]
    assert "ac_email" in names
    assert "ac_passwords" not in names
    cautions = {
        caution.id for p in released.do if p.step.id == "ac_email" for caution in p.cautions
    }
    assert "c_quietacc" in cautions


def test_because_names_the_answers_behind_a_step(library: Library) -> None:
    made = plan(library, q_for="me", q_rel=["group"], q_what=["wave"])
    step = made.find("ct_mute")
    assert step is not None
    assert step.because == ("q_rel", "q_what")
    always = made.find("wb_review")
    assert always is not None
    assert always.because == ()


@pytest.mark.parametrize(
    ("progress", "is_next"),
    [
        (Progress(StepState.DOING), True),
        (Progress(StepState.DONE), False),
        (Progress(StepState.DONE, due=TODAY), True),
        (Progress(StepState.DONE, due=TODAY + timedelta(days=1)), False),
        (Progress(StepState.LATER, due=TODAY), True),
        (Progress(StepState.LATER), False),
        (Progress(StepState.NOT_FOR_ME, due=TODAY), False),
    ],
)
def test_the_next_step_is_the_first_open_one(
    library: Library, progress: Progress, is_next: bool
) -> None:
    first = plan(library, q_what=["wave"]).next
    assert first is not None
    made = plan(library, {first: progress}, q_what=["wave"])
    assert (made.next == first) is is_next


def test_nothing_answered_still_gives_a_plan_without_alarm(library: Library) -> None:
    made = plan(library)
    assert made.level == "none"
    assert made.flags == ()
    assert made.next is not None
    assert made.hold == ()


def test_what_matters_most_weighs_more(library: Library) -> None:
    before = plan(library, q_what=["lies"]).risk["name"]
    named = plan(library, q_what=["lies"], q_stakes=["name"]).risk["name"]
    assert (before.likelihood, before.impact, before.band) == (5, 3, "act")
    assert (named.likelihood, named.impact, named.band) == (5, 4, "urgent")


@pytest.mark.parametrize(
    ("raw", "kind", "subject"),
    [
        ([], "not_an_object", "list"),
        ({"q_nothing": "a"}, "unknown_question", "q_nothing"),
        ({"q_now": "perhaps"}, "unknown_value", "perhaps"),
        ({"q_now": ["no", "near"]}, "one_only", "no, near"),
        ({"q_what": ["wave", 3]}, "unknown_value", "3"),
        ({"q_fear": 9}, "unknown_value", "9"),
        ({"q_fear": True}, "unknown_value", "True"),
        ({"q_fear": "2"}, "unknown_value", "2"),
        ({"q_goal": ["rest"]}, "wrong_kind", "['rest']"),
    ],
)
def test_what_fits_no_question_is_refused(
    library: Library, raw: object, kind: str, subject: str
) -> None:
    with pytest.raises(AnswersError) as caught:
        parse_answers(raw, library)
    assert (caught.value.kind, caught.value.subject) == (kind, subject)


def test_empty_answers_count_as_none(library: Library) -> None:
    answers = parse_answers({"q_what": [], "q_now": None, "q_goal": ""}, library)
    assert len(answers) == 0


def test_one_option_of_a_multiple_choice_may_stand_alone(library: Library) -> None:
    assert parse_answers({"q_what": "wave"}, library)["q_what"] == ("wave",)


def test_everything_can_be_reached(library: Library) -> None:
    assert unreachable_questions(library) == []
    assert unreachable_steps(library) == []
