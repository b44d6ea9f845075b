"""Whatever people answer, the twelve rules hold; and each check notices a broken rule.

Each rule is tried with 300 random answer sets; `CARNET_ANSWERS=5000` tries as many as it says.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planner.global_rules import RULES, make_case
from tests.planner.random_answers import raw_answers
from tui.library.condition_parser import parse_condition
from tui.library.conditions import Constant
from tui.library.load import load_library
from tui.library.model import Fact, Library, Step, Urgency
from tui.library.places import content_root
from tui.planner.answers import parse_answers
from tui.planner.plan import build_plan
from tui.planner.situation import Situation

LIBRARY = load_library(content_root(), "en")
ANY_ANSWERS = raw_answers(LIBRARY)
TRIED = int(os.environ.get("CARNET_ANSWERS", "300"))


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=TRIED, deadline=None)
@given(raw=ANY_ANSWERS)
def test_the_rule_holds_for_any_answers(rule: str, raw: dict[str, object]) -> None:
    assert RULES[rule](make_case(raw, LIBRARY)) == []


@settings(max_examples=TRIED, deadline=None)
@given(raw=ANY_ANSWERS)
def test_g12_only_unknown_answers_raise_no_flag(raw: dict[str, object]) -> None:
    unknown: dict[str, object] = {
        question: "skip"
        if isinstance(answer, str)
        else ["dk"]
        if isinstance(answer, list)
        else "dk"
        for question, answer in raw.items()
    }
    situation = Situation(parse_answers(unknown, LIBRARY), LIBRARY)
    assert situation.flags() == ()
    assert situation.level() == "none"


@settings(max_examples=TRIED, deadline=None)
@given(raw=ANY_ANSWERS)
def test_the_order_never_puts_a_step_before_its_prerequisites(raw: dict[str, object]) -> None:
    plan = make_case(raw, LIBRARY).plan
    for steps in (plan.do, plan.hold):
        seen: set[str] = set()
        own = {planned.step.id for planned in steps}
        for planned in steps:
            assert set(planned.after) & own <= seen
            seen.add(planned.step.id)
    held = {planned.step.id for planned in plan.hold}
    assert not any(set(planned.after) & held for planned in plan.do)


@settings(max_examples=100, deadline=None)
@given(raw=ANY_ANSWERS)
def test_every_held_step_says_what_holds_it(raw: dict[str, object]) -> None:
    plan = make_case(raw, LIBRARY).plan
    held = {planned.step.id for planned in plan.hold}
    for planned in plan.hold:
        assert planned.holds or set(planned.waits_for) & held


@settings(max_examples=100, deadline=None)
@given(raw=ANY_ANSWERS)
def test_keeping_evidence_is_never_held(raw: dict[str, object]) -> None:
    plan = make_case(raw, LIBRARY).plan
    held = {planned.step.id for planned in plan.hold}
    assert not held & {"ev_log", "ev_capture", "ev_safeplace", "ev_original", "ev_clues"}


@settings(max_examples=60, deadline=None)
@given(raw=ANY_ANSWERS, data=st.data())
def test_the_order_of_the_answers_does_not_matter(
    raw: dict[str, object], data: st.DataObject
) -> None:
    shuffled = dict(data.draw(st.permutations(list(raw.items()))))
    day = date(2026, 3, 1)
    first = build_plan(parse_answers(raw, LIBRARY), LIBRARY, day)
    assert build_plan(parse_answers(shuffled, LIBRARY), LIBRARY, day) == first


def _without_order_rule(name: str) -> Callable[[Library], Library]:
    def damage(library: Library) -> Library:
        kept = tuple(rule for rule in library.order_rules if rule.id != name)
        return dataclasses.replace(library, order_rules=kept)

    return damage


def _with_steps(change: Callable[[Step], Step]) -> Callable[[Library], Library]:
    def damage(library: Library) -> Library:
        steps = {name: change(step) for name, step in library.steps.items()}
        return dataclasses.replace(library, steps=steps)

    return damage


def _without_caution(*names: str) -> Callable[[Step], Step]:
    def change(step: Step) -> Step:
        kept = tuple(caution for caution in step.cautions if caution.id not in names)
        return dataclasses.replace(step, cautions=kept)

    return change


def _changed(name: str, **fields: object) -> Callable[[Step], Step]:
    return lambda step: dataclasses.replace(step, **fields) if step.id == name else step  # type: ignore[arg-type]


def _with_fact(name: str, condition: str) -> Callable[[Library], Library]:
    fact = Fact(name, parse_condition(condition), "")
    return lambda library: dataclasses.replace(library, facts={**library.facts, name: fact})


def _without_question(name: str) -> Callable[[Library], Library]:
    def damage(library: Library) -> Library:
        hidden = dataclasses.replace(library.questions[name], show_if=Constant(False))
        return dataclasses.replace(library, questions={**library.questions, name: hidden})

    return damage


CLOSE = {"q_rel": ["partner_ex"], "q_what": ["contact", "acct_in", "watching", "location"]}
BREAKS: dict[str, tuple[Callable[[Library], Library], dict[str, object]]] = {
    "G1": (
        lambda library: dataclasses.replace(library, hold_rules=()),
        {**CLOSE, "q_danger": ["control"], "q_contact": ["kids"]},
    ),
    "G2": (
        _without_order_rule("G2"),
        {"q_rel": ["stranger"], "q_what": ["contact"], "q_notice": ["nothing"]},
    ),
    "G3": (
        lambda library: _with_steps(_changed("dv_safe", urgency=Urgency.LATER, stage=6))(
            _without_order_rule("G3")(library)
        ),
        {"q_rel": ["stranger"], "q_what": ["smarthome", "contact"], "q_access": ["loggedin"]},
    ),
    "G4": (
        _with_steps(_changed("ac_passwords", after=(), urgency=Urgency.NOW, minutes=1)),
        {"q_rel": ["stranger"], "q_what": ["acct_in"], "q_access": ["none"]},
    ),
    "G5": (
        _with_steps(_without_caution("c_noticestalk", "c_quiet", "c_high")),
        {"q_rel": ["fixated"], "q_what": ["contact"], "q_notice": ["nothing"]},
    ),
    "G6": (
        _with_steps(_without_caution("c_minorimg")),
        {"q_age": "minor", "q_what": ["img_shared"]},
    ),
    "G7": (
        lambda library: _with_steps(_changed("he_ask", urgency=Urgency.LATER, stage=6))(
            _without_order_rule("G7")(library)
        ),
        {"q_for": "ally_ok", **CLOSE},
    ),
    "G8": (
        _with_steps(_without_caution("c_police")),
        {"q_police": "danger", "q_what": ["img_shared"]},
    ),
    "G9": (
        _without_order_rule("G9"),
        {
            **CLOSE,
            "q_phase": "think",
            "q_notice": ["nothing"],
            "q_live": "away",
            "q_screen": "mine",
        },
    ),
    "G10": (
        _with_steps(_changed("ct_block", after=(), urgency=Urgency.NOW)),
        {"q_rel": ["stranger"], "q_what": ["contact"], "q_notice": ["nothing"]},
    ),
    "G11": (_without_question("q_energy"), {"q_what": ["wave"], "q_energy": "tiny"}),
    "G12": (_with_fact("d_retal", "q_notice:hurt,kids"), {"q_rel": ["partner_now"]}),
}


@pytest.mark.parametrize("rule", RULES)
def test_the_check_of_each_rule_notices_a_broken_rule(rule: str) -> None:
    damage, raw = BREAKS[rule]
    assert RULES[rule](make_case(raw, LIBRARY)) == []
    damaged = damage(LIBRARY)
    case = make_case(raw, damaged)
    if rule == "G11":
        case = dataclasses.replace(case, situation=make_case(raw, LIBRARY).situation)
    assert RULES[rule](case) != []


def test_g10_no_step_tells_anyone_to_delete_every_account() -> None:
    forbidden = ("delete all", "delete every", "supprimer tous", "supprimez tous", "tout supprimer")
    for language in ("en", "fr"):
        for step in load_library(content_root(), language).steps.values():
            text = " ".join((step.title, step.why, *step.how, step.not_worked)).lower()
            assert not any(words in text for words in forbidden), step.id
