"""How the plan lives with a person: after doing, coming back, filters, steps a day, holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.screens.stage import LANGUAGES, ScreenText, Time
from tests.screens.stories import settle, tell_story
from tui.app import CarnetApp
from tui.notebook.outcomes import Result
from tui.people.supporters import Supporter
from tui.planner.filters import Filter
from tui.planner.plan import StepState
from tui.screens.after_doing import AfterScreen, WhoDidItScreen
from tui.screens.ask import AskScreen
from tui.screens.filtering import FilterScreen
from tui.screens.journal_write import WriteScreen
from tui.screens.later import LaterScreen
from tui.screens.next_way import NextWayScreen
from tui.screens.plan import PlanScreen
from tui.screens.portion import PortionScreen
from tui.screens.step import StepScreen
from tui.screens.today import TodayScreen
from tui.session import Session
from tui.telling.delays import typed_day
from tui.telling.drafts import NEW_NOTE
from tui.widgets.confirm import AskText, Confirm
from tui.widgets.row_list import RowList
from tui.widgets.top_bar import TopBar

Carnet = Callable[..., CarnetApp]
SIZES = [(80, 24), (60, 18)]
STEP = "dv_safe"


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def days_later(time: Time, days: int) -> None:
    """Move the calendar without the clock that counts idle seconds: the file stays open."""
    time.now += timedelta(days)


def results(session: Session, step: str = STEP) -> list[tuple[Result, str]]:
    return [(outcome.result, outcome.by) for outcome in session.outcomes.of(step)]


def state_of(session: Session, step: str = STEP) -> str:
    records = session.steps.states()
    return records[step].state if step in records else "todo"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_a_ticked_step_asks_whether_it_helped(
    session: Session, carnet: Carnet, snapshot: Any, language: str, size: tuple[int, int]
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "space")
        assert isinstance(app.screen, AfterScreen)
        snapshot(app, "after")
        await press(pilot, "enter")
        assert isinstance(app.screen, PlanScreen)
    assert state_of(session) == "done"
    assert results(session) == [(Result.HELPED, "")]
    assert session.steps.states()[STEP].due == date(2026, 4, 1)


async def test_esc_leaves_the_step_simply_done(session: Session, carnet: Carnet) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "escape")
        assert isinstance(app.screen, PlanScreen)
    assert state_of(session) == "done"
    assert results(session) == []


async def test_the_question_can_be_switched_off_and_a_card_never_asks(
    session: Session, carnet: Carnet
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "home", "space")
        assert isinstance(app.screen, PlanScreen)
        assert state_of(session, "wb_notfault") == "done"
        session.settings.asks_after = False
        await press(pilot, "space", "x")
        assert isinstance(app.screen, PlanScreen)
    assert state_of(session) == "done"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_did_not_work_stays_open_and_shows_another_way(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "j", "enter")
        assert isinstance(app.screen, NextWayScreen)
        snapshot(app, "next-way")
        assert state_of(session) == "doing"
        assert results(session) == [(Result.NOT_HELPED, "")]
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, StepScreen)
        await press(pilot, "escape", "u")
    assert state_of(session) == "todo"
    assert results(session) == []


async def test_a_reaction_is_written_down_and_the_level_looked_at_again(
    session: Session, carnet: Carnet
) -> None:
    tell_story(session, "partner_at_home")
    session.drafts.put(NEW_NOTE, json.dumps({"body": "Ce matin", "occurred": "", "kinds": []}))
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "j", "j", "enter")
        assert isinstance(app.screen, WriteScreen)
        body = str(app.screen.values()["body"])
        assert body.startswith("Ce matin\n\nAfter the step “Find a safer device")
        await press(pilot, *"il a cri", "ctrl+s")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "j", "enter")
        assert isinstance(app.screen, AskScreen)
        question = str(app.screen.query_one("#question", Static).content)
        assert question == session.library.questions["q_now"].text
    assert session.journal.newest(1)[0].body.endswith("il a cri")
    assert results(session) == [(Result.NOTICED, "")]


@pytest.mark.parametrize(
    ("keys", "who"), [(("enter",), "Léa"), (("j", "enter", *"sam", "enter"), "sam")]
)
async def test_somebody_else_did_it(
    session: Session, carnet: Carnet, keys: tuple[str, ...], who: str
) -> None:
    tell_story(session, "partner_at_home")
    session.supporters.add(Supporter("Léa"))
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "end", "enter")
        assert isinstance(app.screen, WhoDidItScreen)
        await press(pilot, *keys)
    assert results(session) == [(Result.DONE_BY, who)]


async def test_without_people_the_name_is_typed(session: Session, carnet: Carnet) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "end", "enter")
        assert isinstance(app.screen, AskText)
        await press(pilot, "escape")
    assert results(session) == []
    assert state_of(session) == "done"


async def test_a_step_is_not_for_me_for_a_reason(
    session: Session, carnet: Carnet, screen_text: ScreenText
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "x", *"pas de gare", "enter")
        app.push_screen(StepScreen(session, STEP))
        await settle(pilot)
        assert "Why it is not for you: pas de gare" in screen_text(app)
        await press(pilot, "u")
        assert "pas de gare" not in screen_text(app)
    assert session.steps.states() == {}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_became_of_a_step_stands_on_its_page(
    session: Session, carnet: Carnet, snapshot: Any, language: str, time: Time
) -> None:
    tell_story(session, "partner_at_home")
    step = session.library.steps[STEP]
    session.step_life.mark(step, StepState.DONE)
    session.step_life.tell(step, Result.DONE_BY, "Léa\x1b[2J")
    days_later(time, 1)
    session.step_life.tell(step, Result.HELPED)
    app = carnet(session, "plan", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(StepScreen(session, STEP))
        await settle(pilot)
        snapshot(app, "step-life")


async def test_the_day_to_look_again_can_be_changed(session: Session, carnet: Carnet) -> None:
    tell_story(session, "partner_at_home")
    session.settings.asks_after = False
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "space", "l")
        assert isinstance(app.screen, LaterScreen)
        await press(pilot, "j", "j", "j", "j", "enter", *"12/3", "enter")
        assert isinstance(app.screen, AskText)
        await press(pilot, *["backspace"] * 4, *"2026-05-01", "enter")
        assert session.steps.states()[STEP].due == date(2026, 5, 1)
        assert state_of(session) == "done"
        await press(pilot, "l", "end", "enter")
        assert session.steps.states()[STEP].due is None
        assert state_of(session) == "done"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10", date(2026, 3, 12)),
        (" 2026-03-05 ", date(2026, 3, 5)),
        ("2026-03-02", None),
        ("0", None),
        ("-3", None),
        ("demain", None),
        ("99999", None),
        ("3.4.2026", None),
        ("", None),
        ("٣", None),
    ],
)
def test_only_days_that_nobody_can_misread_are_taken(text: str, day: date | None) -> None:
    assert typed_day(text, date(2026, 3, 2)) == day


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_done_step_comes_back_to_be_looked_at_again(
    session: Session, carnet: Carnet, snapshot: Any, language: str, time: Time
) -> None:
    tell_story(session, "crowd_against_a_journalist")
    session.step_life.mark(session.library.steps["ev_safeplace"], StepState.DONE)
    days_later(time, 30)
    session.rechecking.nothing_changed()
    app = carnet(session, "today", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        snapshot(app, "today-again")
        assert app.screen.query_one("#steps", RowList).count == session.planning.plan().portion
        await press(pilot, "j", "enter", "space", "escape")
    due = session.steps.states()["ev_safeplace"].due
    assert due == session.planning.today() + timedelta(30)


# Filters


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_only_what_fits_is_shown_and_the_title_says_so(
    session: Session, carnet: Carnet, snapshot: Any, language: str, size: tuple[int, int]
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    app = carnet(session, "plan", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "z")
        assert isinstance(app.screen, FilterScreen)
        snapshot(app, "filter")
        await press(pilot, "space", "end", "space", "enter")
        snapshot(app, "plan-filtered")
        assert session.filters == {Filter.FIVE_MINUTES, Filter.UNNOTICED}
        await press(pilot, "t")
        heading = str(app.screen.query_one(TopBar).heading)
        assert app.screen.query_one(TopBar).heading.count(" · ") == 1, heading
        await press(pilot, "Z")
        assert app.screen.query_one(TopBar).heading.count(" · ") == 0
    assert session.filters == frozenset()


@pytest.mark.parametrize("section", ["today", "plan"])
async def test_an_empty_list_names_the_key_that_shows_everything(
    session: Session, carnet: Carnet, screen_text: ScreenText, section: str
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    for step in session.library.steps.values():
        if step.minutes <= 5:
            session.step_life.mark(step, StepState.NOT_FOR_ME)
    session.filters = frozenset(Filter)
    app = carnet(session, section)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        if section == "today":
            assert "Press Z to see every step" in screen_text(app)
        await press(pilot, "Z")
        assert "Press Z" not in screen_text(app)


async def test_a_filter_says_which_steps_need_others_first(
    session: Session, carnet: Carnet, screen_text: ScreenText
) -> None:
    tell_story(session, "crowd_against_a_journalist")
    session.filters = frozenset({Filter.NO_INTERNET})
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "· after another step" in screen_text(app)


# Steps a day


@pytest.mark.parametrize("language", LANGUAGES)
async def test_today_shows_as_many_steps_as_fit_in_a_day(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    app = carnet(session, "today", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.screen.query_one("#steps", RowList).count == 6
        await press(pilot, "e")
        assert isinstance(app.screen, PortionScreen)
        snapshot(app, "portion")
        await press(pilot, "home", "enter")
        assert app.screen.query_one("#steps", RowList).count == 1
    assert session.answers.all()["q_energy"] == ["tiny"]


async def test_it_is_asked_once_how_much_fits_and_never_again(
    session: Session, carnet: Carnet, screen_text: ScreenText, time: Time
) -> None:
    tell_story(session, "friend_worried_short_version")
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "[?] How much fits in a day" in screen_text(app)
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, PortionScreen)
        await press(pilot, "escape")
        days_later(time, 1)
        app.screen.reload()  # type: ignore[attr-defined]
        await settle(pilot)
        assert "How much fits" not in screen_text(app)


# Looking again at the answers


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_after_a_while_it_is_asked_whether_something_changed(
    session: Session,
    carnet: Carnet,
    snapshot: Any,
    language: str,
    size: tuple[int, int],
    time: Time,
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    days_later(time, 14)
    app = carnet(session, "today", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        snapshot(app, "today-recheck")
        await press(pilot, "n")
        assert app.screen.query_one("#steps", RowList).count == 6
        days_later(time, 6)
        app.screen.reload()  # type: ignore[attr-defined]
        assert app.screen.query_one("#steps", RowList).count == 6
        days_later(time, 1)
        app.screen.reload()  # type: ignore[attr-defined]
        assert app.screen.query_one("#steps", RowList).count == 7


async def test_an_ignored_offer_goes_away_for_a_week(
    session: Session, carnet: Carnet, screen_text: ScreenText, time: Time
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    days_later(time, 14)
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        for days, offered in ((0, True), (0, True), (1, False), (5, False), (1, True), (1, False)):
            days_later(time, days)
            await press(pilot, "p", "t")
            app.screen.reload()  # type: ignore[attr-defined]
            await settle(pilot)
            assert ("has something changed?" in screen_text(app)) is offered


async def test_looking_again_asks_only_what_ages_and_enter_keeps_an_answer(
    session: Session, carnet: Carnet, time: Time
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    before = session.answers.all()
    days_later(time, 14)
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "end", "enter")
        asked = []
        while isinstance(app.screen, AskScreen):
            asked.append(app.screen._interview.current.id)  # type: ignore[union-attr]
            await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
    assert asked == [question.id for question in session.rechecking.after_something_happened()][:7]
    assert session.answers.all() == before
    assert session.rechecking.due() == () or asked[0] not in {
        question.id for question in session.rechecking.due()
    }


async def test_nothing_is_offered_in_a_file_open_for_reading(
    session: Session, carnet: Carnet, screen_text: ScreenText, time: Time
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    days_later(time, 14)
    session.read_only = True
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "[?]" not in screen_text(app)
        await press(pilot, "n", "e")
        assert app.screen_stack[-1] is app.screen
        assert isinstance(app.screen, TodayScreen)
    assert session.settings.recheck_offered is None
    assert session.settings.confirmed == {}


async def test_a_key_that_would_write_says_that_the_file_is_open_for_reading(
    session: Session, carnet: Carnet
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    session.read_only = True
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "j")
        assert not list(app._notifications)
        await press(pilot, "space")
        assert any("reading only" in note.message for note in app._notifications)
    assert session.steps.states() == {}


# The page of Today


async def test_down_on_the_last_step_scrolls_the_page(
    session: Session, carnet: Carnet, screen_text: ScreenText
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "today")
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        assert "14 days" not in screen_text(app)
        await press(pilot, *["down"] * 8)
        assert "14 days" in screen_text(app)
        await press(pilot, *["up"] * 8)
        assert "[ ]" in screen_text(app)
        await press(pilot, "pagedown", "pagedown")


async def test_today_works_the_answers_out_once(
    session: Session, carnet: Carnet, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell_story(session, "partner_at_home")
    session.answers.set("q_country", ["FR"])
    made = []
    from tui.planner.situation import Situation

    see = Situation._see

    def counted(self: Situation, answers: Any) -> tuple[str, ...]:
        made.append(1)
        return see(self, answers)

    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        monkeypatch.setattr(Situation, "_see", counted)
        made.clear()
        app.screen.reload()  # type: ignore[attr-defined]
        await settle(pilot)
    assert len(made) == 1


# Holds


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_released_hold_is_sealed_in_the_journal_without_the_safe_plan(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(StepScreen(session, "dv_lock"))
        await settle(pilot)
        await press(pilot, "r", "j", "enter", *"lea", "enter", *"chez ma mere", "ctrl+s")
        snapshot(app, "step-released")
        entry = session.journal.newest(1)[0]
        assert entry.kinds == ("decision",)
        title = session.library.steps["dv_lock"].title
        assert title in entry.body
        assert "chez ma mere" not in entry.body
        assert "lea" not in entry.body.split()
        await press(pilot, "r")
        assert session.journal.count() == 2
    assert session.journal.verify() is None
    assert session.steps.releases() == {}


async def test_the_reason_for_going_on_is_sealed_in_the_journal(
    session: Session, carnet: Carnet
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(StepScreen(session, "dv_lock"))
        await settle(pilot)
        await press(pilot, "r", "j", "j", "enter", *"je pars", "ctrl+s")
    entry = session.journal.newest(1)[0]
    assert "My reason: je pars" in entry.body
    assert "I read the caution and decided to go on." in entry.body


async def test_the_settings_say_how_many_steps_and_whether_to_ask(
    session: Session, carnet: Carnet, screen_text: ScreenText
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "‹ Six steps ›" in screen_text(app)
        await press(pilot, "j", "j", "j", "j", "right")
        assert session.answers.all()["q_energy"] == ["tiny"]
        await press(pilot, "j", "right")
        assert not session.settings.asks_after
        await press(pilot, "left")
        assert session.settings.asks_after


async def test_a_held_step_that_is_not_for_me_leaves_those_on_hold(
    session: Session, carnet: Carnet, screen_text: ScreenText
) -> None:
    tell_story(session, "partner_at_home")
    session.settings.asks_after = False
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, PlanScreen)
        held = screen.plan().hold[0].step
        screen.show_step(held.id)
        await press(pilot, "x", "end")
        assert screen.step_in_view().step == held  # type: ignore[union-attr]
        assert f"[-] {held.title[:30]}" in screen_text(app)
        await press(pilot, "x", "home")
    assert state_of(session, held.id) == "todo"
