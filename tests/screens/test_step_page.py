"""A step's page: its parts in order, in a narrow window too, and never a line too wide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.content import Content

from tests.screens.stories import settle, tell_story
from tui.app import CarnetApp
from tui.library.language import Language
from tui.planner.plan import PlannedStep
from tui.screens.step import StepScreen
from tui.screens.step_page import services_for, step_words
from tui.session import Session
from tui.telling.step_services import MOST_SERVICES
from tui.widgets.page import PageLine, heading, laid_out
from tui.widgets.wrapping import wrapped

Carnet = Callable[..., CarnetApp]
LANGUAGES = ("en", "fr")
NARROW = 58
HEADINGS = (
    "Before this",
    "Why is this here?",
    "Why it helps",
    "How to do it",
    "Take care",
    "What could go wrong, and what then",
    "It is done when",
    "If it did not work",
    "Who else could do it",
    "How long it takes",
)


def planned_steps(session: Session) -> tuple[PlannedStep, ...]:
    plan = session.planning.plan()
    return (*plan.do, *plan.hold)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_a_rich_step_from_its_top_to_its_end(
    session: Session, carnet: Carnet, snapshot: Any, language: str, size: tuple[int, int]
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    app = carnet(session, "plan", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.push_screen(StepScreen(session, "ac_email"))
        await settle(pilot)
        snapshot(app, "step-rich")
        page = app.screen.query_one(VerticalScroll)
        page.scroll_to(y=size[1] - 4, animate=False)
        await settle(pilot)
        snapshot(app, "step-rich-further")
        page.scroll_end(animate=False)
        await settle(pilot)
        snapshot(app, "step-rich-end")


def test_the_parts_of_a_page_stand_in_their_order(session: Session) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    plan = session.planning.plan()
    planned = plan.find("ac_email")
    assert planned is not None
    lines = [str(line.text) for line in step_words(session, plan).page(planned)]
    assert [line for line in lines if line in HEADINGS] == list(HEADINGS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", ["partner_at_home", "crowd_against_a_journalist"])
def test_no_line_of_any_step_is_wider_than_the_window(
    session: Session, language: str, story: str
) -> None:
    tell_story(session, story)
    session.speak(Language(session.content, language))
    words = step_words(session, session.planning.plan())
    for planned in planned_steps(session):
        page = laid_out(words.page(planned), NARROW)
        for line in page.plain.split("\n"):
            assert cell_len(line) <= NARROW, (planned.step.id, line)
            assert not line.lstrip().startswith((":", ";", "!\u00a0", "?", "»")), line


def test_services_fit_the_need_and_are_few(session: Session) -> None:
    tell_story(session, "partner_at_home")
    plan = session.planning.plan()
    emergency = services_for(session, ("emergency",), plan.situation)
    assert 0 < len(emergency) <= MOST_SERVICES
    helpful = services_for(session, ("domestic_violence",), plan.situation)
    assert 0 < len(helpful) <= MOST_SERVICES
    assert emergency[0] not in helpful
    assert services_for(session, (), plan.situation) == []


def test_no_need_fills_the_list_and_a_named_service_comes_first(session: Session) -> None:
    tell_story(session, "partner_at_home")
    situation = session.planning.plan().situation
    crisis = services_for(session, ("crisis",), situation)[0]
    emergency = services_for(session, ("emergency",), situation)[0]
    assert services_for(session, ("crisis", "emergency"), situation)[:2] == [crisis, emergency]
    assert emergency not in services_for(session, ("domestic_violence",), situation)
    named = services_for(session, ("domestic_violence", "fr-thesee"), situation)
    assert "THESEE" in named[0].plain


def test_nobody_who_fears_the_police_is_sent_to_them(session: Session) -> None:
    tell_story(session, "partner_at_home")
    session.answers.set("q_country", "FR")
    for answer, sent in (("yes", True), ("danger", False)):
        session.answers.set("q_police", answer)
        situation = session.planning.plan().situation
        shown = [line.plain for line in services_for(session, ("tech_abuse",), situation)]
        assert any("17Cyber" in line for line in shown) is sent
        assert shown
        assert services_for(session, ("emergency",), situation)


def test_an_emergency_in_an_unknown_country_names_the_numbers_of_all(session: Session) -> None:
    session.answers.set("q_now", "danger")
    lines = services_for(session, ("emergency",), session.planning.plan().situation)
    shown = "\n".join(line.plain for line in lines)
    assert all(number in shown for number in ("112", "911", "999"))


def test_where_a_country_has_nobody_for_a_need_somebody_who_listens_is_named(
    session: Session,
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    assert services_for(session, ("legal_aid",), session.planning.plan().situation)


def test_a_paragraph_hangs_below_its_text_and_never_breaks_at_a_fixed_space() -> None:
    line = PageLine("one two three four\u00a0: five", "10. ")
    assert laid_out([heading("Title"), line], 15).plain.split("\n") == [
        "Title", "10. one two", "    three", "    four\u00a0: five"]  # fmt: skip
    assert [piece.plain for piece in wrapped(Content("a b\u00a0c d"), 4)] == ["a", "b\u00a0c", "d"]


def test_the_person_s_own_words_are_never_markup() -> None:
    assert laid_out([PageLine("[red]not red[/] [@click=quit]x[/]")], 60).plain.startswith("[red]")
