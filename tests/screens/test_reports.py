"""Reports on the screen: written down, due again, answered, over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest

from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot, Time
from tests.screens.test_copying import Board
from tui.followup.removals import Removal
from tui.followup.reports import Report
from tui.journal.facets import Filters
from tui.safety.clipboard import Clipboard
from tui.screens.followup_report import ReportScreen
from tui.screens.followup_reports import ReportsScreen
from tui.session import Session
from tui.telling.followup_due import due_lines
from tui.vault.links import Ref

TO_REPORTS = ["end", "k", "k", "k", "enter"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_a_report_is_written_down_with_a_day_to_ask_again(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    size: tuple[int, int],
    settle: Settle,
) -> None:
    removal = session.removals.add(Removal("https://example.org/a", "ma photo"))
    app = carnet(session, "followup", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press(*TO_REPORTS)
        await settle(pilot)
        assert isinstance(app.screen, ReportsScreen)
        snapshot(app, "reports-empty")
        await pilot.press("n", *"Instagram", "tab", *"formulaire", "tab", "tab", *"A12")
        await settle(pilot)
        assert isinstance(app.screen, ReportScreen)
        snapshot(app, "reports-form")
        await pilot.press(*["tab"] * 6, "space", "tab", "space", "ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, ReportScreen)
        await pilot.press("ctrl+s")
        await settle(pilot)
        snapshot(app, "reports-list")
    kept = session.reports.all()[0]
    assert replace(kept, uid="") == Report(
        "Instagram", "platform", "formulaire", reference="A12", sent=date(2026, 3, 2),
        ask_again=date(2026, 3, 9),
    )  # fmt: skip
    assert session.reports.about(kept.uid, "removal") == [removal]
    assert session.drafts.places() == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_silence_comes_due_with_what_can_come_next(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    time: Time,
    language: str,
    settle: Settle,
) -> None:
    uid = session.reports.add(Report("Instagram", "platform", ask_again=date(2026, 3, 9)))
    assert due_lines(session) == []
    time.now += timedelta(days=8)
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        snapshot(app, "reports-due")
        await pilot.press(*TO_REPORTS)
        await settle(pilot)
        snapshot(app, "reports-next")
        await pilot.press("m")
        await settle(pilot)
        assert session.reports.get(uid).ask_again == date(2026, 3, 17)
        assert due_lines(session) == []
        await pilot.press("space")
        await settle(pilot)
        assert session.reports.get(uid).closed
        time.now += timedelta(days=30)
        assert due_lines(session) == []


async def test_a_stop_notice_is_never_asked_again(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    uid = session.reports.add(Report("lui", "stop_notice"))
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press(*TO_REPORTS, "m")
        await settle(pilot)
        assert "sent once and never again" in screen_text(app)
    assert session.reports.get(uid).ask_again is None


async def test_an_unfinished_report_is_refused_with_the_reason(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press(*TO_REPORTS, "n", "ctrl+s")
        await settle(pilot)
        assert "to whom it went first" in screen_text(app)
        await pilot.press(*"CNIL", *["tab"] * 5, *"bientot", "ctrl+s")
        await settle(pilot)
        assert "could not be read" in screen_text(app)
        assert isinstance(app.screen, ReportScreen)
    assert session.reports.all() == []


async def test_a_reference_is_copied_and_a_report_hidden_and_brought_back(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    board = Board()
    session.__dict__["clipboard"] = Clipboard(enabled=True, find=board.backend)
    session.reports.add(Report("Hôte", reference="R-7"))
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*TO_REPORTS, "z")
        await settle(pilot)
        assert board.text == "R-7"
        await pilot.press("x")
        await settle(pilot)
        assert session.reports.all() == []
        await pilot.press("u")
        await settle(pilot)
        assert len(session.reports.all()) == 1


async def test_read_only_shows_and_changes_nothing(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    session.reports.add(Report("[b]H\x1b[31m", ask_again=date(2026, 3, 1)))
    before = session.reports.all()
    app = carnet(replace(session, read_only=True), "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*TO_REPORTS, "n", "m", "space", "e", "x", "u", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReportsScreen)
    assert session.reports.all() == before


async def test_a_report_is_joined_with_its_traces_both_ways(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    note = session.journal.note("Il a publié ma photo.")
    exhibit = session.exhibits.take(BytesIO(b"x"), "capture.png").exhibit
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press(*TO_REPORTS, "n", *"Instagram")
        for field in ("notes", "exhibits"):
            app.screen.query_one(f"#{field}").focus()
            await pilot.press("space")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, ReportsScreen)
        await pilot.press("l")
        await settle(pilot)
        assert "Il a publié ma photo." in screen_text(app)
        assert "capture.png" in screen_text(app)
    report = session.reports.all()[0]
    assert session.reports.about(report.uid, "exhibit") == [exhibit.uid]
    assert [found.uid for found in session.journal.find(Filters(reported=True), 9)] == [note.uid]
    assert session.links.of(Ref("incident", note.note), "report") == [Ref("report", report.uid)]
