"""Keys typed faster than the focus moves reach the field they were meant for."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from tests.screens.stage import OpenApp, Settle
from tui.app import CarnetApp
from tui.screens.supporter import SupporterScreen
from tui.session import Session


@pytest.fixture(autouse=True)
def _the_real_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a field wait for the next one as long as it does in a terminal."""
    monkeypatch.setattr("tui.widgets.line._STAYS_AFTER", 0.1)


def type_at_once(app: CarnetApp, keys: list[str]) -> None:
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize("between", ["tab", "enter"])
async def test_each_word_lands_in_its_field(
    between: str, session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        type_at_once(app, [*"ab", between, *"cd", between, *"é f", between, "g"])
        await pilot.pause(0.6)
        await settle(pilot)
        assert isinstance(app.screen, SupporterScreen)
        fields = [field.value for field in app.screen.query(Input)]
        assert fields[:4] == ["ab", "cd", "é f", "g"]


async def test_what_follows_a_key_that_moves_nothing_stays(
    session: Session, carnet: OpenApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        monkeypatch.setattr(app.screen, "focus_next", lambda: None)
        type_at_once(app, [*"ab", "enter", *"cd"])
        await pilot.pause(0.4)
        await settle(pilot)
        assert app.screen.query(Input).first().value == "abcd"
