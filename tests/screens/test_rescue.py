"""A damaged file is told at the door, and what is left of it can be saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.stage import LANGUAGES, PASSPHRASE, MakeApp, ScreenText, Settle, Snapshot, paste
from tui.screens.rescue import RescueScreen
from tui.screens.unlock import UnlockScreen
from tui.session import Session
from tui.widgets.secret_input import SecretInput

PAGE = 4096
NEW = Path("carnet-2.dat")


def content(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


@pytest.fixture
def damaged(session: Session) -> Path:
    """A file with notes, one page of which is damaged."""
    for number in range(20):
        session.journal.note(f"note {number} " + "x" * 3000)
    session.vault.close()
    path = Path("carnet.dat")
    raw = path.read_bytes()
    path.write_bytes(raw[: 40 * PAGE] + bytes(PAGE) + raw[41 * PAGE :])
    return path


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 40)])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_can_be_read_is_saved_and_counted(
    language: str,
    size: tuple[int, int],
    damaged: Path,
    make_app: MakeApp,
    settle: Settle,
    snapshot: Snapshot,
) -> None:
    before = content(damaged)
    app = make_app(language, path=damaged)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, RescueScreen)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        snapshot(app, "rescue")
        assert {saved.table: saved.lost for saved in app.screen.report}["entry"] == 1
        assert sum(saved.saved for saved in app.screen.report) >= 18
        await pilot.press("ctrl+t")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert app.session is not None
        assert app.session.journal.count() == 19
        assert app.session.vault.path.name == "carnet-2.dat"
        app.session.vault.close()
    assert content(damaged) == before


async def test_a_file_that_cannot_be_opened_offers_the_rescue(
    damaged: Path, make_app: MakeApp, settle: Settle, screen_text: ScreenText
) -> None:
    write(damaged, content(damaged)[: 20 * PAGE])
    app = make_app("en", path=damaged)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert "ctrl+s saves what can still be read" in screen_text(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert "Nothing in this file can be read any more" in screen_text(app)
    assert content(NEW) == b""


async def test_a_wrong_passphrase_makes_no_file(
    damaged: Path, make_app: MakeApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = make_app("en", path=damaged)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        await paste(pilot, "another phrase")
        await pilot.press("enter")
        await settle(pilot)
        assert "This passphrase does not open the file" in screen_text(app)
        assert len(app.screen.query_one(SecretInput).secret) == 0
        await pilot.press("ctrl+t")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert app.screen.path == damaged
    assert content(NEW) == b""


async def test_a_file_that_is_there_is_never_replaced(
    damaged: Path, make_app: MakeApp, settle: Settle, screen_text: ScreenText
) -> None:
    write(NEW, b"somebody's")
    app = make_app("en", path=damaged)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert "A file of that name is already there" in screen_text(app)
    assert content(NEW) == b"somebody's"
