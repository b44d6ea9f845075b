"""The plan, its steps, holds, and the Today screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.screens.stories import settle, tell_story
from tui.app import CarnetApp
from tui.people.supporters import Supporter
from tui.planner.plan import PlannedStep, StepState
from tui.screens.later import LaterScreen
from tui.screens.plan import PlanScreen
from tui.screens.release import ReleaseScreen
from tui.screens.step import StepScreen
from tui.screens.step_words import StepWords
from tui.session import Session
from tui.widgets.beside import Beside
from tui.widgets.confirm import AskText, Confirm
from tui.widgets.page import PageLine

Carnet = Callable[..., CarnetApp]
LANGUAGES = ("en", "fr")


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def state_of(session: Session, step: str) -> str:
    records = session.steps.states()
    return records[step].state if step in records else "todo"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 40)])
async def test_the_plan_of_somebody_living_with_the_other_person(
    session: Session, carnet: Carnet, snapshot: Any, language: str, size: tuple[int, int]
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        snapshot(app, "plan")


async def test_a_page_beside_the_list_is_written_once_until_something_changed(
    session: Session, carnet: Carnet, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    written: list[str] = []
    page = StepWords.page

    def noted(words: StepWords, planned: PlannedStep) -> list[PageLine]:
        written.append(planned.step.id)
        return page(words, planned)

    monkeypatch.setattr(StepWords, "page", noted)
    app = carnet(session, "plan")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "j", "k", "k")
        assert len(written) == len(set(written)) == 3
        first = cursor_step(app)
        await press(pilot, "m")
        assert state_of(session, first) == "doing"
        assert written.count(first) == 2
        assert " · doing" in app.screen.query_one(Beside).text.plain


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_step_on_its_own_page(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    app = carnet(session, "plan", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, StepScreen)
        snapshot(app, "step")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_plan_by_stage(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    tell_story(session, "crowd_against_a_journalist")
    app = carnet(session, "plan", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "v", "home")
        snapshot(app, "plan-by-stage")


async def test_a_step_is_ticked_begun_refused_and_brought_back(
    session: Session, carnet: Carnet
) -> None:
    tell_story(session, "partner_at_home")
    session.settings.asks_after = False
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "m")
        assert state_of(session, "dv_safe") == "doing"
        await press(pilot, "x")
        assert state_of(session, "dv_safe") == "not_for_me"
        await press(pilot, "x")
        assert state_of(session, "dv_safe") == "todo"
        await press(pilot, "space")
        assert state_of(session, "dv_safe") == "done"
        await press(pilot, "space")
        assert state_of(session, "dv_safe") == "todo"
    assert session.planning.plan().next == "dv_safe"


async def test_each_change_is_taken_back_one_by_one(session: Session, carnet: Carnet) -> None:
    tell_story(session, "partner_at_home")
    session.settings.asks_after = False
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "space", "l", "enter", "x")
        states = {name: record.state for name, record in session.steps.states().items()}
        assert sorted(states.values()) == ["done", "later", "not_for_me"]
        await press(pilot, "u", "u", "u")
        assert state_of(session, "dv_safe") == "doing"
        assert cursor_step(app) == "dv_safe"
        await press(pilot, "u", "u")
    assert session.steps.states() == {}


def cursor_step(app: CarnetApp) -> str:
    screen = app.screen
    assert isinstance(screen, PlanScreen)
    planned = screen.step_in_view()
    assert planned is not None
    return planned.step.id


async def test_ticking_goes_on_to_the_next_step_to_do(session: Session, carnet: Carnet) -> None:
    tell_story(session, "partner_at_home")
    session.settings.asks_after = False
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert cursor_step(app) == "dv_safe"
        await press(pilot, "space")
        assert state_of(session, "dv_safe") == "done"
        assert cursor_step(app) == "ppl_specialist"
        await press(pilot, "x")
        assert cursor_step(app) == "dv_traces"
        await press(pilot, "end")
        last = cursor_step(app)
        assert state_of(session, last) != "todo"
        await press(pilot, "l", "enter")
        assert cursor_step(app) == last


async def test_a_ticked_step_comes_back_on_its_review_day(
    session: Session, carnet: Carnet, time: Any
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "space", "enter", "escape")
    step = session.library.steps["dv_safe"]
    assert step.review_days is not None
    due = session.steps.states()["dv_safe"].due
    assert due == session.planning.today() + timedelta(days=step.review_days)
    assert session.planning.plan().next == "ppl_specialist"
    time.pass_by(86400 * step.review_days)
    assert session.planning.plan().next == "dv_safe"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_step_set_aside_comes_back_on_the_day_chosen(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "l")
        assert isinstance(app.screen, LaterScreen)
        snapshot(app, "later")
        await press(pilot, "j", "j", "enter")
        assert cursor_step(app) == "ppl_specialist"
    record = session.steps.states()["dv_safe"]
    assert (record.state, record.due) == ("later", date(2026, 3, 9))


async def test_a_step_that_can_be_noticed_asks_once(session: Session, carnet: Carnet) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    app, app_step = carnet(session, "plan"), "ac_email"
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(StepScreen(session, app_step))
        await settle(pilot)
        await press(pilot, "space")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "escape")
        assert state_of(session, app_step) == "todo"
        await press(pilot, "m", "j", "enter")
        assert state_of(session, app_step) == "doing"
        await press(pilot, "space")
        assert state_of(session, app_step) == "done"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_held_step_cannot_be_ticked_before_its_hold_is_released(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(StepScreen(session, "ac_email"))
        await settle(pilot)
        snapshot(app, "step-held")
        await press(pilot, "space")
        assert state_of(session, "ac_email") == "todo"
        await press(pilot, "r")
        assert isinstance(app.screen, ReleaseScreen)
        snapshot(app, "release")


async def release(pilot: Pilot[Any], app: CarnetApp, whom: str, plan: str) -> None:
    await press(pilot, "r", "j", "enter")
    assert isinstance(app.screen, AskText)
    await press(pilot, *whom, "enter")
    if whom:
        await press(pilot, *plan, "ctrl+s")


async def test_a_hold_is_released_by_a_talk_and_a_plan_for_reactions(
    session: Session, carnet: Carnet
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(StepScreen(session, "dv_lock"))
        await settle(pilot)
        await release(pilot, app, "", "")
        assert session.steps.releases() == {}
        await release(pilot, app, "lea", "")
        assert session.steps.releases() == {}
        await release(pilot, app, "lea", "chez ma mere")
        kept = session.steps.releases()["dv_lock"]
        assert (kept.spoke_with, kept.reaction_plan) == ("lea", "chez ma mere")
        assert not kept.overruled
        assert "dv_lock" in {p.step.id for p in session.planning.plan().do}
        await press(pilot, "r")
        assert session.steps.releases() == {}


async def test_a_hold_can_be_overruled_after_reading_it(session: Session, carnet: Carnet) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(StepScreen(session, "dv_lock"))
        await settle(pilot)
        await press(pilot, "r", "j", "j", "enter", *"je pars", "ctrl+s")
    kept = session.steps.releases()["dv_lock"]
    assert (kept.overruled, kept.reason) == (True, "je pars")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_today(
    session: Session, carnet: Carnet, snapshot: Any, language: str, size: tuple[int, int], time: Any
) -> None:
    tell_story(session, "partner_at_home")
    for days in (9, 2, 0, 0):
        session.journal.note("Une note")
        time.pass_by(86400 * (1 if days else 0))
    session.supporters.add(Supporter("Léa", channel="06 00 00 00 00", hours="le midi"))
    app = carnet(session, "today", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        snapshot(app, "today")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_today_of_a_new_file(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    app = carnet(session, "today", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        snapshot(app, "today-new")


async def test_a_review_changes_nothing(session: Session, carnet: Carnet) -> None:
    tell_story(session, "partner_at_home")
    session.read_only = True
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "m", "l", "x", "u", "r", "t", "enter", "space")
        assert "read only" in str(app.screen.query_one("TopBar").note)  # type: ignore[attr-defined]
    assert session.steps.states() == {}


async def test_hostile_words_are_shown_as_they_are(session: Session, carnet: Carnet) -> None:
    session.answers.set("q_what", ["wave"])
    session.answers.set("q_goal", "[@click=app.quit]x[/] [/] \x1b[2J")
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = str(app.screen.query_one("#level", Static).content)
        assert "[@click=app.quit]x[/] [/]" in shown
        await press(pilot, "a")
        await settle(pilot)


def test_every_state_has_a_mark_that_needs_no_colour() -> None:
    from tui.screens.step_words import STATE_MARKS
    from tui.telling.step_facts import STATE_WORDS

    assert set(STATE_MARKS) == set(STATE_WORDS) == set(StepState)
    assert len(set(STATE_MARKS.values())) == len(StepState)
