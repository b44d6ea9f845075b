"""Filters, patterns and the seal: every number leads to its notes, and no more is claimed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journal.authority import Authority
from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot, Time
from tui.journal.anchors import Anchors, head_of
from tui.journal.incident import Details, Incident
from tui.journal.occurred import When
from tui.screens.choose_one import ChooseOne
from tui.screens.journal_found import FoundScreen
from tui.screens.journal_note import JournalNoteScreen
from tui.screens.patterns import PatternsScreen
from tui.screens.seal import SealScreen
from tui.session import Session
from tui.widgets.calendar import Calendar
from tui.widgets.line import Line

DAYS = (
    ("2026-01-20T22:10", "threats", "X", "yes"),
    ("2026-02-14T22:40", "contact", "X", ""),
    ("2026-02-27T09:05", "contact", "Instagram", ""),
    ("2026-03-01T22:15", "threats", "X", "yes"),
    ("2026-03-01T23:55", "threats", "X", "yes"),
)


@pytest.fixture
def told(session: Session) -> Session:
    """Five notes about two persons."""
    crow, other = session.persons.named(["Corbeau", "Zed"])
    for number, (moment, kind, platform, threat) in enumerate(DAYS):
        person = other if platform == "Instagram" else crow
        details = Details(
            platform=platform,
            threat=threat,  # type: ignore[arg-type]
            who=(person.uid,),
            who_names=(person.alias,),
            reports="n° 1" if number == 1 else "",
        )
        session.journal.record(Incident(f"note {number}", (kind,), "", When(moment), details))
    return session


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_patterns_are_drawn_without_colour_and_claim_only_counts(
    told: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    size: tuple[int, int],
    settle: Settle,
) -> None:
    app = carnet(told, "journal", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("v")
        await settle(pilot)
        assert isinstance(app.screen, PatternsScreen)
        snapshot(app, "patterns")
        await pilot.press("tab", "end")
        await settle(pilot)
        snapshot(app, "patterns-end")


async def test_a_day_and_a_bar_lead_to_their_notes(
    told: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(told, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("v")
        await settle(pilot)
        await pilot.press("left", "enter")
        await settle(pilot)
        assert isinstance(app.screen, FoundScreen)
        assert "2 notes found" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, JournalNoteScreen)
        await pilot.press("escape", "escape", "tab", "end", "enter")
        await settle(pilot)
        assert "Platform: instagram" in screen_text(app)
        assert "1 note found" in screen_text(app)


async def test_the_calendar_goes_from_month_to_month(
    told: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(told, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("v", "up")
        await settle(pilot)
        assert "February 2026" in screen_text(app)
        await pilot.press("pageup", "pageup")
        await settle(pilot)
        assert "December 2025" in screen_text(app)
        assert app.screen.query_one(Calendar).cursor.isoformat() == "2025-12-23"
        await pilot.press("pagedown", "right", "down")
        await settle(pilot)
        assert app.screen.query_one(Calendar).cursor.isoformat() == "2026-01-31"
        await pilot.press("pagedown")
        assert app.screen.query_one(Calendar).cursor.isoformat() == "2026-02-28"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_notes_are_narrowed_and_opened_again(
    told: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    settle: Settle,
    screen_text: ScreenText,
) -> None:
    app = carnet(told, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("z", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ChooseOne)
        await pilot.press("j", "enter")
        await settle(pilot)
        await pilot.press("end", "enter", "enter")
        await settle(pilot)
        snapshot(app, "journal-filters")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, FoundScreen)
        snapshot(app, "journal-found")
        await pilot.press("z", "Z")
        await settle(pilot)
        assert not isinstance(app.screen, FoundScreen)


async def test_days_are_typed_as_people_type_them(
    told: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(told, "journal")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        for typed, said in (
            ("from 1 February 2026 to 28 February 2026", "2 notes found"),
            ("the holidays", "No date was understood"),
        ):
            await pilot.press("z", "j", "j", "j", "j", "enter")
            await settle(pilot)
            app.screen.query_one(Line).value = typed
            await pilot.press("enter")
            await settle(pilot)
            await pilot.press("ctrl+s")
            await settle(pilot)
            assert said in screen_text(app)
            await pilot.press("escape")
            await settle(pilot)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_seal_is_shown_and_fixed_outside(
    told: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    app = carnet(told, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("m", "n", "j", "enter", *"Zoe", "enter")
        await settle(pilot)
        assert isinstance(app.screen, SealScreen)
        snapshot(app, "seal")
    (anchor,) = Anchors(told.vault, told.records("anchor"), lambda: 1).all()
    assert (anchor.way, anchor.note, anchor.head) == ("sent", "Zoe", head_of(told.vault))


async def test_an_empty_journal_has_nothing_to_seal(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, tmp_path: Path
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("m", "e")
        await settle(pilot)
        app.screen.query_one(Line).value = str(tmp_path)
        await pilot.press("enter")
        await settle(pilot)
        assert "nothing to seal" in screen_text(app)
    assert not (tmp_path / "note.tsq").exists()


async def test_a_time_stamp_is_asked_for_and_its_reply_taken_in(
    told: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
    tmp_path: Path,
    time: Time,
) -> None:
    app = carnet(told, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("m", "e")
        await settle(pilot)
        app.screen.query_one(Line).value = str(tmp_path)
        await pilot.press("enter")
        await settle(pilot)
        request = (tmp_path / "note.tsq").read_bytes()
        await pilot.press("enter")
        await settle(pilot)
        assert "no reply yet" in screen_text(app)
        answers: tuple[tuple[bytes, str], ...] = (
            (b"no reply", "no reply of a time-stamp authority"),
            (Authority(tmp_path).reply(request), "The stamp fits this journal"),
        )
        for reply, said in answers:
            (tmp_path / "note.tsr").write_bytes(reply)
            assert isinstance(app.screen, SealScreen)
            app.screen.take_reply_file(tmp_path / "note.tsr")
            await settle(pilot)
            assert said in screen_text(app)
            await pilot.press("enter")
            await settle(pilot)
        assert "stamped" in screen_text(app)
