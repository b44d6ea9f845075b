"""Searching for oneself on the screen: what is given, copied one at a time, and found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot, Time
from tests.screens.stories import settle as drawn_while_asking
from tests.screens.test_copying import Board
from tui.followup.findings import Finding
from tui.followup.identifiers import Identifier
from tui.followup.removals import Removal
from tui.safety.clipboard import Clipboard
from tui.screens.followup import FollowupScreen
from tui.screens.self_search import SelfSearchScreen
from tui.screens.self_search_alerts import AlertsScreen
from tui.screens.self_search_finding import FindingScreen
from tui.screens.self_search_form import IdentifierScreen
from tui.screens.self_search_found import FoundScreen
from tui.screens.self_search_note import FoundNoteScreen
from tui.session import Session
from tui.vault.links import Ref
from tui.widgets.editor import Editor

DOWN = ["j", "j", "j"]
"""From the first line of the section to the first one on searching."""


@pytest.fixture
def board(session: Session) -> Board:
    board = Board()
    session.__dict__["clipboard"] = Clipboard(enabled=True, find=board.backend)
    return board


def fill(session: Session) -> None:
    session.identifiers.add(Identifier("Marie Dupont", "name", "Lyon"))
    session.identifiers.add(Identifier("photo de plage, 2019", "picture"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nothing_is_filled_in_and_the_traces_are_said_first(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*DOWN, "enter")
        await settle(pilot)
        assert isinstance(app.screen, SelfSearchScreen)
        snapshot(app, "self-search-empty")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_queries_stand_below_what_they_are_for(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    size: tuple[int, int],
    settle: Settle,
) -> None:
    fill(session)
    app = carnet(session, "followup", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press(*DOWN, "enter", "j", "j")
        await settle(pilot)
        snapshot(app, "self-search")
        await pilot.press("end")
        await settle(pilot)
        snapshot(app, "self-search-picture")


async def test_one_query_is_copied_at_a_time(
    session: Session, carnet: OpenApp, board: Board, settle: Settle
) -> None:
    fill(session)
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*DOWN, "enter", "space")
        await settle(pilot)
        assert board.text == "before"
        await pilot.press("j", "space")
        await settle(pilot)
        assert board.text == '"Marie Dupont"'
        await pilot.press("j", "enter")
        await settle(pilot)
        assert board.text == '"Marie Dupont" "Lyon"'


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_identifier_is_added_guessed_changed_and_left_out(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    screen_text: ScreenText,
    language: str,
    settle: Settle,
) -> None:
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*DOWN, "enter", "n")
        await settle(pilot)
        await pilot.press(*"+33612345678", "escape")
        await settle(pilot)
        assert "+33612345678" in session.drafts.get("identifier/new")
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, IdentifierScreen)
        snapshot(app, "self-search-form")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert '"06.12.34.56.78"' in screen_text(app)
        await pilot.press("e", "tab", "tab", "home", "space", "ctrl+s")
        await settle(pilot)
        assert session.identifiers.all()[0].kind == "name"
        await pilot.press("x")
        await settle(pilot)
        assert session.identifiers.all() == []
        await pilot.press("u")
        await settle(pilot)
        assert len(session.identifiers.all()) == 1
    assert session.drafts.places() == []


async def test_an_empty_identifier_is_refused(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press(*DOWN, "enter", "n", "ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, IdentifierScreen)
        assert "Write what to search for first" in screen_text(app)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_was_found_is_written_down_noted_and_put_on_the_removals(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    screen_text: ScreenText,
    language: str,
    settle: Settle,
) -> None:
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press(*DOWN, "j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, FoundScreen)
        snapshot(app, "self-search-found-empty")
        await pilot.press("y", *"https://example.org/a", "enter", *"photo")
        await settle(pilot)
        assert isinstance(app.screen, FindingScreen)
        snapshot(app, "self-search-finding")
        await pilot.press("enter", "enter", "enter")
        await settle(pilot)
        uid = session.findings.all()[0].uid
        assert session.findings.all() == [
            Finding("https://example.org/a", "photo", date(2026, 3, 2), uid=uid)
        ]
        await pilot.press("r")
        await drawn_while_asking(pilot)
        snapshot(app, "self-search-no-trace")
        await pilot.press("escape")
        await settle(pilot)
        assert session.removals.all() == []
        await pilot.press("l")
        await settle(pilot)
        assert isinstance(app.screen, FoundNoteScreen)
        snapshot(app, "self-search-note")
        await pilot.press(*"Ma photo.", "ctrl+s")
        await settle(pilot)
        note = session.journal.newest(1)[0]
        assert "https://example.org/a" in note.body
        assert note.body.endswith("Ma photo.")
        await pilot.press("r", "space")
        await settle(pilot)
        removal = session.removals.all()[0]
        assert removal == Removal(
            "https://example.org/a", "photo", "up", date(2026, 3, 2), uid=removal.uid
        )
        refs = {*session.links.of(Ref("finding", uid))}
        assert refs == {Ref("incident", note.note), Ref("removal", removal.uid)}
        app.clear_notifications()
        await settle(pilot)
        snapshot(app, "self-search-found")
        await pilot.press("r")
        await settle(pilot)
        assert len(session.removals.all()) == 1
        assert session.findings.get(uid).seen_again == date(2026, 3, 2)


async def test_going_on_without_a_trace_is_possible(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    session.findings.add(Finding("https://example.org/a"))
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*DOWN, "j", "enter", "r")
        await drawn_while_asking(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
    assert [one.address for one in session.removals.all()] == ["https://example.org/a"]


async def test_a_note_set_aside_waits_and_an_empty_one_is_not_kept(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    uid = session.findings.add(Finding("https://example.org/a"))
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press(*DOWN, "j", "enter", "l", *"word", "escape")
        await settle(pilot)
        assert "word" in session.drafts.get(f"finding-note/{uid}")
        await pilot.press("l")
        await settle(pilot)
        app.screen.query_one(Editor).text = " "
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "nothing to keep yet" in screen_text(app)
    assert session.journal.count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
async def test_alerts_say_what_they_do_and_how_far_they_were_checked(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    board: Board,
    language: str,
    settle: Settle,
) -> None:
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*DOWN, "j", "j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, AlertsScreen)
        snapshot(app, "self-search-alerts")
        await pilot.press("end", "space", "enter")
        await settle(pilot)
        assert board.text == "before"
        await pilot.press("home", "enter")
        await settle(pilot)
        assert board.text == "https://www.google.com/alerts"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_reminder_is_chosen_comes_due_and_is_done(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    screen_text: ScreenText,
    time: Time,
    language: str,
    settle: Settle,
) -> None:
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*DOWN, "j", "j", "j", "enter")
        await settle(pilot)
        snapshot(app, "self-search-again")
        await pilot.press("j", "enter")
        await settle(pilot)
        assert session.rhythm.interval == "weekly"
        time.now += timedelta(days=8)
        await pilot.press("home", *DOWN, "enter", "escape")
        await settle(pilot)
        assert isinstance(app.screen, FollowupScreen)
        snapshot(app, "followup-due")
        await pilot.press("home", *DOWN, "enter", "m", "escape")
        await settle(pilot)
        due = {"en": "Search for your name again: due", "fr": "Chercher de nouveau votre nom"}
        assert due[language] not in screen_text(app)
    assert session.rhythm.last == date(2026, 3, 10)


async def test_read_only_copies_and_reads_and_changes_nothing(
    session: Session, carnet: OpenApp, board: Board, settle: Settle
) -> None:
    fill(session)
    uid = session.findings.add(Finding("https://example.org/a"))
    app = carnet(replace(session, read_only=True), "followup")
    app_session = app.session
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*DOWN, "enter", "n", "e", "x", "u", "y", "m", "enter")
        await settle(pilot)
        assert isinstance(app.screen, SelfSearchScreen)
        await pilot.press("escape", "j", "enter", "y", "l", "r", "space", "e", "x", "enter")
        await settle(pilot)
        assert isinstance(app.screen, FoundScreen)
        await pilot.press("escape", "j", "j", "enter", "j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, FollowupScreen)
    assert app_session is None or app_session.read_only
    assert len(session.identifiers.all()) == 2
    assert session.findings.get(uid).seen_again is None
    assert session.removals.all() == []
    assert session.rhythm.interval == "never"


async def test_escape_sequences_in_what_was_found_stay_harmless(
    session: Session, carnet: OpenApp, board: Board, screen_text: ScreenText, settle: Settle
) -> None:
    session.findings.add(Finding("https://x/\x1b[31m\u202e", "[red]\x07"))
    session.identifiers.add(Identifier("\x1b]52;c;aGk=\x07 [b]x", "name"))
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*DOWN, "enter", "j", "space")
        await settle(pilot)
        assert "\x1b" not in screen_text(app)
        assert "\x1b" not in board.text
        await pilot.press("escape", "j", "enter")
        await settle(pilot)
        assert "\x1b" not in screen_text(app)
        assert "[red]" in screen_text(app)
