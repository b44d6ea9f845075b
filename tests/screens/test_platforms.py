"""Platforms: named once, then first everywhere; every path shown with its doubts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.stories import settle, tell_story
from tui.app import CarnetApp
from tui.planner.asking import Round
from tui.screens.ask import AskScreen
from tui.screens.find_choice import place_of
from tui.screens.guides import GuidesScreen
from tui.screens.old_guides import OldGuidesScreen
from tui.screens.platform import PlatformScreen
from tui.screens.platform_lines import platform_lines
from tui.screens.platforms import PlatformsScreen
from tui.screens.step import StepScreen
from tui.session import Session
from tui.widgets.choice_list import ChoiceList
from tui.widgets.page import Page
from tui.widgets.row_list import RowList

Carnet = Callable[..., CarnetApp]
LANGUAGES = ("en", "fr")
SIZES = [(80, 24), (60, 18)]


def name(session: Session, *platforms: str, devices: tuple[str, ...] = ("android",)) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    session.answers.set("q_apps", list(platforms))
    session.answers.set("q_devices", list(devices))


def text_of(session: Session, step: str) -> str:
    lines = platform_lines(session, session.library.steps[step])
    return "\n".join(line.before + str(line.text) for line in lines)


def page_of(app: CarnetApp) -> str:
    return str(app.screen.query_one("#page", Page).content)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_f2_lists_the_platforms_named_first(
    session: Session, carnet: Carnet, snapshot: Any, language: str, size: tuple[int, int]
) -> None:
    name(session, "instagram", "signal")
    app = carnet(session, "guides", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        assert isinstance(app.screen, PlatformsScreen)
        snapshot(app, "platforms")
        await press(pilot, "f2")
        assert isinstance(app.screen, PlatformsScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, GuidesScreen)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_last_line_tells_what_old_guides_say(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    app = carnet(session, "guides", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "end", "enter")
        assert isinstance(app.screen, OldGuidesScreen)
        snapshot(app, "old-guides")
        said = page_of(app)
        assert len([change for change in session.platforms.changes if change.topic in said]) == 15


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [*SIZES, (120, 40)])
async def test_a_platform_shows_the_path_under_the_cursor(
    session: Session, carnet: Carnet, snapshot: Any, language: str, size: tuple[int, int]
) -> None:
    name(session, "instagram")
    app = carnet(session, "guides", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.push_screen(PlatformScreen(session, "instagram"))
        await settle(pilot)
        await press(pilot, "j")
        snapshot(app, "platform")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_step_says_where_to_press_on_the_platforms_named(
    session: Session, carnet: Carnet, snapshot: Any, language: str
) -> None:
    name(session, "whatsapp", "signal")
    app = carnet(session, "plan", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(StepScreen(session, "ct_block"))
        await settle(pilot)
        app.screen.query_one("#platforms").scroll_visible(top=True, animate=False)
        await settle(pilot)
        snapshot(app, "step-platforms")
        await press(pilot, "h")
        assert isinstance(app.screen, PlatformsScreen)
        snapshot(app, "platforms-step")
        await press(pilot, "enter")
        assert isinstance(app.screen, PlatformScreen)


def test_only_the_platforms_named_are_on_the_step(session: Session) -> None:
    name(session, "whatsapp", "signal")
    text = text_of(session, "ct_block")
    assert "WhatsApp" in text
    assert "Signal" in text
    assert "Instagram" not in text
    assert "! Blocking and “report and block” can delete the chat" in text


def test_a_doubt_is_always_said(session: Session) -> None:
    name(session, "whatsapp", "signal")
    text = text_of(session, "ct_block")
    whatsapp, _, signal = text.partition("\nSignal\n")
    assert "Not certain: check in the app or on the site." in whatsapp
    assert "Its date is not known: it may have changed." in signal
    assert "What they see: not known. Assume that they notice." in whatsapp


def test_what_is_said_of_one_path_is_not_called_unknown_at_the_next(session: Session) -> None:
    name(session, "facebook", devices=("windows",))
    text = text_of(session, "ct_block")
    assert "What they see: they are not told, but can notice" in text
    assert text.count("What they see") == 1


def test_many_paths_become_a_list_of_platforms(session: Session) -> None:
    name(session, "instagram", "facebook", "x", "tiktok")
    text = text_of(session, "ct_mute")
    assert "Instagram · 5 paths" in text
    assert "Press h" in text
    assert "Hidden Words" not in text


def test_a_step_hints_at_naming_when_nothing_is_named(session: Session) -> None:
    tell_story(session, "ex_with_the_cloud_password")
    assert "Press h to choose a platform, or to name those you use" in text_of(session, "ct_block")
    assert "Google Alerts" in text_of(session, "vi_alerts")
    assert text_of(session, "wb_notfault") == ""


def test_devices_and_country_name_their_platforms(session: Session) -> None:
    session.answers.set("q_devices", ["iphone"])
    session.answers.set("q_country", ["FR"])
    assert "Apple Account" in text_of(session, "ac_email")
    assert "RIO" in text_of(session, "ac_carrier")
    assert "Verizon" not in text_of(session, "ac_carrier")


async def test_words_are_found_in_every_path(session: Session, carnet: Carnet) -> None:
    name(session, "instagram")
    app = carnet(session, "guides", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "slash", *"desactivation", "enter")
        assert app.screen.query_one("#platforms", RowList).count == 1
        await press(pilot, "enter")
        assert isinstance(app.screen, PlatformScreen)
        assert "Supprimez le compte sur la page de désactivation." in page_of(app)
        await press(pilot, "escape", "escape")
        assert app.screen.query_one("#platforms", RowList).count > 30


async def test_a_platform_is_searched_too(session: Session, carnet: Carnet) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(PlatformScreen(session, "x"))
        await settle(pilot)
        await press(pilot, "slash", *"autoplay", "enter")
        rows = app.screen.query_one("#paths", RowList)
        assert rows.count == 2
        assert "https://x.com/settings/autoplay" in page_of(app)
        assert "Source: official page, 16 July 2026." in page_of(app)
        assert "Seen at: https://" in page_of(app)
        await press(pilot, "escape")
        assert rows.count > 30


async def test_an_address_is_copied_only_where_there_is_one(
    session: Session, carnet: Carnet
) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(PlatformScreen(session, "archives", "archives.search_removal"))
        await settle(pilot)
        assert app.screen.check_action("copy_address", ()) is True
        await press(pilot, "y")
        assert type(app.screen).__name__ == "Confirm"
        await press(pilot, "escape", "home")
        assert app.screen.check_action("copy_address", ()) is False


async def test_naming_platforms_leads_to_the_question(session: Session, carnet: Carnet) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "n")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, "slash", *"mast", "enter", "space", "enter")
        assert isinstance(app.screen, PlatformsScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, PlatformScreen)
        assert app.screen.heading() == "Mastodon"
    assert session.answers.all()["q_apps"] == ["mastodon"]


async def test_a_short_list_offers_no_search(session: Session, carnet: Carnet) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(AskScreen(session, Round.REST, "q_devices"))
        await settle(pilot)
        assert app.screen.check_action("find_choice", ()) is False
        assert len(app.screen.query_one(ChoiceList).choices) == 9


def test_letters_lead_to_the_next_line_that_begins_with_them() -> None:
    labels = ["Facebook", "Instagram", "Messenger", "Telegram", "Signal"]
    assert place_of("te", labels, 0) == 3
    assert place_of("GRAM", labels, 0) == 1
    assert place_of("gram", labels, 1) == 3
    assert place_of("é", ["Zoé", "Été"], 0) == 1
    assert place_of("zzz", labels, 0) is None
