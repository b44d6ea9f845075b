"""The cover page: closed behind it, ordinary on it, and the way back."""

from __future__ import annotations

import pytest

from tests.screens.reopened import draft_in_file
from tests.screens.stage import (
    LANGUAGES,
    Exits,
    MakeApp,
    OpenApp,
    ScreenText,
    Settle,
    Snapshot,
    Time,
)
from tui.notebook.settings import Settings
from tui.safety.terminal import COVERED, LEFT
from tui.screens.cover import CoverScreen
from tui.screens.cover_words import PLACE
from tui.screens.unlock import UnlockScreen
from tui.session import Session
from tui.start import COVER_CHARACTERS
from tui.telling.drafts import DRAFT
from tui.vault.vault import Vault
from tui.widgets.editor import Editor

SIZES = [(80, 24), (60, 18)]


@pytest.fixture(autouse=True)
def _quiet_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.entry.check_host", lambda _path: [])


async def test_the_key_closes_the_file_from_a_text_field_and_keeps_the_draft(
    session: Session, carnet: OpenApp, settle: Settle, exits: Exits
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        await pilot.press(*"elle attend", "ctrl+n")
    assert exits.codes == [COVERED]
    assert draft_in_file(DRAFT) == "elle attend"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_the_ordinary_page_names_nothing_of_ours_and_leads_back(
    vault: Vault,
    make_app: MakeApp,
    settle: Settle,
    snapshot: Snapshot,
    screen_text: ScreenText,
    exits: Exits,
    language: str,
    size: tuple[int, int],
) -> None:
    vault.close()
    app = make_app(language, covered=True, locked=True)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("f1", "ctrl+p", "escape", "ctrl+o", "ctrl+c")
        await settle(pilot)
        snapshot(app, "cover")
        assert "carnet" not in screen_text(app).lower()
        await pilot.press("?", *"x:w", "ctrl+l")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert app.start.cover.endswith("?x:w")
        assert app.start.cover_edited
        await pilot.press("ctrl+n")
        assert exits.codes == [COVERED]


async def test_ways_out_work_on_the_page(make_app: MakeApp, settle: Settle, exits: Exits) -> None:
    for keys in (("ctrl+q",), ("escape", "escape", "escape")):
        app = make_app(covered=True, cover="milk")
        async with app.run_test() as pilot:
            await settle(pilot)
            assert app.screen.query_one(Editor).text == "milk"
            await pilot.press(*keys)
    assert exits.codes == [LEFT, LEFT]


async def test_the_key_again_leads_back_and_an_untouched_page_is_not_told(
    make_app: MakeApp, settle: Settle
) -> None:
    app = make_app(covered=True, cover="milk")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, CoverScreen)
        await pilot.press("f9")
        await settle(pilot)
        assert not isinstance(app.screen, CoverScreen)
        assert not app.start.cover_edited


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_the_words_are_written_in_settings_and_told_at_once(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    snapshot: Snapshot,
    time: Time,
    language: str,
    size: tuple[int, int],
) -> None:
    from tui.screens.cover_words import CoverWordsScreen

    session.settings.cover = "stamps"
    app = carnet(session, "settings", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert app.start.cover == "stamps"  # told when the file was opened
        await app.push_screen(CoverWordsScreen(session))
        await settle(pilot)
        snapshot(app, "cover-words")
        editor = app.screen.query_one(Editor)
        editor.text = "x" * (COVER_CHARACTERS + 1)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, CoverWordsScreen)
        assert session.settings.cover == "stamps"
        editor.text = "bread\x1b[2J\nsoap"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.start.cover == Settings(session.vault).cover == "bread\ufffd[2J\nsoap"
        assert session.drafts.get(PLACE) == ""


async def test_a_page_edited_while_covered_outlives_the_next_opening(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    session.settings.cover = "stamps"
    app = carnet(session, "settings")
    app.cover_with("stamps and glue", edited=True)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.start.cover == "stamps and glue"
        assert session.settings.cover == "stamps"
