"""The directory: all countries, narrowed by country and need, found by words and by old numbers."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from tests.screens.stage import LANGUAGES, OpenApp, Settle, Snapshot
from tests.screens.stories import tell_story
from tui.screens.directory import DirectoryScreen
from tui.screens.person import PersonScreen
from tui.session import Session
from tui.widgets.row_list import RowList


def texts(screen: object) -> list[str]:
    assert isinstance(screen, DirectoryScreen)
    rows = screen.query_one("#directory", RowList)
    return [str(rows._row(index)) for index in range(rows.count)]


def about(screen: DirectoryScreen) -> str:
    return str(screen.query_one("#about", Static).render())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_own_country_comes_first(
    language: str,
    size: tuple[int, int],
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    settle: Settle,
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "people", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await settle(pilot)
        assert isinstance(app.screen, DirectoryScreen)
        snapshot(app, "directory")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_old_number_leads_to_the_new_one(
    language: str, session: Session, carnet: OpenApp, snapshot: Snapshot, settle: Settle
) -> None:
    app = carnet(session, "people", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", "slash", *"3020", "enter")
        await settle(pilot)
        snapshot(app, "directory-old-number")
        assert any("3018" in text for text in texts(app.screen))


async def test_every_country_is_there_without_an_answer(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await settle(pilot)
        shown = texts(app.screen)
        names = {session.service_words.country(s.country) for s in session.directory.services}
        assert len(names) == 12
        assert names <= set(shown)
        assert len(shown) == len(session.directory.services) + len(names)


async def test_it_is_narrowed_by_country_and_need(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", "y", "j", "j", "j", "enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, DirectoryScreen)
        assert "Switzerland" in about(screen)
        assert [text for text in texts(screen) if text in {"France", "Belgium"}] == []
        await pilot.press("u", "end", "k", "enter")
        await settle(pilot)
        shown = [text for text in texts(screen) if text.startswith("[")]
        assert any("142" in text and "to be checked" in text for text in shown)
        assert not any("117" in text for text in shown)
        await pilot.press("slash", *"3020", "enter")
        await settle(pilot)
        assert "3020 is now 3018" in about(screen)
        assert any("3018" in text for text in texts(screen))
        await pilot.press("escape", "u", "home", "enter")
        await settle(pilot)
        assert any("117" in text for text in texts(screen))


@pytest.mark.parametrize(
    ("typed", "found"),
    [("ecoute anglais", "CHS"), ("0800059595", "Viols"), ("galles", "Live Fear Free")],
)
async def test_words_and_numbers_are_found_in_every_country(
    typed: str, found: str, session: Session, carnet: OpenApp, settle: Settle
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "people", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", "slash", *typed, "enter")
        await settle(pilot)
        assert any(found in text for text in texts(app.screen)), texts(app.screen)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_not_confirmed_says_so_on_its_page(
    language: str, session: Session, carnet: OpenApp, snapshot: Snapshot, settle: Settle
) -> None:
    app = carnet(session, "people", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", "slash", *"142", "enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PersonScreen)
        snapshot(app, "directory-unsure")
