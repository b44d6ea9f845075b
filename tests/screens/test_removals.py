"""Removals on the screen: pasted at once, their state with its day, due again in its time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.screens.stage import (
    LANGUAGES,
    OpenApp,
    ScreenText,
    Settle,
    Snapshot,
    Time,
    paste,
)
from tests.screens.stories import settle as drawn_while_asking
from tests.screens.test_copying import Board
from tui.followup.removals import Removal
from tui.safety.clipboard import Clipboard
from tui.screens.followup_removal import RemovalScreen
from tui.screens.followup_removals import RemovalsScreen
from tui.screens.followup_removals_add import AddRemovalsScreen
from tui.session import Session
from tui.telling.followup_due import due_lines


@pytest.mark.parametrize("language", LANGUAGES)
async def test_addresses_are_pasted_at_once_and_their_state_is_kept_with_its_day(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    settle: Settle,
) -> None:
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)
        assert isinstance(app.screen, RemovalsScreen)
        snapshot(app, "removals-empty")
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, AddRemovalsScreen)
        await paste(pilot, "https://example.org/a\nhttps://web.archive.org/b https://bing.com/c")
        await pilot.press("escape", "n")
        await settle(pilot)
        snapshot(app, "removals-add")
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("space")
        await drawn_while_asking(pilot)
        snapshot(app, "removals-state")
        await pilot.press("j", "enter")
        await settle(pilot)
        snapshot(app, "removals-list")
    first = session.removals.all()[0]
    assert (first.state, first.since) == ("reported", date(2026, 3, 2))
    assert len(session.removals.all()) == 3
    assert session.drafts.places() == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_looking_again_comes_due_and_the_form_moves_its_day(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    screen_text: ScreenText,
    time: Time,
    language: str,
    settle: Settle,
) -> None:
    uid = session.removals.add(Removal("https://example.org/a", "ma photo"))
    session.removals.stands(uid, "reported")
    assert due_lines(session) == []
    time.now += timedelta(days=7)
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        snapshot(app, "removals-due")
        await pilot.press("end", "enter", "e")
        await settle(pilot)
        assert isinstance(app.screen, RemovalScreen)
        snapshot(app, "removals-form")
        await pilot.press("tab", "tab", "end", *["backspace"] * 10, *"2026-03-01", "ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, RemovalScreen)
        await pilot.press("end", *["backspace"] * 10, *"2026-04-01", "tab", "j", "space", "ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, RemovalsScreen)
    changed = session.removals.get(uid)
    assert changed.look_again == date(2026, 4, 1)
    assert changed.place == "archive"
    assert due_lines(session) == []


async def test_an_address_is_copied_hidden_and_brought_back(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    board = Board()
    session.__dict__["clipboard"] = Clipboard(enabled=True, find=board.backend)
    session.removals.add(Removal("https://example.org/a"))
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("end", "enter", "z")
        await settle(pilot)
        assert board.text == "https://example.org/a"
        await pilot.press("x")
        await settle(pilot)
        assert session.removals.all() == []
        await pilot.press("u")
        await settle(pilot)
        assert len(session.removals.all()) == 1
        await pilot.press("n", *"nothing here", "ctrl+s")
        await settle(pilot)
        assert "No address was found" in screen_text(app)


async def test_read_only_shows_and_changes_nothing(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    uid = session.removals.add(Removal("https://example.org/\x1b[31ma"))
    before = session.removals.get(uid)
    app = carnet(replace(session, read_only=True), "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end", "enter", "n", "e", "x", "u", "space", "enter")
        await settle(pilot)
        assert isinstance(app.screen, RemovalsScreen)
    assert session.removals.all() == [before]
