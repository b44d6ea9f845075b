"""The ten lives of `tests/plans`, walked through on screen: what the plan says is what is shown."""

from __future__ import annotations

import pytest

from tests.screens.stage import OpenApp, ScreenText, Settle
from tests.screens.stories import PLANS, tell_story
from tui.screens.plan import PlanScreen
from tui.screens.step import StepScreen
from tui.session import Session
from tui.widgets.row_list import RowList

LIVES = sorted(file.stem for file in PLANS.glob("*.json"))
OPENED = 3
"""Steps of each plan that are opened, and held steps too."""


def start_of(title: str) -> str:
    """Return as much of a title as a narrow list surely shows."""
    return title[:40]


@pytest.mark.parametrize("life", LIVES)
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_a_life_from_today_through_the_plan_to_its_steps(
    life: str,
    language: str,
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
) -> None:
    tell_story(session, life)
    app = carnet(session, "today", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        plan = session.planning.plan()
        following = plan.find(plan.next) if plan.next else None
        assert following is not None
        today = " ".join(screen_text(app).split())
        assert " ".join(following.step.title.split())[:30] in today.replace("│ ", "")
        await pilot.press("p")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, PlanScreen)
        listed = [line.planned.step.id for line in screen._lines if line.planned is not None]
        wanted = [planned.step.id for planned in (*plan.do, *plan.hold)]
        assert sorted(listed) == sorted(wanted)
        rows = screen.query_one("#steps", RowList)
        for planned in (*plan.do[:OPENED], *plan.hold[:OPENED]):
            places = [line.planned.step.id if line.planned else "" for line in screen._lines]
            rows.cursor = places.index(planned.step.id)
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, StepScreen)
            shown = " ".join(screen_text(app).split())
            assert " ".join(start_of(planned.step.title).split()) in shown
            if planned in plan.hold:
                assert app.say("Not yet") in shown
            await pilot.press("escape")
            await settle(pilot)
