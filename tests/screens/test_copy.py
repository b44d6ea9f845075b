"""Copies: made elsewhere, opened, put in the place of a lost file, and remembered in time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.stage import (
    CHEAP,
    LANGUAGES,
    PASSPHRASE,
    Exits,
    MakeApp,
    OpenApp,
    ScreenText,
    Settle,
    Snapshot,
    Time,
    paste,
)
from tui.app import CarnetApp
from tui.safety.terminal import LOCKED
from tui.screens import copy as copy_screen
from tui.screens.copy import CopyScreen
from tui.screens.message import MessageScreen
from tui.screens.restore import RestoreScreen
from tui.session import Session
from tui.vault.errors import Damaged, NoSpace, ReadOnlyMedium, Unplugged, VaultError
from tui.vault.opening import open_vault
from tui.vault.secret import Secret
from tui.vault.tables import SETTING

OTHER = "velvet orbit pencil harbor"
STICK = Path("stick")
COPY = STICK / "carnet.dat"
DAY = 24 * 3600


@pytest.fixture(autouse=True)
def _stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / STICK).mkdir()
    monkeypatch.setattr("tui.screens.entry.check_host", lambda _path: [])


def notes_in(path: Path, words: str) -> list[str]:
    """Open a file and return the text of its notes."""
    from tui.journal.journal import Journal

    with Secret(words.encode()) as typed:
        vault = open_vault(path, typed, profiles=CHEAP)
    try:
        journal = Journal(vault, lambda: pytest.fail("no clock is needed"), str)
        return [entry.body for entry in journal.newest(10)]
    finally:
        vault.close()


def flat(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


async def show(app: CarnetApp, pilot: Pilot[Any], settle: Settle, screen: Any) -> None:
    await settle(pilot)
    await app.push_screen(screen)
    await settle(pilot)


async def type_copy(pilot: Pilot[Any], settle: Settle, *fields: str) -> None:
    for text in fields:
        if text:
            await paste(pilot, text)
        await pilot.press("enter")
        await pilot.pause()
    await settle(pilot)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_screens_look_as_drawn(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    settle: Settle,
    language: str,
    size: tuple[int, int],
) -> None:
    app = carnet(session, "settings", language)
    async with app.run_test(size=size) as pilot:
        await show(app, pilot, settle, CopyScreen(session))
        snapshot(app, "copy")
        app.pop_screen()
        await show(app, pilot, settle, RestoreScreen(session))
        snapshot(app, "restore")


async def test_a_copy_has_everything_and_only_its_day_and_name_are_kept(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    session.journal.note("kept twice")
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, CopyScreen(session))
        await type_copy(pilot, settle, "stick", "blue stick", OTHER, OTHER)
        assert isinstance(app.screen, MessageScreen)
        assert "value by value" in " ".join(screen_text(app).split())
        last = session.copies.last
        assert last is not None
        assert (last.day, last.label, last.place) == (session.clock().date(), "blue stick", "")
        await pilot.press("enter")
        await show(app, pilot, settle, CopyScreen(session))
        assert "The last copy: 2 March 2026 · blue stick" in screen_text(app)
    with session.vault.read() as reader:
        assert "stick/" not in str(reader.select(SETTING))
    assert notes_in(COPY, OTHER) == ["kept twice"]


async def test_the_place_is_kept_only_when_that_is_ticked(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, CopyScreen(session))
        app.screen.query_one("#keep").focus()
        await pilot.press("space")
        app.screen.query_one("#place").focus()
        await type_copy(pilot, settle, "stick/second.dat", "", OTHER, OTHER)
        last = session.copies.last
        assert last is not None
        assert last.place.endswith("stick/second.dat")


async def test_a_place_is_asked_for_and_what_is_there_is_not_replaced(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, tmp_path: Path
) -> None:
    (tmp_path / COPY).write_bytes(b"theirs")
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, CopyScreen(session))
        await type_copy(pilot, settle, "", "", OTHER, OTHER)
        assert "Type where" in screen_text(app)
        for place, said in (("stick", "already there"), ("/no/where", "does not exist")):
            app.screen.query_one("#place").focus()
            await pilot.press("ctrl+u")
            await paste(pilot, place)
            app.screen.query_one("#second").focus()
            await pilot.press("enter")
            await settle(pilot)
            assert said in " ".join(screen_text(app).split())
        assert session.copies.last is None
    assert (tmp_path / COPY).read_bytes() == b"theirs"


@pytest.mark.parametrize(
    ("error", "said", "ends"),
    [
        (Unplugged(), "The place of the copy cannot be reached", False),
        (ReadOnlyMedium(), "This place cannot be written to", False),
        (NoSpace(), "no room left", False),
        (Damaged(), "Part of this file is damaged", True),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
async def test_a_fault_of_the_place_does_not_end_the_session(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch,
    error: VaultError,
    said: str,
    ends: bool,
) -> None:
    def fail(*_arguments: Any, **_options: Any) -> None:
        raise error

    monkeypatch.setattr(copy_screen, "copy_to", fail)
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, CopyScreen(session))
        await type_copy(pilot, settle, "stick", "", OTHER, OTHER)
        assert said in " ".join(screen_text(app).split())
        assert isinstance(app.screen, MessageScreen if ends else CopyScreen)
        assert session.copies.last is None


async def test_a_copy_of_a_file_open_for_reading_only_can_be_made(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    session.vault.read_only = session.read_only = True
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, CopyScreen(session))
        await type_copy(pilot, settle, "stick", "", PASSPHRASE, PASSPHRASE)
        assert "value by value" in " ".join(screen_text(app).split())
    assert notes_in(COPY, PASSPHRASE) == []


async def test_a_copy_becomes_the_main_file_and_is_asked_to_be_opened(
    session: Session, carnet: OpenApp, settle: Settle, exits: Exits, tmp_path: Path
) -> None:
    session.journal.note("from the copy")
    told: list[Path] = []
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, RestoreScreen(session))
        app.start = _Told(told, app.start.folder)  # type: ignore[assignment]
        await type_copy(pilot, settle, "stick/main.dat", OTHER, OTHER)
        await pilot.press("enter")
        await settle(pilot)
    assert exits.codes == [LOCKED]
    assert told == [tmp_path / "stick" / "main.dat"]
    assert notes_in(STICK / "main.dat", OTHER) == ["from the copy"]


class _Told:
    """Stands for the start: notes what the supervisor is told."""

    def __init__(self, told: list[Path], folder: Path) -> None:
        self._told, self.folder = told, folder

    def tell_supervisor(self, *, path: Path) -> None:
        self._told.append(path)


async def test_a_copy_opens_from_another_file(
    session: Session, carnet: OpenApp, make_app: MakeApp, settle: Settle
) -> None:
    session.journal.note("in both")
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, CopyScreen(session))
        await type_copy(pilot, settle, "stick", "", OTHER, OTHER)
    session.vault.close()
    opening = make_app()
    async with opening.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+f", "down", "enter")
        await type_copy(pilot, settle, "stick", OTHER)
        assert opening.session is not None
        assert [entry.body for entry in opening.session.journal.newest(3)] == ["in both"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_today_reminds_when_the_interval_has_passed(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
    time: Time,
    language: str,
) -> None:
    app = carnet(session, "today", language)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        no_copy = flat(app.say("There is no copy of this file yet. Press s, then “Make a copy”."))
        assert no_copy not in flat(screen_text(app))
        time.now = time.now.replace(month=4)
        app.screen.reload()  # type: ignore[attr-defined]
        await settle(pilot)
        assert no_copy in flat(screen_text(app))
        session.copies.made("blue")
        time.now = time.now.replace(month=5, day=20)
        app.screen.reload()  # type: ignore[attr-defined]
        await settle(pilot)
        shown = flat(screen_text(app))
        assert no_copy not in shown
        assert ("2 April 2026" if language == "en" else "2 avril 2026") in shown
        session.copies.interval = "never"
        app.screen.reload()  # type: ignore[attr-defined]
        await settle(pilot)
        assert "2026" not in flat(screen_text(app))


async def test_the_interval_is_chosen_in_the_settings(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "down")
        seen = []
        for _ in range(3):
            await pilot.press("right")
            seen.append(session.copies.interval)
        assert seen == ["never", "weekly", "monthly"]
