"""Caps lock is no wall, and what was chosen for the keyboard counts when the file is opened."""

from __future__ import annotations

from tests.screens.stage import OpenApp, Settle
from tui.session import Session
from tui.widgets.editor import Editor
from tui.widgets.row_list import RowList


async def test_caps_lock_leaves_every_letter_its_command(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    session.settings.plain_keys = True
    app = carnet(session, "today", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.plain_keys, "chosen for this file"
        await pilot.press("S")
        await settle(pilot)
        await settle(pilot)
        assert app.current_mode == "settings"
        rows = app.screen.query_one(RowList)
        await pilot.press("J")
        await settle(pilot)
        assert rows.cursor == 1
        await pilot.press("G")
        assert rows.cursor == rows.count - 1, "a key of its own stays what it is"
        await pilot.press("W")
        await settle(pilot)
        await settle(pilot)
        await pilot.press("W", "A")
        assert app.screen.query_one(Editor).text == "WA"
