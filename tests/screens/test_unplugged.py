"""The window that waits for a stick that was taken out."""

from __future__ import annotations

import pytest

from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot, paste
from tui.session import Session
from tui.vault.errors import Unplugged


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_text_stays_in_view_beside_the_question(
    language: str,
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    snapshot: Snapshot,
    screen_text: ScreenText,
) -> None:
    app = carnet(session, "today", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        await paste(pilot, "elle attend dehors")
        app.tell_error(Unplugged())
        app.tell_error(Unplugged())
        await settle(pilot)
        assert "elle attend dehors" in screen_text(app)
        snapshot(app, "unplugged")
        await pilot.press("ctrl+q")
