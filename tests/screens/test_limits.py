"""Time limits on the screen: counted from the journal, said with their source and their doubt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from textual.content import Content

from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot, Time
from tui.journal.incident import Incident as JournalIncident
from tui.journal.note_days import NoteDay, NoteDays
from tui.journal.occurred import When
from tui.screens.followup_limits import LimitsScreen
from tui.screens.today_rest import TodayRest
from tui.session import Session
from tui.telling.followup_due import due_lines

TO_LIMITS = ["end", "k", "k", "enter"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_soonest_day_comes_first_with_its_source(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    size: tuple[int, int],
    settle: Settle,
) -> None:
    session.settings.services_country = "FR"
    session.journal.note("un mensonge", ["lies"])
    session.journal.note("encore un appel", ["contact"])
    app = carnet(session, "followup", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press(*TO_LIMITS)
        await settle(pilot)
        assert isinstance(app.screen, LimitsScreen)
        snapshot(app, "limits")


@pytest.mark.parametrize(
    ("country", "words"),
    [("", "Choose your country"), ("BE", "knows no time limit"), ("FR", "Nothing in your journal")],
)
async def test_why_there_is_none_is_said(
    session: Session,
    carnet: OpenApp,
    screen_text: ScreenText,
    country: str,
    words: str,
    settle: Settle,
) -> None:
    if country:
        session.settings.services_country = country
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*TO_LIMITS)
        await settle(pilot)
        assert words in screen_text(app)


def test_today_says_so_a_month_before_and_no_longer_when_it_is_over(
    session: Session, time: Time
) -> None:
    session.settings.services_country = "FR"
    session.journal.note("un mensonge", ["lies"])
    assert due_lines(session) == []
    time.now += timedelta(days=63)
    assert due_lines(session) == [
        "A time limit may end: ask a lawyer or an association before 2 June 2026 (press f)."
    ]
    time.now += timedelta(days=30)
    assert due_lines(session) == []


def test_the_day_of_the_act_counts_and_a_later_revision_moves_nothing(
    session: Session, time: Time
) -> None:
    act = JournalIncident("avant", ("lies",), "5 janvier", When("2026-01-05"))
    session.journal.record(act)
    note = session.journal.note("maintenant", ["contact"])
    ahead = JournalIncident("plus tard", ("wave",), "2027", When("2027-01-05"))
    session.journal.record(ahead)
    time.now += timedelta(days=40)
    session.journal.revise(note.uid, "maintenant, corrigé")
    days = {next(iter(one.kinds)): one.day.isoformat() for one in session.note_days.newest()}
    assert days == {"lies": "2026-01-05", "contact": "2026-03-02", "wave": "2026-03-02"}


async def test_today_is_drawn_before_the_notes_are_read_and_then_says_which_limit_ends(
    session: Session,
    carnet: OpenApp,
    screen_text: ScreenText,
    settle: Settle,
    time: Time,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.settings.services_country = "FR"
    session.journal.note("un mensonge", ["lies"])
    time.now += timedelta(days=63)
    app = carnet(session, "today")
    seen: list[str] = []
    newest = NoteDays.newest

    def noted(days: NoteDays) -> tuple[NoteDay, ...]:
        seen.append(screen_text(app))
        return newest(days)

    monkeypatch.setattr(NoteDays, "newest", noted)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        assert "Whom to call" in seen[0]
        assert "A time limit may end" not in seen[0]
        assert "A time limit may end" in screen_text(app)


async def test_where_no_limit_is_known_today_is_filled_once_and_no_note_is_read(
    session: Session, carnet: OpenApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.settings.services_country = "BE"
    filled: list[None] = []
    lines = TodayRest.lines

    def noted(rest: TodayRest) -> Iterator[Content]:
        filled.append(None)
        return lines(rest)

    monkeypatch.setattr(TodayRest, "lines", noted)
    app = carnet(session, "today")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        assert len(filled) == 1
        assert not session.note_days.known
