"""Changing the passphrase, making the file smaller: the session goes on with the new file."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.stage import (
    CHEAP,
    LANGUAGES,
    PASSPHRASE,
    Exits,
    OpenApp,
    ScreenText,
    Settle,
    Snapshot,
    Time,
    paste,
)
from tui.app import CarnetApp
from tui.safety.terminal import LOCKED
from tui.screens import passphrase as passphrase_screen
from tui.screens.compact import CompactScreen
from tui.screens.journal import JournalScreen
from tui.screens.message import MessageScreen
from tui.screens.passphrase import PassphraseScreen
from tui.screens.progress import ProgressScreen
from tui.screens.settings import SettingsScreen
from tui.session import Session
from tui.vault.errors import SwapFailed, SwapUnfinished, VaultError, WrongPassphrase
from tui.vault.opening import open_vault
from tui.vault.secret import Secret
from tui.vault.swap import change_key
from tui.widgets.bar import Bar
from tui.widgets.row_list import RowList
from tui.widgets.secret_input import SecretInput

CHANGED = "velvet orbit pencil harbor candle moss"
SIZES = [(80, 24), (60, 18)]


def opens_with(words: str) -> bool:
    """Say whether the file opens with `words` now; the session's own must be closed."""
    with Secret(words.encode()) as typed:
        try:
            open_vault(Path("carnet.dat"), typed, profiles=CHEAP).close()
        except WrongPassphrase:
            return False
    return True


def beside() -> list[str]:
    """Name what lies beside the file."""
    return [found.name for found in Path().iterdir() if found.name != "carnet.dat"]


async def fill_in(pilot: Pilot[Any], settle: Settle, *fields: str) -> None:
    """Type each field and press enter after it."""
    for text in fields:
        await paste(pilot, text)
        await pilot.press("enter")
        await pilot.pause()
    await settle(pilot)


async def show(app: CarnetApp, pilot: Pilot[Any], settle: Settle, screen: Any) -> None:
    await settle(pilot)
    await app.push_screen(screen)
    await settle(pilot)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_the_screens_look_as_drawn(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    settle: Settle,
    language: str,
    size: tuple[int, int],
) -> None:
    app = carnet(session, "settings", language)
    async with app.run_test(size=size) as pilot:
        await show(app, pilot, settle, PassphraseScreen(session))
        snapshot(app, "passphrase")
        app.pop_screen()
        await show(app, pilot, settle, CompactScreen(session))
        snapshot(app, "compact")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_window_over_the_work_looks_as_drawn(
    session: Session, carnet: OpenApp, snapshot: Snapshot, settle: Settle, language: str
) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def work(progress: Any) -> None:
        progress(0.42)
        reached.set()
        go_on.wait(20)

    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        words = app.say("Your file gets its new passphrase…")
        app.push_screen(ProgressScreen(words, work))
        await pilot.pause()
        assert reached.wait(5)
        app.screen._draw()  # type: ignore[attr-defined]
        await pilot.pause()
        snapshot(app, "progress")
        go_on.set()
        await settle(pilot)
        assert isinstance(app.screen, JournalScreen)


async def test_the_passphrase_is_changed_and_the_session_goes_on(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    session.journal.note("before")
    session.settings.recovery = {"code": session.clock().date()}
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, PassphraseScreen(session))
        await fill_in(pilot, settle, PASSPHRASE, CHANGED, CHANGED)
        assert isinstance(app.screen, MessageScreen)
        assert "Your passphrase is changed" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, SettingsScreen)
        session.journal.note("after")
        assert [entry.body for entry in session.journal.newest(5)] == ["after", "before"]
        assert session.settings.recovery == {}
    session.vault.close()
    assert opens_with(CHANGED)
    assert not opens_with(PASSPHRASE)
    assert beside() == []


async def test_a_wrong_present_passphrase_is_told_and_only_it_is_erased(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, PassphraseScreen(session))
        await fill_in(pilot, settle, "not this one", CHANGED, CHANGED)
        assert isinstance(app.screen, PassphraseScreen)
        assert "does not open the file" in screen_text(app)
        kept = {field.id: len(field.secret) for field in app.screen.query(SecretInput)}
        assert kept == {"present": 0, "first": len(CHANGED), "second": len(CHANGED)}
    session.vault.close()
    assert opens_with(PASSPHRASE)


