"""Which answers age, and when they are asked again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from tui.library.model import Library
from tui.planner.answers import parse_answers
from tui.planner.recheck import MOST_QUESTIONS, days_between, questions_due
from tui.planner.risk import risk_picture
from tui.planner.situation import Situation

DAY = date(2026, 3, 1)
CALM = {"q_now": "no", "q_rel": ["stranger"], "q_what": ["imperson"], "q_trend": "same"}
SERIOUS = {**CALM, "q_rel": ["partner_ex"], "q_danger": ["kill"], "q_live": "away"}


def seen(library: Library, raw: Mapping[str, object]) -> Situation:
    return Situation(parse_answers(dict(raw), library), library)


def due(library: Library, raw: Mapping[str, object], days: int) -> list[str]:
    given = dict.fromkeys(raw, DAY)
    asked = questions_due(seen(library, raw), given, DAY + timedelta(days), library)
    return [question.id for question in asked]


def test_nothing_is_asked_again_within_a_week(library: Library) -> None:
    for question in library.questions.values():
        for level in library.levels:
            days = days_between(question, level, library)
            assert days is None or days >= 7
    assert due(library, SERIOUS, 6) == []


def test_a_calm_situation_is_asked_less_often_than_a_serious_one(library: Library) -> None:
    assert due(library, CALM, 7) == ["q_now"]
    assert due(library, CALM, 14) == ["q_now", "q_what", "q_trend"]
    assert {"q_danger", "q_live", "q_trend"} <= set(due(library, SERIOUS, 7))


def test_only_what_was_answered_and_is_shown_is_asked_again(library: Library) -> None:
    raw = {**CALM, "q_live": "together"}
    assert "q_live" not in due(library, raw, 365)
    assert "q_danger" not in due(library, CALM, 365)


def test_two_minutes_are_enough(library: Library) -> None:
    raw = {
        **SERIOUS,
        "q_screen": "mine",
        "q_phase": "recent",
        "q_fear": 2,
        "q_self": "ok",
        "q_access": ["none"],
        "q_notice": ["nothing"],
    }
    raw = {k: v for k, v in raw.items() if k in library.questions}
    assert len(due(library, raw, 365)) == MOST_QUESTIONS


@pytest.mark.parametrize("question", ["q_danger", "q_fear", "q_phase", "q_access", "q_notice"])
def test_the_answers_that_age_are_marked(library: Library, question: str) -> None:
    assert library.questions[question].recheck_days is not None


def test_the_risk_says_which_answers_raise_it(library: Library) -> None:
    raw = {"q_rel": ["stranger"], "q_what": ["acct_in"], "q_stakes": ["accounts"]}
    risks = risk_picture(seen(library, raw), library)
    assert risks["accounts"].because == ("q_what",)
    assert risks["accounts"].named
    assert not risks["job"].named
    assert risks["job"].because == ()


def test_every_danger_sign_leads_somewhere(library: Library) -> None:
    assert all(flag.needs for flag in library.flags.values())
