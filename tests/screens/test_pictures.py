"""Pictures on the screen: veiled until a key, drawn in blocks or letters, veiled again."""

from __future__ import annotations

import io
import threading
from typing import Any

import pytest
from rich.color import Color
from textual.pilot import Pilot

from tests.journal.photos import film, photo
from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot
from tui.journal.exhibit import Exhibit
from tui.journal.pictures import Picture, PictureError, Pictures
from tui.screens.exhibit import ExhibitScreen
from tui.screens.message import MessageScreen
from tui.screens.picture import PictureScreen
from tui.session import Session
from tui.widgets.confirm import Confirm
from tui.widgets.picture import HALF, PictureView


@pytest.fixture(autouse=True)
def _many_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw as on a terminal of today, wherever the tests run."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
def kept(session: Session) -> Any:
    """Take a file in and return its uid."""

    def keep(data: bytes, name: str, *flags: str) -> str:
        from dataclasses import replace

        exhibit = session.exhibits.take(io.BytesIO(data), name).exhibit
        if flags:
            session.exhibits.change(replace(exhibit, flags=flags))
        return exhibit.uid

    return keep


async def opens(pilot: Pilot[Any], session: Session, uid: str, settle: Settle) -> None:
    pilot.app.push_screen(ExhibitScreen(session, uid))
    await settle(pilot)
    await settle(pilot)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_photo_says_what_it_gives_away_before_it_is_shown(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    snapshot: Snapshot,
    screen_text: ScreenText,
    kept: Any,
    language: str,
) -> None:
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await opens(pilot, session, kept(photo(), "IMG_1.jpg"), settle)
        assert HALF not in screen_text(app)
        snapshot(app, "exhibit-photo")
        await pilot.press("i")
        await settle(pilot)
        assert isinstance(app.screen, PictureScreen)
        snapshot(app, "picture")
        await pilot.press("m")
        await settle(pilot)
        assert "-48.85833, 2.35000" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert HALF not in screen_text(app)
        snapshot(app, "picture-veiled")
        await pilot.press("i")
        await settle(pilot)
        assert HALF in screen_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ExhibitScreen)
        assert HALF not in screen_text(app)


async def test_the_halves_of_a_cell_have_the_colours_of_the_picture(
    session: Session, carnet: OpenApp, settle: Settle, kept: Any
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await opens(pilot, session, kept(photo("PNG"), "a.png"), settle)
        await pilot.press("i")
        await settle(pilot)
        view = app.screen.query_one(PictureView)
        cells = [segment for segment in view.render_line(0) if segment.text == HALF]
        assert len(cells) == 53
        colours = [
            (cell.style.color, cell.style.bgcolor) for cell in cells if cell.style is not None
        ]
        assert {colours[0], colours[-1]} == {
            (Color.from_rgb(200, 0, 0),) * 2,
            (Color.from_rgb(0, 200, 0),) * 2,
        }
        assert colours[0][0] == Color.from_rgb(200, 0, 0)
        below = [
            segment.style.bgcolor
            for segment in view.render_line(19)
            if segment.text == HALF and segment.style is not None
        ]
        assert (below[0], below[-1]) == (Color.from_rgb(0, 0, 200), Color.from_rgb(250, 250, 250))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_without_colours_letters_show_light_and_dark(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    snapshot: Snapshot,
    kept: Any,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await opens(pilot, session, kept(photo(), "IMG_1.jpg"), settle)
        await pilot.press("i")
        await settle(pilot)
        snapshot(app, "picture-letters")


async def test_an_intimate_picture_asks_once_more(
    session: Session, carnet: OpenApp, settle: Settle, kept: Any
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await opens(pilot, session, kept(photo(), "a.jpg", "intimate"), settle)
        await pilot.press("i")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ExhibitScreen)
        await pilot.press("i", "j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, PictureScreen)


async def test_what_is_no_picture_says_so_and_text_offers_nothing(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, kept: Any
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await opens(pilot, session, kept(b"\x89PNG\r\n\x1a\n" + bytes(99), "a.png"), settle)
        assert "What it says of itself cannot be read." in screen_text(app)
        await pilot.press("i")
        await settle(pilot)
        assert "This picture cannot be shown" in screen_text(app)
        await pilot.press("m")
        await settle(pilot)
        assert isinstance(app.screen, MessageScreen)
        await pilot.press("enter", "escape", "escape")
        await opens(pilot, session, kept(b"bonjour", "a.txt"), settle)
        await pilot.press("i")
        await settle(pilot)
        assert not isinstance(app.screen, PictureScreen)


async def test_a_film_says_its_length_and_is_never_played(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, kept: Any
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await opens(pilot, session, kept(film(moov_last=True), "a.mp4"), settle)
        assert "Length: 1:36" in screen_text(app)
        await pilot.press("i")
        await settle(pilot)
        assert isinstance(app.screen, ExhibitScreen)


async def test_the_picture_fits_a_small_window(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, kept: Any
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await opens(pilot, session, kept(photo(), "a.jpg"), settle)
        await pilot.press("i")
        await settle(pilot)
        rows = [line for line in screen_text(app).splitlines() if HALF in line]
        view = app.screen.query_one(PictureView)
        assert len(rows) == view.size.height
        assert {line.count(HALF) for line in rows} == {len(rows) * 2 * 4 // 3}
        await pilot.resize_terminal(60, 14)
        await settle(pilot)
        assert sum(HALF in line for line in screen_text(app).splitlines()) == len(rows) - 4


async def test_of_a_removed_picture_only_the_name_and_the_hash_are_left(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, kept: Any
) -> None:
    uid = kept(photo(), "a.jpg")
    session.exhibits.remove(uid)
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await opens(pilot, session, uid, settle)
        await pilot.press("i", "z", "y", "delete")
        await settle(pilot)
        assert isinstance(app.screen, ExhibitScreen)
        assert "Camera" not in screen_text(app)
        assert session.exhibits.get(uid).sha256[:8] in screen_text(app)


@pytest.mark.parametrize("way", ["escape", "question_mark"])
@pytest.mark.parametrize("ends", ["picture", "error"])
async def test_a_picture_that_is_read_too_late_is_drawn_nowhere(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, kept: Any,
    ends: str, way: str, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    go_on = threading.Event()
    look = Pictures.look

    def slowly(pictures: Pictures, exhibit: Exhibit, room: tuple[int, int]) -> Picture:
        go_on.wait(20)
        if ends == "error":
            raise PictureError("too_slow")
        return look(pictures, exhibit, room)

    monkeypatch.setattr(Pictures, "look", slowly)
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await opens(pilot, session, kept(photo(), "a.jpg"), settle)
        await pilot.press("i")
        await pilot.pause()
        assert isinstance(app.screen, PictureScreen)
        await pilot.press(way)
        await pilot.pause()
        assert not isinstance(app.screen, PictureScreen)
        go_on.set()
        await settle(pilot)
        assert HALF not in screen_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert HALF not in screen_text(app)