async def test_after_a_recovery_the_present_passphrase_is_not_asked_for(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, PassphraseScreen(session, recovered=True))
        await fill_in(pilot, settle, CHANGED, CHANGED)
        assert isinstance(app.screen, MessageScreen)
    session.vault.close()
    assert opens_with(CHANGED)


async def test_the_choice_for_small_computers_counts_for_the_new_file(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    assert session.vault.profile.number == 1
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, PassphraseScreen(session, recovered=True))
        app.screen.query_one("#small").focus()
        await pilot.press("space")
        app.screen.query_one("#first").focus()
        await fill_in(pilot, settle, CHANGED, CHANGED)
    assert session.vault.profile.number == 2


async def test_esc_stops_and_the_old_file_stays(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reached, stopped = threading.Event(), threading.Event()

    def slow(vault: Any, words: Any, progress: Any, **options: Any) -> None:
        def waiting(done: float) -> bool:
            if done > 0.3:
                reached.set()
                stopped.wait(10)
            return bool(progress(done))

        change_key(vault, words, waiting, **options)

    monkeypatch.setattr(passphrase_screen, "change_key", slow)
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, PassphraseScreen(session))
        for text in (PASSPHRASE, CHANGED, CHANGED):
            await paste(pilot, text)
            await pilot.press("enter")
            await pilot.pause()
        for _ in range(100):
            await pilot.pause(0.05)
            if reached.is_set():
                break
        app.screen._draw()  # type: ignore[attr-defined]
        assert 0 < app.screen.query_one(Bar).done < 1
        await pilot.press("escape")
        stopped.set()
        await settle(pilot)
        assert isinstance(app.screen, PassphraseScreen)
        assert "Stopped" in screen_text(app)
        session.journal.note("still here")
    session.vault.close()
    assert opens_with(PASSPHRASE)
    assert beside() == []


@pytest.mark.parametrize(("error", "ends"), [(SwapFailed(), False), (SwapUnfinished(), True)])
async def test_each_fault_is_said_and_locks_only_where_the_file_is_closed(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
    exits: Exits,
    monkeypatch: pytest.MonkeyPatch,
    error: VaultError,
    ends: bool,
) -> None:
    def fail(*_arguments: Any, **_options: Any) -> None:
        raise error

    monkeypatch.setattr(passphrase_screen, "change_key", fail)
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, PassphraseScreen(session))
        await fill_in(pilot, settle, PASSPHRASE, CHANGED, CHANGED)
        assert isinstance(app.screen, MessageScreen if ends else PassphraseScreen)
        shown = screen_text(app)
        assert ("could not be finished" if ends else "did not pass the check") in shown
        if ends:
            await pilot.press("enter")
            await settle(pilot)
    assert exits.codes == ([LOCKED] if ends else [])


async def test_long_work_is_not_an_empty_chair(
    session: Session, carnet: OpenApp, settle: Settle, time: Time, exits: Exits
) -> None:
    go_on = threading.Event()
    fraction = [0.1]

    def work(progress: Any) -> None:
        while not go_on.wait(0.01):
            progress(fraction[0])

    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(ProgressScreen("…", work))
        await pilot.pause()
        for share in (0.2, 0.4, 0.6):
            time.pass_by(170)
            fraction[0] = share
            await pilot.pause(0.2)
            app.screen._draw()  # type: ignore[attr-defined]
            app.watch_time()
        assert exits.codes == []
        time.pass_by(181)
        app.watch_time()
        assert exits.codes == [LOCKED]
        go_on.set()


async def test_the_file_gets_smaller_with_the_same_passphrase(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    import io

    vault = session.vault
    vault.remove_stream(vault.put_stream(io.BytesIO(bytes(3_000_000)), "a", "b"))
    size = vault.path.stat().st_size
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await show(app, pilot, settle, CompactScreen(session))
        assert "2.9 MB of it are empty" in screen_text(app)
        await fill_in(pilot, settle, "not this one")
        assert "does not open the file" in screen_text(app)
        await fill_in(pilot, settle, PASSPHRASE)
        assert "Done." in screen_text(app)
    assert vault.path.stat().st_size < size - 2_900_000
    vault.close()
    assert opens_with(PASSPHRASE)


async def test_settings_lead_there(session: Session, carnet: OpenApp, settle: Settle) -> None:
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        rows = app.screen.query_one(RowList)
        titles = [rows._row(index) for index in range(rows.count)]
        await pilot.press(*["down"] * titles.index("Change the passphrase"), "enter")
        await settle(pilot)
        assert isinstance(app.screen, PassphraseScreen)
