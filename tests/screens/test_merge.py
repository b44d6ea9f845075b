"""Uniting two copies from the screens, and checking the open file."""

from __future__ import annotations

import itertools
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.stage import (
    CHEAP,
    LANGUAGES,
    PASSPHRASE,
    OpenApp,
    ScreenText,
    Settle,
    Snapshot,
    Time,
    paste,
)
from tui.library.language import Language
from tui.library.places import content_root
from tui.screens.conflict import ConflictScreen
from tui.screens.health import HealthScreen
from tui.screens.merge import MergeScreen
from tui.screens.message import MessageScreen
from tui.session import Session
from tui.vault.opening import open_vault
from tui.vault.secret import Secret

OTHER = Path("other.dat")


def opened(path: Path, time: Time, name: str) -> Session:
    ids = itertools.count(1)
    with Secret(PASSPHRASE.encode()) as passphrase:
        vault = open_vault(path, passphrase, profiles=CHEAP)
    return Session(
        vault,
        Language(content_root(), "en"),
        time.clock,
        lambda: f"{name}{next(ids):031x}",
        read_only=False,
        content=content_root(),
    )


@pytest.fixture
def here(session: Session, time: Time) -> Session:
    """The open file; beside it lies a copy that grew apart."""
    note = session.journal.note("seen at the door")
    session.vault.close()
    shutil.copy("carnet.dat", OTHER)
    there = opened(OTHER, time, "b")
    time.pass_by(60)
    there.journal.revise(note.uid, "seen at the door, with a red car")
    there.journal.note("a letter came")
    there.answers.set("q_role", ["me"])
    there.vault.close()
    mine = opened(Path("carnet.dat"), time, "a")
    time.pass_by(60)
    mine.journal.revise(note.uid, "seen at the back door")
    return mine


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("key", "size"), [("enter", (80, 24)), ("escape", (60, 18)), ("escape", (120, 40))]
)
async def test_two_copies_become_one(
    language: str,
    key: str,
    size: tuple[int, int],
    here: Session,
    carnet: OpenApp,
    settle: Settle,
    snapshot: Snapshot,
    screen_text: ScreenText,
) -> None:
    app = carnet(here, "settings", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.push_screen(MergeScreen(here))
        await settle(pilot)
        await paste(pilot, str(OTHER))
        await pilot.press("enter")
        snapshot(app, "merge")
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ConflictScreen)
        snapshot(app, "conflict")
        await pilot.press(key)
        await settle(pilot)
        assert isinstance(app.screen, MessageScreen)
        assert "2" in screen_text(app)
    notes = [note.body for note in here.journal.newest(5)]
    assert notes == ["a letter came", "seen at the back door"]
    assert here.journal.verify() is None
    bodies = {row.body for row in here.journal.revisions(here.journal.newest(5)[1].uid)}
    assert "seen at the door, with a red car" in bodies
    here.vault.close()


async def test_the_other_version_can_be_chosen(
    here: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(here, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(MergeScreen(here))
        await settle(pilot)
        await paste(pilot, str(OTHER))
        await pilot.press("enter")
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
    assert here.journal.newest(5)[1].body == "seen at the door, with a red car"
    here.vault.close()


@pytest.mark.parametrize(
    ("place", "passphrase", "sentence"),
    [
        ("nowhere.dat", PASSPHRASE, "There is no file at this place"),
        ("other.dat", "another phrase", "This passphrase does not open the other copy"),
        ("carnet.dat", PASSPHRASE, "This file is open in another window"),
    ],
)
async def test_what_cannot_be_united_is_said(
    place: str,
    passphrase: str,
    sentence: str,
    here: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
) -> None:
    app = carnet(here, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(MergeScreen(here))
        await settle(pilot)
        await paste(pilot, place)
        await pilot.press("enter")
        await paste(pilot, passphrase)
        await pilot.press("enter")
        await settle(pilot)
        assert sentence in " ".join(screen_text(app).split())
    assert here.journal.count() == 1
    here.vault.close()


async def looked(page: HealthScreen, pilot: Pilot[Any], settle: Settle) -> None:
    """Wait until the file was looked at to its end."""
    while page.health is None:
        await pilot.pause(0.01)
    await settle(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 40)])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_open_file_is_checked_and_stays_open(
    language: str,
    size: tuple[int, int],
    here: Session,
    carnet: OpenApp,
    settle: Settle,
    snapshot: Snapshot,
) -> None:
    app = carnet(here, "settings", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        page = HealthScreen(here)
        app.push_screen(page)
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await looked(page, pilot, settle)
        snapshot(app, "health")
        assert here.journal.count() == 1
        here.journal.note("written after the check")
    assert here.journal.count() == 2
    here.vault.close()


async def test_a_damaged_page_is_told(
    here: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, time: Time
) -> None:
    here.vault.put_stream(BytesIO(b"seen" * 20_000), "note.txt", "text/plain")
    here.vault.close()
    spoil_last_page(Path("carnet.dat"))
    again = opened(Path("carnet.dat"), time, "c")
    app = carnet(again, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        page = HealthScreen(again)
        app.push_screen(page)
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await looked(page, pilot, settle)
        assert "! stored files: 1, damaged: 1" in screen_text(app)
        assert "Part of the file is damaged" in screen_text(app)
    again.vault.close()


def spoil_last_page(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[:-4096] + bytes(4096))
