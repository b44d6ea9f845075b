"""Asking the questions, changing an answer, and what is said at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.screens.stories import settle, tell_story
from tui.app import CarnetApp
from tui.planner.asking import Round
from tui.screens.answer_history import HistoryScreen
from tui.screens.ask import AskScreen
from tui.screens.change import ChangeScreen
from tui.screens.gate import GateScreen
from tui.screens.questions import QuestionsScreen
from tui.screens.result import ResultScreen
from tui.session import Session
from tui.widgets.choice_list import ChoiceList

Carnet = Callable[..., CarnetApp]
LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_first_visit_asks_the_first_question(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    app = carnet(session, "questions", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, AskScreen)
        snapshot(app, "ask-first")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_a_long_question_with_its_reason(
    session: Session, carnet: Carnet, snapshot: Any, language: str, size: tuple[int, int]
) -> None:
    app = carnet(session, "questions", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for _ in range(4):
            await pilot.press("right")
            await settle(pilot)
        await pilot.press("i", "j", "space")
        await settle(pilot)
        snapshot(app, "ask-what")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_short_version_ends_with_what_the_answers_say(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    app = carnet(session, "questions", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        keys = ["end", "k", "k", "enter"]  # "no" to the first question
        keys += ["enter", "enter"]  # only I use this device; for me
        keys += ["j", "space", "enter"]  # a former partner
        keys += ["space", "j", "space", "enter"]  # a wave of insults, messages
        keys += ["space", "enter"]  # a danger sign
        keys += ["right"]  # what would happen after a change: skipped
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        assert isinstance(app.screen, ResultScreen)
        snapshot(app, "result")
        answers = session.answers.all()
    assert answers["q_now"] == ["no"]
    assert answers["q_rel"] == ["partner_ex"]
    assert len(answers["q_what"]) == 2  # type: ignore[arg-type]
    assert answers["q_danger"] == ["kill"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_danger_shows_emergency_numbers_before_anything_else(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    app = carnet(session, "questions", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, GateScreen)
        snapshot(app, "gate-emergency")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, AskScreen)


async def test_somebody_near_is_kept_in_sight(session: Session, carnet: Carnet) -> None:
    app = carnet(session, "questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert "ctrl+q" in str(app.screen.query_one("#gate", Static).content)
        await pilot.press("enter")
        await settle(pilot)
        assert "ctrl+q" in str(app.screen.query_one("#gate", Static).content)


async def test_a_tick_is_kept_without_enter(session: Session, carnet: Carnet) -> None:
    app = carnet(session, "questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end", "space")
        await settle(pilot)
        assert session.answers.all() == {"q_now": ["skip"]}


async def test_an_exclusive_option_clears_the_others(session: Session, carnet: Carnet) -> None:
    app = carnet(session, "questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _ in range(3):
            await pilot.press("right")
            await settle(pilot)
        await pilot.press("space", "j", "space")
        await settle(pilot)
        assert session.answers.all()["q_rel"] == ["partner_now", "partner_ex"]
        await pilot.press("end", "space")
        await settle(pilot)
        assert session.answers.all()["q_rel"] == ["skip"]


async def go_to_the_fourth_question(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    for _ in range(3):
        await pilot.press("right")
        await settle(pilot)


async def test_enter_with_nothing_ticked_says_how_to_tick_once(
    session: Session, carnet: Carnet
) -> None:
    app = carnet(session, "questions")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await go_to_the_fourth_question(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert where(app) == "Who · 4 of 7"
        assert any("Nothing is ticked" in note.message for note in app._notifications)
        await pilot.press("space", "enter")
        await settle(pilot)
        assert session.answers.all()["q_rel"] == ["partner_ex"]
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert where(app) == "Danger signs · 6 of 7"
    assert "q_what" not in session.answers.all()


async def test_keys_typed_ahead_do_not_untick_the_answer_given(
    session: Session, carnet: Carnet
) -> None:
    app = carnet(session, "questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to_the_fourth_question(pilot)
        options = app.screen.query_one(ChoiceList)
        await pilot.press("space")
        options.action_choose()
        options.action_tick()
        await settle(pilot)
        assert where(app) == "What · 5 of 7"
        await pilot.press("space")
        await settle(pilot)
    answers = session.answers.all()
    assert answers["q_rel"] == ["partner_now"]
    assert answers["q_what"] == ["wave"]


@pytest.mark.parametrize("key", ["escape", "left"])
async def test_leaving_a_changed_answer_asks_before_dropping_it(
    session: Session, carnet: Carnet, key: str
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    app = carnet(session, "questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        keys = ("j", "j", "j", "j", "enter", "home", "space", key)
        await change_the_first_shown(pilot, *keys)
        assert isinstance(app.screen, ChangeScreen)
        await change_the_first_shown(pilot, "enter")
        assert isinstance(app.screen, QuestionsScreen)
    assert session.answers.all()["q_rel"] == ["partner_now", "partner_ex"]


async def test_words_written_again_are_kept_when_leaving(session: Session, carnet: Carnet) -> None:
    tell_story(session, "friend_worried_short_version")
    session.answers.set("q_goal", "calme")
    app = carnet(session, "questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await change_the_first_shown(pilot, "end", "enter", "x", "escape")
        assert isinstance(app.screen, QuestionsScreen)
    assert session.answers.all()["q_goal"] == "calmex"


def where(app: CarnetApp) -> str:
    return str(app.screen.query_one("#where", Static).content)


async def change_the_first_shown(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_changed_answer_shows_what_it_changes_first(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    app = carnet(session, "questions", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        # The fifth question: who is behind it. A current partner is added.
        await change_the_first_shown(pilot, "j", "j", "j", "j", "enter", "home", "space")
        assert session.answers.all()["q_rel"] == ["partner_ex"]
        await change_the_first_shown(pilot, "enter")
        assert isinstance(app.screen, ChangeScreen)
        snapshot(app, "change")
        await change_the_first_shown(pilot, "escape")
        assert session.answers.all()["q_rel"] == ["partner_ex"]
        assert isinstance(app.screen, AskScreen)
        await change_the_first_shown(pilot, "home", "space", "enter", "enter")
        assert session.answers.all()["q_rel"] == ["partner_now", "partner_ex"]
        assert isinstance(app.screen, QuestionsScreen)
    past = [item.answer for item in session.answers.history("q_rel")]
    assert past == [["partner_now", "partner_ex"], ["partner_ex"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_list_of_answers(
    session: Session, carnet: Carnet, snapshot: Any, language: str, size: tuple[int, int]
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    app = carnet(session, "questions", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        snapshot(app, "questions")


async def test_an_open_question_is_kept_as_it_is_typed(session: Session, carnet: Carnet) -> None:
    tell_story(session, "friend_worried_short_version")
    app = carnet(session, "questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)
        await pilot.press(*"calme", "ctrl+s")
        await settle(pilot)
        assert session.answers.all()["q_goal"] == "calme"


async def test_leaving_at_once_keeps_the_text_of_an_open_question(
    session: Session, carnet: Carnet, exits: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell_story(session, "friend_worried_short_version")
    app = carnet(session, "questions")
    kept: dict[str, object] = {}
    close = session.vault.close

    def look_and_close() -> None:
        if not kept:
            kept.update(session.answers.all())
        close()

    monkeypatch.setattr(session.vault, "close", look_and_close)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)
        await pilot.press("p", "a", "i", "x", "ctrl+q")
        await pilot.pause()
    assert exits.codes == [0]
    assert kept["q_goal"] == "paix"


async def test_a_file_open_for_reading_asks_nothing(session: Session, carnet: Carnet) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    before = session.answers.all()
    session.read_only = True
    app = carnet(session, "questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "e", "m")
        await settle(pilot)
        assert isinstance(app.screen, QuestionsScreen)
    assert session.answers.all() == before


async def test_a_bouncing_enter_does_not_answer_a_question_nobody_has_read(
    session: Session, carnet: Carnet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.widgets.choice_list.UNSEEN_SECONDS", 60.0)
    app = carnet(session, "questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end", "k", "k", "enter")
        await settle(pilot)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert session.answers.all() == {"q_now": ["no"]}
        await pilot.press("j", "k", "enter")
        await settle(pilot)
        assert session.answers.all() == {"q_now": ["no"], "q_screen": ["mine"]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_a_first_answer_from_the_list_says_the_level_before_it_counts(
    session: Session, carnet: Carnet, snapshot: Any, language: str, size: tuple[int, int]
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    session.answers.forget("q_danger")
    assert session.planning.plan().level == "elevated"
    app = carnet(session, "questions", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.push_screen(AskScreen(session, Round.REST, "q_danger"))
        await settle(pilot)
        await change_the_first_shown(pilot, "space")
        assert "q_danger" not in session.answers.all()
        await change_the_first_shown(pilot, "enter")
        assert isinstance(app.screen, ChangeScreen)
        snapshot(app, "change-level")
        await change_the_first_shown(pilot, "escape")
        assert "q_danger" not in session.answers.all()
        await change_the_first_shown(pilot, "space", "enter", "enter")
        assert isinstance(app.screen, QuestionsScreen)
    assert session.answers.all()["q_danger"] == ["kill"]
    assert session.planning.plan().level == "specialist_first"


async def test_leaving_at_once_keeps_a_first_answer_that_waits_for_its_yes(
    session: Session, carnet: Carnet
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    session.answers.forget("q_danger")
    app = carnet(session, "questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(AskScreen(session, Round.REST, "q_danger"))
        await settle(pilot)
        await change_the_first_shown(pilot, "space")
        assert isinstance(app.screen, AskScreen)
        write = app.screen.unsaved()
        assert write is not None
        write()
    assert session.answers.all()["q_danger"] == ["kill"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_earlier_answers_stand_under_their_question(
    session: Session, carnet: Carnet, snapshot: Any, language: str, time: Any
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    time.pass_by(86400)
    session.answers.set("q_goal", "calme [b]x[/b]\x1b[2J")
    session.answers.clear("q_now")
    time.pass_by(3600)
    session.answers.set("q_now", ["afraid"])
    app = carnet(session, "questions", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await change_the_first_shown(pilot, "home", "h")
        assert isinstance(app.screen, HistoryScreen)
        snapshot(app, "answer-history")
        await change_the_first_shown(pilot, "escape", "end", "h")
        assert isinstance(app.screen, HistoryScreen)
        assert "\x1b" not in str(app.screen.query_one("#page", Static).content)
