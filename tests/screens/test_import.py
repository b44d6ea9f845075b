"""Messages on the screen: veiled, ticked, kept as notes; an e-mail and what hangs on it."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from tests.journal.exports.made import EVERY, UNSURE, sms
from tests.journal.mails import MIXED, SOUND
from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot
from tui.journal.incident import Details
from tui.screens.choose_one import ChooseOne
from tui.screens.exhibit import ExhibitScreen
from tui.screens.import_messages import ImportScreen
from tui.screens.mail import MailScreen
from tui.screens.message import MessageScreen
from tui.session import Session
from tui.widgets.confirm import AskText, Confirm


def taken(session: Session, name: str, data: bytes) -> str:
    """Take a file in and return its uid."""
    exhibit = session.exhibits.take(io.BytesIO(data), name).exhibit
    session.exhibits.seal([exhibit], "1 exhibit added")
    return exhibit.uid


@pytest.mark.parametrize("language", LANGUAGES)
async def test_messages_are_veiled_ticked_and_kept(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    uid = taken(session, *EVERY["android-fr"])
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(ExhibitScreen(session, uid))
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        assert isinstance(app.screen, ImportScreen)
        snapshot(app, "import-veiled")
        await pilot.press("v", "space", "j", "space", "j", "space")
        await settle(pilot)
        snapshot(app, "import-ticked")
        await pilot.press("ctrl+s")
        await settle(pilot)
        snapshot(app, "import-how")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ChooseOne)
        snapshot(app, "import-owner")
        await pilot.press("j", "j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, MessageScreen)
        await pilot.press("enter")
        await settle(pilot)
        snapshot(app, "import-kept")
    notes = session.journal.newest(3)
    assert [Details.of(note.fields).who_names for note in notes] == [("Zoé",), (), ("Zoé",)]
    assert notes[2].occurred_text == "2026-03-12 14:03"
    assert len(session.exhibits.incidents_of(uid)) == 4


async def test_by_person_by_day_and_never_twice(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    exhibit = session.exhibits.get(taken(session, *EVERY["android-fr"]))
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        screen = ImportScreen(session, exhibit)
        app.push_screen(screen)
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Nothing is ticked yet" in screen_text(app)
        await pilot.press("n")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert screen_text(app).count("[x]") == 2
        await pilot.press("i")
        await settle(pilot)
        assert isinstance(app.screen, AskText)
        await pilot.press(*"13 march 2026", "enter")
        await settle(pilot)
        assert screen_text(app).count("[x]") == 3
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("j", "j", "enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert screen_text(app).count("[=]") == 3
        await pilot.press("x")
        await settle(pilot)
        assert screen_text(app).count("[x]") == 1
    assert session.journal.count() == 2
    assert len(screen.imports.known()) == 3


async def test_day_and_month_are_asked_where_the_file_fits_both(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    exhibit = session.exhibits.get(taken(session, "_chat.txt", UNSURE.encode()))
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(ImportScreen(session, exhibit))
        await settle(pilot)
        assert isinstance(app.screen, ChooseOne)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert "2026-01-02 – 2026-03-02" in screen_text(app)


async def test_four_thousand_messages_are_a_window_on_a_list(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    exhibit = session.exhibits.get(taken(session, "sms.xml", sms(4000)))
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(ImportScreen(session, exhibit))
        await settle(pilot)
        await pilot.press("end", "v")
        await settle(pilot)
        assert "message 3999" in screen_text(app)
        await pilot.press("x")
        await settle(pilot)
        assert "4002 ticked" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Place: sms.xml: 4000" in screen_text(app)


async def test_a_long_message_scrolls(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    chat = "12/03/2026 à 14:03 - A: " + "\n".join(f"line {number}" for number in range(60))
    exhibit = session.exhibits.get(taken(session, "_chat.txt", chat.encode()))
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(ImportScreen(session, exhibit))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "line 0" in screen_text(app)
        await pilot.press("end")
        await settle(pilot)
        assert "line 59" in screen_text(app)
        assert "Place: _chat.txt: 1" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ImportScreen)


async def test_what_holds_no_messages_says_so(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for name, data, said in (
            ("a.txt", b"bonjour", "No messages were found in this file."),
            ("a.zip", b"PK\x03\x04 no archive", "This archive is damaged or cut short."),
            ("b.xml", sms()[:-30], "This export is damaged or cut short"),
        ):
            app.push_screen(ImportScreen(session, session.exhibits.get(taken(session, name, data))))
            await settle(pilot)
            assert said in screen_text(app)
            await pilot.press("ctrl+s", "n", "x", "enter", "space", "escape")
            await settle(pilot)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_mail_is_read_by_its_headers_first(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    uid = taken(session, "menace.eml", SOUND)
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(ExhibitScreen(session, uid))
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        assert isinstance(app.screen, MailScreen)
        snapshot(app, "mail")
        await pilot.press("end")
        await settle(pilot)
        snapshot(app, "mail-veiled")
        await pilot.press("v", "end")
        await settle(pilot)
        snapshot(app, "mail-read")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, MessageScreen)
    note = session.journal.newest(1)[0]
    assert "Je sais où tu habites." in Details.of(note.fields).words
    assert note.when is not None
    sent = datetime(2026, 11, 9, 21, 10, tzinfo=UTC).astimezone()
    assert note.when.start == f"{sent:%Y-%m-%dT%H:%M}"
    assert note.body.splitlines()[-1].endswith("menace.eml")


async def test_a_removed_exhibit_has_nothing_to_read(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    uid = taken(session, "menace.eml", SOUND)
    session.exhibits.remove(uid)
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(ExhibitScreen(session, uid))
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        assert isinstance(app.screen, ExhibitScreen)
        assert "m messages" not in screen_text(app)


async def test_attached_files_become_exhibits_with_their_mail(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    uid = taken(session, "m.eml", MIXED)
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(MailScreen(session, session.exhibits.get(uid)))
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("enter")
        await settle(pilot)
        assert "Nothing was taken in." in screen_text(app)
        assert len(session.exhibits.all()) == 1
        await pilot.press("enter", "n", "j", "enter")
        await settle(pilot)
        assert "3 exhibits added" in screen_text(app)
    attached = [one for one in session.exhibits.all() if one.parent == uid]
    assert [one.name for one in attached] == ["photo.jpg", "_CON.txt", "attachment-3.eml"]
    assert b"".join(session.exhibits.bytes_of(attached[0].uid)) == bytes(range(256))
    assert session.journal.verify() is None
