"""The page of one's own keys: added by typing, shown everywhere, kept in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.screen import Screen

from tests.screens.stage import LANGUAGES, Exits, MakeApp, OpenApp, ScreenText, Settle, Snapshot
from tui.app import CarnetApp
from tui.commands import QuickExit
from tui.safety.terminal import LEFT
from tui.screens.keys import KeysScreen
from tui.screens.message import MessageScreen
from tui.screens.note import NoteScreen
from tui.session import Session
from tui.widgets.row_list import RowList


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_page_looks_as_drawn(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    settle: Settle,
    language: str,
    size: tuple[int, int],
) -> None:
    session.settings.own_keys = '{"quick-note": ["f6"]}'
    app = carnet(session, "settings", language)
    async with app.run_test(size=size) as pilot:
        app.push_screen(KeysScreen(session))
        await settle(pilot)
        snapshot(app, "keys")


async def test_a_key_is_added_refused_taken_back_and_leaves(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, exits: Exits
) -> None:
    app = carnet(session, "settings", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        page = KeysScreen(session)
        app.push_screen(page)
        await settle(pilot)
        page.query_one(RowList).cursor = page._commands.index(QuickExit)
        await pilot.press("enter", *"f6", "enter")
        await settle(pilot)
        assert session.settings.own_keys == '{"quick-exit": ["f6"]}'
        assert "F6 leave at once" in screen_text(app).splitlines()[-1]
        await pilot.press("enter", *"esc", "enter")
        await settle(pilot)
        assert isinstance(app.screen, MessageScreen)
        await pilot.press("enter", "x")
        await settle(pilot)
        assert session.settings.own_keys == ""
        await pilot.press("u")
        await settle(pilot)
        assert app.own_keys.keys(QuickExit) == ("f6", "ctrl+q")
        await pilot.press("escape", "w", "h", "f6")
        await pilot.pause()
    assert exits.codes == [LEFT]


@pytest.fixture(params=["quick-note", "nothing-like-it"])
def named(request: pytest.FixtureRequest) -> str:
    """A file of keys that gives F6 to a command; the name of the command."""
    Path("keys.toml").write_text(f"[keys]\n{request.param} = 'f6'\n", encoding="utf-8")
    return str(request.param)


async def test_a_file_of_keys_counts_for_this_time_or_says_why_not(
    session: Session, make_app: MakeApp, settle: Settle, screen_text: ScreenText, named: str
) -> None:
    class Opened(CarnetApp):
        def entry_screen(self) -> Screen[None]:
            return Screen()

        def on_mount(self) -> None:
            self.begin(session)

    app = make_app("en", Opened, keys=Path("keys.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        if named != "quick-note":
            assert "no command called “nothing-like-it”" in " ".join(screen_text(app).split())
            await pilot.press("enter")
        await pilot.press("f6")
        await settle(pilot)
        assert isinstance(app.screen, NoteScreen) == (named == "quick-note")
        assert session.settings.own_keys == ""
