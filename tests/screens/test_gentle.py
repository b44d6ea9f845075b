"""Reading is gentle: veiled lists, notes left out for today, somebody else who reads first."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest

from tests.journal.photos import photo
from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot, Time
from tui.followup.reports import Report
from tui.journal.entry import Entry
from tui.journal.incident import Details, Incident
from tui.people.supporters import Supporter
from tui.screens.exhibit import ExhibitScreen
from tui.screens.followup_report import ReportScreen
from tui.screens.journal_found import FoundScreen
from tui.screens.journal_note import JournalNoteScreen
from tui.screens.linked import LinkedScreen
from tui.screens.picture import PictureScreen
from tui.screens.step import StepScreen
from tui.session import Session
from tui.vault.links import Ref
from tui.widgets.confirm import Confirm
from tui.widgets.line import Line

HARD = "Il a écrit qu'il viendrait."


@pytest.fixture
def notes(session: Session, time: Time) -> list[Entry]:
    """Keep three notes; the last one speaks of somebody."""
    first = session.journal.note("Appel masqué.", ["contact"])
    time.pass_by(3600)
    second = session.journal.note("Elle a écrit à ma sœur.", ["others"])
    time.pass_by(3600)
    person = session.persons.named(["L'ex"])[0]
    details = Details(who=(person.uid,), who_names=("L'ex",))
    third = session.journal.record(Incident(HARD, ("threat",), details=details))
    return [first, second, third]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (110, 24)])
async def test_a_veiled_journal_says_when_what_about_and_who_and_no_word_of_it(
    session: Session, carnet: OpenApp, snapshot: Snapshot, notes: list[Entry], language: str,
    size: tuple[int, int], settle: Settle, screen_text: ScreenText,
) -> None:  # fmt: skip
    session.drafts.put("note", "pas fini")
    app = carnet(session, "journal", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "Il a écrit" in screen_text(app)
        await pilot.press("y", "j")
        await settle(pilot)
        for words in ("Il a écrit", "Elle a écrit", "Appel", "pas fini"):
            assert words not in screen_text(app)
        snapshot(app, "journal-veiled")
        await pilot.press("y")
        await settle(pilot)
        assert "Il a écrit" in screen_text(app)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_veiled_note_is_shown_after_a_key_and_veiled_when_left(
    session: Session, carnet: OpenApp, snapshot: Snapshot, notes: list[Entry], language: str,
    settle: Settle, screen_text: ScreenText,
) -> None:  # fmt: skip
    session.settings.veils_journal = True
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, JournalNoteScreen)
        assert HARD not in screen_text(app)
        snapshot(app, "journal-note-veiled")
        await pilot.press("i")
        await settle(pilot)
        assert HARD in screen_text(app)
        await pilot.press("question_mark", "escape")
        await settle(pilot)
        assert HARD not in screen_text(app)
        await pilot.press("l")
        await settle(pilot)
        assert HARD not in screen_text(app)


async def test_what_is_found_or_linked_is_veiled_too(
    session: Session, carnet: OpenApp, notes: list[Entry], settle: Settle, screen_text: ScreenText
) -> None:
    session.settings.veils_journal = True
    session.links.join(Ref("incident", notes[0].note), Ref("incident", notes[2].note))
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"viendrait", "enter")
        await settle(pilot)
        assert "Il a écrit" not in screen_text(app)
        await pilot.press("enter", "l")
        await settle(pilot)
        assert "Appel" not in screen_text(app)
        await pilot.press("n")
        await settle(pilot)
        assert "Appel" not in screen_text(app)


async def test_where_notes_are_chosen_the_veil_lies_too(
    session: Session, carnet: OpenApp, notes: list[Entry], settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 50)) as pilot:
        for veiled in (False, True):
            session.settings.veils_journal = veiled
            app.push_screen(ReportScreen(session, Report("")))
            await settle(pilot)
            assert isinstance(app.screen, ReportScreen)
            question = next(q for q in app.screen.questions() if q.field == "notes")
            labels = " ".join(choice.label for choice in question.choices)
            assert ("Il a écrit" in labels) is not veiled
            assert "2026-03-02" in labels
            await pilot.press("escape", "escape")
            await settle(pilot)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_note_left_out_is_gone_until_tomorrow_or_until_brought_back(
    session: Session, carnet: OpenApp, snapshot: Snapshot, notes: list[Entry], language: str,
    settle: Settle, screen_text: ScreenText, time: Time,
) -> None:  # fmt: skip
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("h")
        await settle(pilot)
        assert HARD not in screen_text(app)
        snapshot(app, "journal-left-out")
        await pilot.press("slash", *"viendrait")
        await settle(pilot)
        assert HARD not in screen_text(app)
        await pilot.press("escape", "escape")
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert HARD in screen_text(app)
        await pilot.press("h")
        await settle(pilot)
        time.now += timedelta(days=1)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert HARD in screen_text(app)
    assert session.journal.verify() is None
    assert session.journal.count() == 3


@pytest.mark.parametrize("language", LANGUAGES)
async def test_somebody_else_reads_a_note_first(
    session: Session, carnet: OpenApp, snapshot: Snapshot, notes: list[Entry], language: str,
    settle: Settle, screen_text: ScreenText,
) -> None:  # fmt: skip
    session.supporters.add(Supporter(alias="Zoé"))
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "r")
        await settle(pilot)
        snapshot(app, "read-first")
        await pilot.press("enter")
        await settle(pilot)
        assert "Zoé" in screen_text(app)
        assert HARD not in screen_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "Zoé" in screen_text(app)
        assert HARD not in screen_text(app)
        await pilot.press("enter", "r", "enter")
        await settle(pilot)
        app.screen.query_one(Line).value = "Zoé, au foyer"
        await pilot.press("enter")
        await settle(pilot)
        assert HARD in screen_text(app)
        snapshot(app, "journal-note-read")


async def test_an_exhibit_waits_for_whoever_reads_first(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    uid = session.exhibits.take(io.BytesIO(photo()), "a.jpg").exhibit.uid
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(ExhibitScreen(session, uid))
        await settle(pilot)
        await pilot.press("r", "enter")
        await settle(pilot)
        app.screen.query_one(Line).value = "\x1b[31mAna"
        await pilot.press("enter")
        await settle(pilot)
        assert "To be read first by \ufffd[31mAna." in screen_text(app)
        await pilot.press("i")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("escape")
        await pilot.press("r", "end", "enter")
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        assert isinstance(app.screen, PictureScreen)


async def test_a_file_open_for_reading_only_offers_no_marks(
    session: Session, carnet: OpenApp, notes: list[Entry], settle: Settle, screen_text: ScreenText
) -> None:
    session.read_only = True
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("h", "y")
        await settle(pilot)
        assert HARD in screen_text(app)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_note_leads_to_the_person_and_the_person_to_their_notes(
    session: Session, carnet: OpenApp, snapshot: Snapshot, notes: list[Entry], language: str,
    settle: Settle, screen_text: ScreenText,
) -> None:  # fmt: skip
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter", "l")
        await settle(pilot)
        snapshot(app, "linked-person")
        await pilot.press("delete")
        await settle(pilot)
        assert "L'ex" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, FoundScreen)
        assert HARD in screen_text(app)
        assert "Appel" not in screen_text(app)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_step_and_a_note_lead_to_each_other(
    session: Session, carnet: OpenApp, snapshot: Snapshot, notes: list[Entry], language: str,
    settle: Settle, screen_text: ScreenText,
) -> None:  # fmt: skip
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session.answers.set("q_what", ["threat"])
        step = session.planning.plan().open_steps[0]
        app.push_screen(StepScreen(session, step))
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert isinstance(app.screen, LinkedScreen)
        await pilot.press("n")
        await settle(pilot)
        snapshot(app, "linked-choose")
        await pilot.press("j", "enter")
        await settle(pilot)
        assert "Elle a écrit à ma sœur." in screen_text(app)
        await pilot.press("enter", "l")
        await settle(pilot)
        assert session.library.steps[step].title in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, StepScreen)
        await pilot.press("y", "delete")
        await settle(pilot)
        assert "Elle a écrit" not in screen_text(app)
    assert session.links.of(Ref("step", step)) == []
