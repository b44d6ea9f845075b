"""Dossiers on the screen: chosen, looked at, handed over, noted; and nothing leaves unasked."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot
from tui.dossier.recipe import Recipe
from tui.dossier.verify import check
from tui.followup.reports import Report
from tui.journal.incident import Details, Incident, Private
from tui.journal.occurred import When
from tui.screens.dossier_choices import DossierChoicesScreen
from tui.screens.dossier_hand import HandOverScreen
from tui.screens.dossier_notes import NotesTicksScreen
from tui.screens.dossier_preview import DossierPreviewScreen
from tui.screens.dossier_redact import RedactScreen
from tui.screens.journal_filters import FiltersScreen
from tui.session import Session
from tui.widgets.confirm import Confirm

SIZES = ((80, 24), (60, 18))


@pytest.fixture
def told(session: Session) -> Session:
    """A file with three notes, an exhibit and a report."""
    person = session.persons.named(["Bernard"])[0]
    for number, kind in enumerate(("threat", "contact", "threat"), start=1):
        details = Details(
            platform="Forum", account="@bernard_77", who=(person.uid,), who_names=("Bernard",)
        )
        when = When(f"2026-02-0{number}T21:30")
        incident = Incident(
            f"Bernard a écrit {number} fois.", (kind,), "", when, details, Private("peur", "seule")
        )
        note = session.journal.record(incident).note
    taken = session.exhibits.take(io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(500)), "capture.png")
    session.exhibits.seal([taken.exhibit], "Une pièce a été ajoutée.", note)
    session.reports.add(Report("Forum", "platform", reference="A-1", sent=date(2026, 2, 4)))
    return session


def made(session: Session, **more: object) -> str:
    recipe = session.sources.proposed(Recipe("police", "fr", "Me A."), session.purposes["police"])
    return session.dossiers.add(replace(recipe, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_a_dossier_is_begun_and_proposes_what_goes_in(
    told: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    settle: Settle,
    language: str,
    size: tuple[int, int],
) -> None:
    app = carnet(told, "today", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("d")
        await settle(pilot)
        snapshot(app, "dossier-none")
        await pilot.press("n")
        await settle(pilot)
        snapshot(app, "dossier-purposes")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, DossierChoicesScreen)
        snapshot(app, "dossier-choices")
        await pilot.press("escape")
        await settle(pilot)
        snapshot(app, "dossier-list")
    (kept,) = told.dossiers.all()
    assert kept.recipe.purpose == "police"
    assert (len(kept.recipe.notes), len(kept.recipe.exhibits), kept.recipe.private) == (3, 1, False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_notes_are_ticked_one_by_one_and_by_filter(
    told: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    settle: Settle,
    language: str,
    size: tuple[int, int],
) -> None:
    uid = made(told)
    app = carnet(told, "dossier", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.push_screen(NotesTicksScreen(told, uid))
        await settle(pilot)
        await pilot.press("space")
        await settle(pilot)
        snapshot(app, "dossier-notes")
        assert len(told.dossiers.get(uid).recipe.notes) == 2
        await pilot.press("x")
        await settle(pilot)
        assert len(told.dossiers.get(uid).recipe.notes) == 3
        await pilot.press("slash")
        await settle(pilot)
        assert isinstance(app.screen, FiltersScreen)
        await pilot.press("down", "down", "down", "down", "down", "enter", "ctrl+s")
        await settle(pilot)
    assert len(told.dossiers.get(uid).recipe.notes) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_what_is_taken_out_is_not_in_the_preview(
    told: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    screen_text: ScreenText,
    settle: Settle,
    language: str,
    size: tuple[int, int],
) -> None:
    uid = made(told)
    app = carnet(told, "dossier", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.push_screen(RedactScreen(told, uid))
        await settle(pilot)
        await pilot.press("n", *"fois", "enter")
        await settle(pilot)
        await pilot.press("down", "down", "space", "down", "down", "space")
        await settle(pilot)
        snapshot(app, "dossier-taken-out")
        app.push_screen(DossierPreviewScreen(told, uid))
        await settle(pilot)
        snapshot(app, "dossier-preview")
        await pilot.press("end")
        await settle(pilot)
    assert told.dossiers.get(uid).recipe.words == ("fois",)
    from tui.telling.dossier_making import parcel_of

    said = parcel_of(told, uid).preview()
    assert "fois" not in said
    assert "Bernard" not in said
    assert "[caviardé]" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_an_archive_is_written_and_noted(
    told: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    screen_text: ScreenText,
    settle: Settle,
    language: str,
    size: tuple[int, int],
    tmp_path: Path,
) -> None:
    uid = made(told)
    app = carnet(told, "dossier", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert isinstance(app.screen, HandOverScreen)
        snapshot(app, "dossier-hand")
        await pilot.press("enter", *"given", "enter")
        await pilot.press(*"chat vert et lent", "enter", *"chat vert et lent", "enter")
        await settle(pilot)
        await settle(pilot)
        assert "given.zip" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, DossierChoicesScreen)
    assert (tmp_path / "given.zip").is_file()
    (handed,) = told.dossiers.get(uid).handed
    assert (handed.to, handed.way, len(handed.seal)) == ("Me A.", "archive", 64)
    newest = told.journal.newest(1)[0]
    assert handed.seal in newest.body
    assert newest.fields["handed_over"] == {
        "to": "Me A.", "sha256": handed.seal, "way": "archive",
    }  # fmt: skip
    (exhibit,) = told.exhibits.all()
    assert exhibit.custody[-1].action == "handed_over"
    assert exhibit.custody[-1].note == handed.seal
    assert told.journal.verify() is None


async def test_in_clear_is_written_only_after_a_question(
    told: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle, tmp_path: Path
) -> None:
    uid = made(told)
    app = carnet(told, "dossier")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(HandOverScreen(told, uid))
        await settle(pilot)
        await pilot.press("down", "down", "space", "tab", *"given", "enter")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        assert not (tmp_path / "given").exists()
        await pilot.press("enter")
        await settle(pilot)
        assert not (tmp_path / "given").exists()
        await pilot.press("enter", "down", "enter")
        await settle(pilot)
        await settle(pilot)
    assert check(tmp_path / "given") == []
    assert told.dossiers.get(uid).handed[0].way == "clear"


async def test_nothing_that_is_there_is_replaced(
    told: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle, tmp_path: Path
) -> None:
    uid = made(told)
    (tmp_path / "given.zip").write_bytes(b"mine")
    app = carnet(told, "dossier")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(HandOverScreen(told, uid))
        await settle(pilot)
        await pilot.press("tab", *"given", "enter")
        await pilot.press(*"chat vert et lent", "enter", *"chat vert et lent", "enter")
        await settle(pilot)
        await settle(pilot)
        assert "stays as it is" in " ".join(screen_text(app).split())
    assert (tmp_path / "given.zip").read_bytes() == b"mine"
    assert told.dossiers.get(uid).handed == ()


async def test_private_words_are_asked_for(told: Session, carnet: OpenApp, settle: Settle) -> None:
    uid = made(told)
    app = carnet(told, "dossier")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(DossierChoicesScreen(told, uid))
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, DossierChoicesScreen)
        screen._ask_private()
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert not told.dossiers.get(uid).recipe.private
        screen._ask_private()
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert told.dossiers.get(uid).recipe.private


async def test_the_preview_says_what_the_folder_holds_besides(
    told: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    app = carnet(told, "dossier")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(DossierPreviewScreen(told, made(told)))
        await settle(pilot)
        assert "sealed records of 3 notes" in " ".join(screen_text(app).split())
        app.push_screen(DossierPreviewScreen(told, made(told, formats=("pdf",))))
        await settle(pilot)
        assert "sealed records" not in " ".join(screen_text(app).split())
