"""Exhibits on the screen: chosen, asked about, taken in, described, checked, removed."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot, paste
from tui.journal.exhibits import Exhibits
from tui.journal.intake import Intake
from tui.screens.browse import BrowseScreen
from tui.screens.exhibit import ExhibitScreen
from tui.screens.exhibits import ExhibitsScreen
from tui.screens.journal_note import JournalNoteScreen
from tui.screens.linked import LinkedScreen
from tui.screens.message import MessageScreen
from tui.session import Session
from tui.vault.errors import NoSpace
from tui.widgets.confirm import Confirm
from tui.widgets.line import Line

PHOTO = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of proof, beside the file."""
    place = tmp_path / "preuves"
    (place / "chat").mkdir(parents=True)
    (place / "capture 1.png").write_bytes(PHOTO)
    (place / "mail.eml").write_text("From: a@example.org\nSubject: x\n\nbonjour")
    (place / "chat" / "export.txt").write_text("12/03/2026, 14:03 - Zoé : salut")
    for file in place.rglob("*"):
        os.utime(file, (1_772_000_000, 1_772_000_000))
    return place


async def goes_to(pilot: Pilot[Any], place: Path, settle: Settle) -> None:
    """Type a place into the browser."""
    await settle(pilot)
    await pilot.press("slash")
    pilot.app.screen.query_one("#typed", Line).value = str(place)
    await pilot.press("enter")
    await settle(pilot)


