"""A step leads to the part of the program it is done with, and Today says what has come due."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.screens.stage import OpenApp, ScreenText, Settle
from tui.followup.removals import Removal
from tui.library.load import load_library
from tui.library.places import content_root
from tui.screens.account_order import SecuringScreen
from tui.screens.sections import OTHER_SCREENS, screen_class
from tui.screens.step import StepScreen
from tui.screens.step_tool import TOOLS, tool_screen
from tui.session import Session

STORIES = Path(__file__).parents[1] / "plans"


def answer(session: Session, story: str) -> None:
    answers = json.loads((STORIES / f"{story}.json").read_text(encoding="utf-8"))
    for question, value in answers.items():
        session.answers.set(question, value)


def test_every_tool_belongs_to_a_step_and_opens(session: Session) -> None:
    assert set(TOOLS) <= set(load_library(content_root(), "en").steps)
    for step, (where, _) in TOOLS.items():
        assert where in OTHER_SCREENS
        assert isinstance(tool_screen(session, step), screen_class(where))
    assert tool_screen(session, "ppl_emergency") is None


async def test_the_key_on_a_step_opens_its_tool(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    answer(session, "ex_with_the_cloud_password")
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.push_screen(StepScreen(session, "ac_passwords"))
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, SecuringScreen)


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_today_says_what_has_come_due(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
    language: str,
) -> None:
    today = session.planning.today()
    for number in range(5):
        removal = Removal(uid="", address=f"https://example.org/{number}", look_again=today)
        session.removals.add(removal)
    app = carnet(session, "today", language)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert shown.count("https://example.org/") == 3
        assert ("2 more (press f)." if language == "en" else "2 autres (touche f).") in shown
