"""Long work says how long it still takes, in words, and stops when asked; nothing of it stays."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.screens.stage import OpenApp, ScreenText, Settle, Time
from tui.dossier.beside import beside
from tui.dossier.one_exhibit import copy_out
from tui.dossier.recipe import Recipe
from tui.journal.exhibits import Taken
from tui.library.language import Language
from tui.library.places import content_root
from tui.screens.exhibit import checked
from tui.screens.progress import ProgressScreen
from tui.screens.time_left import TimeLeft, left_words
from tui.session import Session
from tui.telling.dossier_making import parcel_of
from tui.telling.handing import write
from tui.vault.errors import Cancelled
from tui.vault.secret import Secret

MEBIBYTE = 1 << 20


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "less than a minute left"),
        (29, "less than a minute left"),
        (31, "about 1 minute left"),
        (130, "about 2 minutes left"),
        (13 * 60, "about 15 minutes left"),
        (58 * 60, "about 60 minutes left"),
        (2 * 3600, "more than an hour left"),
    ],
)
def test_a_time_is_said_as_exactly_as_it_is_known(seconds: float, words: str) -> None:
    english = Language(content_root(), "en")
    assert left_words(seconds, english.say, english.count) == words


def test_nothing_is_said_too_early_and_pauses_do_not_count(time: Time) -> None:
    left = TimeLeft(time.elapsed)
    left.at(0.5)
    assert left.seconds() is None
    time.pass_by(60)
    assert left.seconds() == pytest.approx(60)
    left.pause()
    time.pass_by(600)
    left.go_on()
    assert left.seconds() == pytest.approx(60)
    left.at(0.75)
    assert left.seconds() == pytest.approx(20)


def test_work_without_a_sign_says_so_after_a_while(time: Time) -> None:
    english, left = Language(content_root(), "en"), TimeLeft(time.elapsed)
    assert not left.words(english.say, english.count)
    time.pass_by(10)
    assert left.words(english.say, english.count).startswith("How long it takes is not known")


async def test_the_window_says_how_long_and_stops(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, time: Time
) -> None:
    reached, go_on, ended = threading.Event(), threading.Event(), list[object]()

    def work(progress: Any) -> None:
        progress(0.25)
        reached.set()
        go_on.wait(10)
        if not progress(0.3):
            raise Cancelled

    app = carnet(session, "settings", "en")
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        window = ProgressScreen("Working…", work)
        app.push_screen(window, ended.append)
        await pilot.pause()
        assert reached.wait(5)
        time.pass_by(100)
        window._draw()
        await pilot.pause()
        assert "about 5 minutes left" in screen_text(app)
        await pilot.press("escape")
        go_on.set()
        await settle(pilot)
        assert isinstance(ended[0], Cancelled)


@pytest.fixture
def exhibit(session: Session) -> Taken:
    return session.exhibits.take(io.BytesIO(bytes(range(256)) * 4096 * 3), "film.mp4")


def test_a_check_that_is_stopped_notes_nothing(session: Session, exhibit: Taken) -> None:
    uid, told = exhibit.exhibit.uid, list[int]()
    before = session.exhibits.get(uid)
    with pytest.raises(Cancelled):
        checked(session.exhibits, uid, lambda done: told.append(done) or len(told) < 2)  # type: ignore[func-returns-value]
    assert told == [MEBIBYTE, 2 * MEBIBYTE]
    assert session.exhibits.get(uid) == before
    assert checked(session.exhibits, uid, lambda _done: True)


def test_a_copy_that_is_stopped_leaves_no_file(
    session: Session, exhibit: Taken, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        copy_out(
            session.exhibits, exhibit.exhibit.uid, folder, str, lambda done: done < 2 * MEBIBYTE
        )
    assert not list(folder.iterdir())


def test_the_check_of_the_journal_can_be_stopped(session: Session) -> None:
    session.journal.note("a note")
    with pytest.raises(Cancelled):
        session.journal.verify(lambda _share: False)
    assert session.journal.verify() is None


def test_work_left_alone_is_let_go_at_once() -> None:
    never = threading.Event()
    asked = iter([True, True, False])
    with pytest.raises(Cancelled):
        beside(never.wait, lambda: next(asked))
    never.set()
    assert beside(lambda: 7, lambda: True) == 7
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 // 0, lambda: True)


@pytest.mark.parametrize("way", ["archive", "vault", "clear"])
def test_a_dossier_is_stopped_while_its_pdf_is_made(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    session.journal.note("a note")
    uid = session.dossiers.add(Recipe("police", "en", formats=("pdf",)))
    compiling, never, wanted = threading.Event(), threading.Event(), [True]

    def slow(*_given: Any) -> bytes:
        compiling.set()
        never.wait(10)
        return b""

    def progress(_share: float) -> bool:
        wanted[0] = wanted[0] and not compiling.is_set()
        return wanted[0]

    monkeypatch.setattr("tui.dossier.pdf._compiled", slow)
    target = tmp_path / "papers"
    with Secret(b"correct horse battery") as passphrase, pytest.raises(Cancelled):
        write(session, parcel_of(session, uid), target, way, passphrase, progress)
    never.set()
    assert compiling.is_set()
    assert not target.exists()
    assert session.dossiers.get(uid).handed == ()