@pytest.mark.parametrize("way", ["the file under the cursor", "a typed path"])
async def test_one_file_is_taken_in(
    session: Session, carnet: OpenApp, settle: Settle, folder: Path, way: str
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("x", "n")
        if way == "a typed path":
            await goes_to(pilot, folder / "mail.eml", settle)
        else:
            await goes_to(pilot, folder, settle)
            await pilot.press("j", "j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, MessageScreen)
        assert len(session.exhibits.all()) == 1


async def take_mail(pilot: Pilot[Any], folder: Path, settle: Settle) -> None:
    """Take the mail in from the journal, and wait until it is entered."""
    await settle(pilot)
    await pilot.press("x", "n")
    await goes_to(pilot, folder / "mail.eml", settle)
    await settle(pilot)
    await pilot.press("j", "enter")
    await settle(pilot)


def assert_sealed(session: Session) -> None:
    """Check that the newest note seals the one exhibit there is."""
    (exhibit,) = session.exhibits.all()
    assert session.journal.newest(1)[0].fields["exhibits"] == [exhibit.sealed()]


async def test_what_was_taken_in_is_entered_into_the_journal_beside_the_screen(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first entry of a session reads the whole word index: no screen may wait for that."""
    threads: list[bool] = []
    seal = Exhibits.seal

    def noted(self: Exhibits, *taken: Any) -> object:
        threads.append(threading.current_thread() is threading.main_thread())
        return seal(self, *taken)

    monkeypatch.setattr(Exhibits, "seal", noted)
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await take_mail(pilot, folder, settle)
        assert threads == [False]
        assert_sealed(session)


async def test_what_was_taken_in_before_a_fault_is_entered_into_the_journal(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = Intake.run

    def broken(self: Intake) -> object:
        run(self)
        raise NoSpace

    monkeypatch.setattr(Intake, "run", broken)
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await take_mail(pilot, folder, settle)
        assert_sealed(session)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_files_are_ticked_asked_about_and_taken_in(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    settle: Settle,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.screens.browse.BrowseScreen._where", lambda _self: None)
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        snapshot(app, "exhibits-empty")
        await pilot.press("n")
        await goes_to(pilot, folder, settle)
        await pilot.press("j", "j", "space", "j", "space")
        await settle(pilot)
        snapshot(app, "browse")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        snapshot(app, "exhibits-minors")
        await pilot.press("j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, MessageScreen)
        snapshot(app, "exhibits-taken")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ExhibitsScreen)
        snapshot(app, "exhibits-list")
    found = session.exhibits.all()
    assert [exhibit.name for exhibit in found] == ["capture 1.png", "mail.eml"]
    assert found[0].sha256 == hashlib.sha256(PHOTO).hexdigest()
    entry = session.journal.newest(1)[0]
    sealed = entry.fields["exhibits"]
    assert isinstance(sealed, list)
    assert [one["sha256"] for one in sealed] == [exhibit.sha256 for exhibit in found]
    assert folder.joinpath("capture 1.png").read_bytes() == PHOTO


async def test_a_picture_of_a_minor_is_never_taken_in(
    session: Session, carnet: OpenApp, settle: Settle, folder: Path, screen_text: ScreenText
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("x", "n")
        await goes_to(pilot, folder, settle)
        await pilot.press("x")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Nothing was taken in." in screen_text(app)
    assert session.exhibits.all() == []
    assert session.journal.count() == 0


async def test_a_whole_folder_goes_to_a_note_and_back(
    session: Session, carnet: OpenApp, settle: Settle, folder: Path, screen_text: ScreenText
) -> None:
    note = session.journal.note("Il a publié ma photo.")
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "n")
        await goes_to(pilot, folder, settle)
        await pilot.press("x")
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, JournalNoteScreen)
        assert "capture 1.png" in screen_text(app)
        await pilot.press("l")
        await settle(pilot)
        assert isinstance(app.screen, LinkedScreen)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ExhibitScreen)
        await pilot.press("l")
        await settle(pilot)
        assert "Il a publié ma photo." in screen_text(app)
    assert len(session.exhibits.of_incident(note.note)) == 3


@pytest.fixture
def taken(session: Session, folder: Path) -> str:
    """An exhibit that was taken in."""
    with (folder / "capture 1.png").open("rb") as source:
        exhibit = session.exhibits.take(
            source, "capture 1.png", modified="2026-03-01T10:00:00+00:00"
        ).exhibit
    session.exhibits.seal([exhibit], "1 exhibit added: capture 1.png")
    return exhibit.uid


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_exhibit_says_where_it_comes_from(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    settle: Settle,
    taken: str,
) -> None:
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("x", "enter", "e")
        await settle(pilot)
        for name, value in (("title", "Capture du profil"), ("account_id", "998877")):
            app.screen.query_one(f"#{name}", Line).value = value
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("z")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        snapshot(app, "exhibit")
    exhibit = session.exhibits.get(taken)
    assert (exhibit.title, exhibit.account_id) == ("Capture du profil", "998877")
    assert [event.action for event in exhibit.custody] == ["taken_in", "verified"]


async def test_an_exhibit_is_copied_out_with_a_note_that_other_tools_can_check(
    session: Session, carnet: OpenApp, settle: Settle, taken: str, tmp_path: Path
) -> None:
    out = tmp_path / "sortie"
    out.mkdir()
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("x", "enter", "y")
        await settle(pilot)
        app.screen.query_one(Line).value = str(out)
        await pilot.press("enter")
        await settle(pilot)
    assert (out / "capture 1.png").read_bytes() == PHOTO
    note = (out / "capture 1.png.sha256.txt").read_text()
    assert note.startswith(f"{hashlib.sha256(PHOTO).hexdigest()}  capture 1.png\n")
    assert session.exhibits.get(taken).custody[-1].action == "exported"


async def test_a_copy_into_a_folder_that_is_not_there_says_so(
    session: Session, carnet: OpenApp, settle: Settle, taken: str, screen_text: ScreenText
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("x", "enter", "y", *"nowhere", "enter")
        await settle(pilot)
        assert "could not be copied there" in screen_text(app)
    assert session.exhibits.get(taken).custody[-1].action == "taken_in"


async def test_a_removed_exhibit_is_gone_and_said_to_have_been_there(
    session: Session, carnet: OpenApp, settle: Settle, taken: str
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("x", "enter", "delete")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert len(session.exhibits.all()) == 1
        await pilot.press("delete", "j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ExhibitsScreen)
    assert session.exhibits.all() == []
    assert session.exhibits.get(taken).custody[-1].action == "removed"


async def test_a_file_outside_is_compared(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    taken: str,
    folder: Path,
    screen_text: ScreenText,
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for name, said in (("capture 1.png", "byte for byte"), ("mail.eml", "No exhibit has")):
            if not isinstance(app.screen, ExhibitsScreen):
                await pilot.press("x")
            await pilot.press("m")
            await goes_to(pilot, folder / name, settle)
            assert said in screen_text(app)
            await pilot.press("enter")
            await settle(pilot)


async def test_the_browser_goes_up_and_says_what_cannot_be_read(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    folder: Path,
    screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("x", "n")
        await goes_to(pilot, folder / "chat", settle)
        assert "export.txt" in screen_text(app)
        await pilot.press("backspace")
        await settle(pilot)
        assert "capture 1.png" in screen_text(app)
        await goes_to(pilot, folder / "not there", settle)
        assert "There is nothing at this place" in screen_text(app)

        def refuses(_folder: Path) -> list[object]:
            raise PermissionError

        monkeypatch.setattr("tui.screens.browse.listed", refuses)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert "cannot be read" in screen_text(app)
        assert isinstance(app.screen, BrowseScreen)


def test_hostile_names_are_drawn_harmlessly_and_copied_out_safely(
    session: Session, tmp_path: Path
) -> None:
    from io import BytesIO

    from tui.dossier.one_exhibit import copy_out

    book: Exhibits = session.exhibits
    uid = book.take(BytesIO(b"x"), "../../etc/CON.\x1b[31m\u202egnp.exe ").exhibit.uid
    out = tmp_path / "out"
    out.mkdir()
    made = copy_out(book, uid, out, session.language.say)
    assert made.parent == out
    assert sorted(path.parent for path in out.iterdir()) == [out, out]
    assert "\x1b" not in made.name


async def test_a_pasted_text_is_kept_letter_for_letter_and_once(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        for _ in range(2):
            await pilot.press("i")
            await settle(pilot)
            await paste(pilot, "Tu vas voir…\n  [b]demain[/b]")
            await pilot.press("ctrl+s")
            await settle(pilot)
        assert "1 was there already" in screen_text(app)
        await pilot.press("enter", "i", "ctrl+s")
        await settle(pilot)
    (exhibit,) = session.exhibits.all()
    kept = b"".join(session.exhibits.bytes_of(exhibit.uid)).decode()
    assert kept == "Tu vas voir…\n  [b]demain[/b]"
    assert exhibit.media_type == "text/plain"
    assert session.journal.count() == 1
