"""Each way to answer "who is this for?", from the first question to a step's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import Static

from tests.screens.stage import LANGUAGES, ScreenText
from tests.screens.stories import settle
from tui.app import CarnetApp
from tui.library.language import Language
from tui.library.load import load_library
from tui.library.places import content_root
from tui.planner.asking import Round
from tui.planner.selection import Mode
from tui.screens.ask import AskScreen
from tui.screens.questions import QuestionsScreen
from tui.screens.step import StepScreen
from tui.screens.step_page import step_words
from tui.session import Session
from tui.telling.asking import PREFACES
from tui.telling.step_facts import FOR_WHOM, HELPING

Carnet = Callable[..., CarnetApp]
STORIES: dict[Mode, dict[str, Any]] = {
    Mode.ME: {"q_rel": ["work"], "q_what": ["humil"], "q_role": ["employee"]},
    Mode.HELPING: {"q_rel": ["partner_ex"], "q_what": ["contact", "location"], "q_live": "away"},
    Mode.HELPING_UNASKED: {"q_rel": ["group"], "q_what": ["wave", "dox"]},
    Mode.PARENT: {"q_age": "minor", "q_rel": ["school"], "q_what": ["humil", "img_shared"]},
    Mode.PREPARING: {},
}
SHOWN_TO_HELPERS = (
    *("q_live", "q_phase", "q_self", "q_device", "q_people", "q_contact"),
    *("q_legal", "q_police", "q_stakes", "q_role", "q_country"),
)


def tell(session: Session, mode: Mode) -> None:
    session.answers.set("q_for", mode.value)
    for question, answer in STORIES[mode].items():
        session.answers.set(question, answer)


@pytest.mark.parametrize("mode", Mode)
async def test_a_question_is_put_to_the_right_person(
    session: Session, carnet: Carnet, mode: Mode
) -> None:
    tell(session, mode)
    library = session.library
    question = library.questions["q_people"]
    app = carnet(session, "questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(AskScreen(session, Round.REST, question.id))
        await settle(pilot)
        helps = mode in FOR_WHOM
        asked = str(app.screen.query_one("#question", Static).content)
        assert asked == (question.text_helper if helps else question.text)
        intro = str(app.screen.query_one("#intro", Static).content)
        assert intro == library.wording.texts.get(PREFACES.get(mode, ""), "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_of_the_person_helped_is_worded_for_helpers(language: str) -> None:
    library = load_library(content_root(), language)
    for name in SHOWN_TO_HELPERS:
        question = library.questions[name]
        assert question.text_helper != question.text, name
    assert set(PREFACES.values()) | set(FOR_WHOM.values()) <= set(library.wording.texts)


@pytest.mark.parametrize("mode", [Mode.HELPING, Mode.PARENT])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_list_and_the_step_speak_of_the_person_helped(
    session: Session,
    carnet: Carnet,
    screen_text: ScreenText,
    snapshot: Any,
    mode: Mode,
    language: str,
) -> None:
    tell(session, mode)
    app = carnet(session, "questions", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, QuestionsScreen)
        listed = [line.text for line in screen._lines if line.question is not None]
        assert session.library.questions["q_people"].text_helper in listed
        app.push_screen(StepScreen(session, "ev_capture"))
        await settle(pilot)
        snapshot(app, f"step-{mode.value.replace('_', '-')}")
        said = session.library.wording.texts[FOR_WHOM[mode]]
        assert said[:40].replace("\u00a0", " ") in screen_text(app).replace("\u00a0", " ")


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_every_mode_says_whom_it_speaks_of(
    session: Session, mode: Mode, language: str
) -> None:
    session.speak(Language(content_root(), language))
    tell(session, mode)
    plan = session.planning.plan()
    assert plan.open_steps
    words = step_words(session, plan)
    for planned in (*plan.do, *plan.hold):
        page = words.page(planned)
        assert page[0].text == planned.step.title
        for_whom = planned.step.group != HELPING and "self" in planned.step.who
        arrows = [line for line in page if line.before == "→ "]
        assert bool(arrows) is (for_whom and mode in FOR_WHOM)


def test_those_who_help_unasked_are_given_nothing_that_acts_in_somebodys_place() -> None:
    from datetime import date

    from tui.planner.answers import parse_answers
    from tui.planner.plan import build_plan

    library = load_library(content_root(), "en")
    raw: dict[str, Any] = {"q_for": "ally_new", **STORIES[Mode.HELPING_UNASKED]}
    plan = build_plan(parse_answers(raw, library), library, date(2026, 3, 1))
    assert all(p.step.ally_new_ok and "ally" in p.step.who for p in (*plan.do, *plan.hold))
    order = [p.step.id for p in plan.do]
    assert order.index("he_ask") < order.index("he_offer")
