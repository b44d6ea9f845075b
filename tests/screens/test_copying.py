"""Copying a short text: asked once, taken back, and never more than was agreed to."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.screens.stage import LANGUAGES, Exits, OpenApp, ScreenText, Settle, Snapshot
from tui.safety import clipboard as safe
from tui.safety.clipboard import Backend, Clipboard
from tui.screens.base import CarnetScreen
from tui.screens.copying import copy_text
from tui.session import Session


class Board:
    """A clipboard in memory."""

    def __init__(self) -> None:
        self.text = "before"

    def write(self, text: str) -> None:
        self.text = text

    def backend(self) -> Backend:
        return Backend(self.write, lambda: self.text)


@pytest.fixture
def board(session: Session) -> Board:
    board = Board()
    session.__dict__["clipboard"] = Clipboard(find=board.backend)
    return board


async def copy(pilot: Pilot[int], session: Session, text: str) -> None:
    screen = pilot.app.screen
    assert isinstance(screen, CarnetScreen)
    copy_text(screen, session, text)
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_asks_first_and_no_leaves_the_clipboard_alone(
    session: Session,
    carnet: OpenApp,
    board: Board,
    snapshot: Snapshot,
    screen_text: ScreenText,
    language: str,
    settle: Settle,
) -> None:
    app = carnet(session, "people", language)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await copy(pilot, session, "3919")
        snapshot(app, "copying-ask")
        await pilot.press("escape")
        await settle(pilot)
        assert board.text == "before"
        assert {"en": "Nothing was copied.", "fr": "Rien n'a été copié."}[language] in screen_text(
            app
        )
        assert not session.clipboard.enabled


async def test_after_a_yes_it_copies_without_asking_again_and_takes_it_back(
    session: Session,
    carnet: OpenApp,
    board: Board,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.screens.copying.KEPT_SECONDS", 0.6)
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await copy(pilot, session, "39\x1b19\n")
        await pilot.press("j", "enter")
        await settle(pilot)
        assert board.text == "39\ufffd19 "
        await pilot.pause(0.9)
        await settle(pilot)
        assert board.text == ""
        await copy(pilot, session, "17")
        await settle(pilot)
        assert board.text == "17"


async def test_leaving_at_once_takes_it_back_too(
    session: Session, carnet: OpenApp, board: Board, exits: Exits, settle: Settle
) -> None:
    session.clipboard.enabled = True
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await copy(pilot, session, "3919")
        await settle(pilot)
        assert board.text == "3919"
        await pilot.press("ctrl+q")
        await settle(pilot)
    assert exits.codes == [0]
    assert board.text == ""


@pytest.mark.parametrize("length", [safe.LONGEST + 1])
async def test_what_is_too_long_is_said_and_not_copied(
    session: Session,
    carnet: OpenApp,
    board: Board,
    screen_text: ScreenText,
    length: int,
    settle: Settle,
) -> None:
    session.clipboard.enabled = True
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await copy(pilot, session, "x" * length)
        await settle(pilot)
        assert "too long to copy" in screen_text(app)
    assert board.text == "before"
