"""The risk picture: words and bars, what raises each line, who can help, never a score."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.screens.stage import LANGUAGES, ScreenText
from tests.screens.stories import settle, tell_story
from tui.app import CarnetApp
from tui.people.services import EMERGENCY
from tui.screens.risk import RiskScreen
from tui.screens.risk_page import RiskPage
from tui.session import Session

Carnet = Callable[..., CarnetApp]
SIZES = [(80, 24), (60, 18)]


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_what_is_at_stake(
    session: Session, carnet: Carnet, snapshot: Any, language: str, size: tuple[int, int]
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "today", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        assert isinstance(app.screen, RiskScreen)
        snapshot(app, "risk")


@pytest.mark.parametrize(("section", "keys"), [("today", "r"), ("plan", "y")])
async def test_it_opens_from_today_and_from_the_plan(
    session: Session, carnet: Carnet, section: str, keys: str
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, section)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, keys)
        assert isinstance(app.screen, RiskScreen)


async def test_the_bars_read_without_colour_and_there_is_no_number(
    session: Session, carnet: Carnet, screen_text: ScreenText
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        rows = [line for line in screen_text(app).splitlines() if "●" in line and "▰" in line]
        assert any("▰▰▰▰▰  ●●●●·" in row for row in rows)
        assert not any(re.search(r"\d", row) for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_sign_leads_to_the_services_of_the_country(
    session: Session, carnet: Carnet, snapshot: Any, language: str, screen_text: ScreenText
) -> None:
    tell_story(session, "partner_at_home")
    session.answers.set("q_country", ["FR"])
    app = carnet(session, "today", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        screen = app.screen
        assert isinstance(screen, RiskScreen)
        place = next(i for i, line in enumerate(screen._lines) if line.flag is not None)
        screen.query_one("#risks").cursor = place  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert isinstance(app.screen, RiskPage)
        snapshot(app, "risk-sign")
        shown = screen_text(app)
        assert "17" in shown
        assert "114" in shown


@pytest.mark.parametrize("country", ["FR", "BE", "CH", "CA", "UK", "US", "other", None])
async def test_the_emergency_number_is_never_hidden(
    session: Session, carnet: Carnet, country: str | None
) -> None:
    tell_story(session, "partner_at_home")
    session.answers.clear("q_country")
    if country:
        session.answers.set("q_country", [country])
    flags = session.library.flags
    numbers = {
        service.phone
        for service in session.directory.services
        if EMERGENCY in service.needs and service.country == country and service.phone
    }
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for flag in flags.values():
            page = RiskPage(session, flag, [])
            text = "\n".join(str(line.text) for line in _services(app, page))
            assert all(number in text for number in numbers)
            assert re.search(r"\b(1[1-9]\d?|9\d\d)\b", text), flag.id
        await press(pilot, "r")


def _services(app: CarnetApp, page: RiskPage) -> list[Any]:
    page.say = app.say  # type: ignore[method-assign]
    return list(page._services())


async def test_the_honest_words_are_there(
    session: Session, carnet: Carnet, screen_text: ScreenText
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        assert "no score" in str(app.screen.query_one("#legend", Static).content)
        await press(pilot, "end")
        shown = " ".join(screen_text(app).split())
        assert "It gives no score. A trained person can do far more." in shown


async def test_the_persons_own_view_counts_more_and_changes_no_plan(
    session: Session, carnet: Carnet, screen_text: ScreenText
) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    before = session.planning.plan()
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        screen = app.screen
        assert isinstance(screen, RiskScreen)
        shown = screen._line().shown
        assert shown is not None
        await press(pilot, "left", "left", "left", "left")
        assert session.settings.own_view == {shown.risk.asset: "low"}
        again = screen._line().shown
        assert again is not None
        assert again.risk.asset == shown.risk.asset
        assert "can wait (my view)" in screen_text(app)
        await press(pilot, "x")
        assert session.settings.own_view == {}
    assert session.planning.plan().do == before.do


async def test_every_likelihood_and_impact_has_words() -> None:
    from tui.library.load import load_library
    from tui.library.places import content_root
    from tui.telling.risks import COST_WORDS, LIKELY_WORDS

    assets = load_library(content_root(), "en").assets.values()
    assert {a.impact for a in assets} | {min(5, a.impact + 1) for a in assets} <= set(COST_WORDS)
    assert {likely for a in assets for _, likely in a.rules} | {1} <= set(LIKELY_WORDS)
