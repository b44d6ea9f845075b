"""Settings, help, palette, jump overlay, quick note, messages: at each size, in each language."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.screens.stage import LANGUAGES, Exits, OpenApp, ScreenText, Settle, Snapshot
from tests.screens.stories import tell_story
from tui.safety.terminal import LOCKED
from tui.screens.help import HelpScreen
from tui.screens.palette import PaletteScreen
from tui.screens.sections import SECTION_SCREENS
from tui.session import Session
from tui.vault.errors import Damaged, NoSpace
from tui.widgets.row_list import RowList

SIZES = [(80, 24), (60, 18)]
STORY = "partner_at_home"
MOST_WIDGETS = 150

OPENED = {
    "settings": [],
    "help": ["question_mark"],
    "palette": ["ctrl+p"],
    "jump": ["ctrl+o"],
    "note": ["w"],
}


@pytest.mark.parametrize("name", OPENED)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_each_window_looks_as_drawn(
    name: str,
    language: str,
    size: tuple[int, int],
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    settle: Settle,
) -> None:
    app = carnet(session, "settings", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press(*OPENED[name])
        await settle(pilot)
        snapshot(app, name)


@pytest.mark.parametrize("section", SECTION_SCREENS)
@pytest.mark.parametrize("size", [(40, 12), (60, 18), (120, 40)])
async def test_every_section_shows_where_we_are_and_how_to_leave_at_any_size(
    section: str,
    size: tuple[int, int],
    session: Session,
    carnet: OpenApp,
    screen_text: ScreenText,
    settle: Settle,
) -> None:
    tell_story(session, STORY)
    app = carnet(session, section, "fr")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        lines = screen_text(app).splitlines()
        assert "▸" in lines[0] + lines[1]
        assert "ctrl+q" in lines[-1]
        assert "aide" in lines[-1]
        assert len(app.screen.query("*")) <= MOST_WIDGETS


async def test_the_window_may_change_size_at_any_moment(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    tell_story(session, STORY)
    app = carnet(session, "plan", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in ([], ["question_mark"], ["escape", "ctrl+p"], ["escape", "w"]):
            await settle(pilot)
            await pilot.press(*keys)
            for size in ((20, 6), (1, 1), (200, 60), (80, 24)):
                await pilot.resize_terminal(*size)
                await settle(pilot)
        assert "Que vient-il de se passer" in screen_text(app)


async def test_the_palette_finds_a_command_by_a_few_letters_and_runs_it(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "settings", "fr")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("colon")
        await settle(pilot)
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press(*"journ", "enter")
        await settle(pilot)
        assert app.current_mode == "journal"


async def test_the_palette_offers_no_screenshot(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        assert not app.screen.query_one("#nothing").display
        await pilot.press(*"screenshot")
        await settle(pilot)
        assert app.screen.query_one("#nothing").display
        assert app.screen.query_one(Input).value == "screenshot"
        assert app.screen.query_one(RowList).count == 0


async def test_a_letter_jumps_to_a_main_screen_and_to_a_part(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.set_focus(None)
        await pilot.press("ctrl+o", "e")
        await settle(pilot)
        assert isinstance(app.focused, RowList)
        await pilot.press("ctrl+o", "o")
        await settle(pilot)
        assert app.current_mode == "journal"


@pytest.mark.parametrize(
    ("key", "section"),
    [("t", "today"), ("a", "questions"), ("p", "plan"), ("o", "journal"), ("c", "people")],
)
async def test_one_letter_opens_each_main_screen(
    key: str, section: str, session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(key)
        await settle(pilot)
        assert app.current_mode == section


async def test_the_language_changes_everywhere_and_is_kept(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "today")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("s")
        await settle(pilot)
        await pilot.press("right")
        await settle(pilot)
        assert "Ajustes" in screen_text(app)
        await pilot.press("right")
        await settle(pilot)
        assert "Réglages" in screen_text(app)
        await pilot.press("t")
        await settle(pilot)
        assert "Aujourd'hui" in screen_text(app)
        assert session.settings.language == "fr"


async def test_the_lock_delay_stays_between_one_and_thirty_minutes(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", *["right"] * 12)
        await settle(pilot)
        assert session.settings.idle_minutes == app.idle.minutes == 30
        await pilot.press(*["left"] * 12)
        await settle(pilot)
        assert session.settings.idle_minutes == app.idle.minutes == 1


async def test_a_colour_theme_is_kept(session: Session, carnet: OpenApp, settle: Settle) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "right")
        await settle(pilot)
        assert app.theme == session.settings.theme == "calm-light"


async def test_nothing_is_written_in_a_file_open_for_reading(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    session.read_only = True
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "read only" in screen_text(app)
        await pilot.press("right", "down", "right", "w", "ctrl+g")
        await settle(pilot)
        assert not app.screen.is_modal
        assert session.settings.language == ""
        assert session.settings.idle_minutes == 3


async def _fail(pilot: Pilot[Any], monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fails(_self: object, _code: str) -> None:
        raise error

    monkeypatch.setattr("tui.notebook.settings.Settings._set", lambda *_args: fails(None, ""))
    await pilot.press("down", "right")


async def test_a_full_stick_is_said_and_the_work_goes_on(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch,
    exits: Exits,
) -> None:
    app = carnet(session, "settings", "fr")
    async with app.run_test() as pilot:
        await settle(pilot)
        await _fail(pilot, monkeypatch, NoSpace())
        await settle(pilot)
        assert "plus de place" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert not app.screen.is_modal
        await pilot.press("t")
        await settle(pilot)
        assert app.current_mode == "today"
        assert exits.codes == []


async def test_a_damaged_file_is_said_and_then_closed(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch,
    exits: Exits,
) -> None:
    app = carnet(session, "settings", "fr")
    async with app.run_test() as pilot:
        await settle(pilot)
        await _fail(pilot, monkeypatch, Damaged())
        await settle(pilot)
        assert "abîmée" in screen_text(app)
        await pilot.press("enter")
    assert exits.codes == [LOCKED]


async def test_help_of_every_section_names_its_own_keys(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "today")
    async with app.run_test(size=(100, 200)) as pilot:
        for section in SECTION_SCREENS:
            app.action_go(section)
            await settle(pilot)
            screen = app.screen
            await pilot.press("f1")
            await settle(pilot)
            assert isinstance(app.screen, HelpScreen)
            page = app.screen._page(90).plain
            for command in screen.commands():  # type: ignore[attr-defined]
                assert app.say(command.title) in page
            await pilot.press("escape")
            await settle(pilot)
