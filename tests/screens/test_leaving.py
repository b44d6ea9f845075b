"""Every way out: quick exit, lock, idle, signals, a stick taken away, a fault."""

from __future__ import annotations

import os
import signal
from datetime import timedelta
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Label

from tests.screens.reopened import draft_in_file
from tests.screens.stage import (
    Exits,
    MakeApp,
    OpenApp,
    ScreenText,
    Settle,
    Time,
)
from tui.leaving import IdleWatch, LeaveKeys
from tui.safety.terminal import CRASHED, LEFT, LOCKED
from tui.screens.note import NoteScreen
from tui.session import Session
from tui.telling.drafts import DRAFT
from tui.vault.vault import Vault
from tui.widgets.editor import Editor

WAYS_OUT = [("ctrl+q",), ("escape", "escape", "escape"), ("ctrl+c", "ctrl+c")]


@pytest.mark.parametrize("keys", WAYS_OUT)
async def test_leaving_from_a_text_field_keeps_the_draft(
    keys: tuple[str, ...],
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    exits: Exits,
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        await pilot.press(*"elle attend dehors", *keys)
    assert exits.codes == [LEFT]
    assert draft_in_file(DRAFT) == "elle attend dehors"


async def test_lock_keeps_the_draft_and_asks_for_a_restart(
    session: Session, carnet: OpenApp, settle: Settle, exits: Exits
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+g")
        await settle(pilot)
        await pilot.press("a", "b", "ctrl+l")
    assert exits.codes == [LOCKED]
    assert draft_in_file(DRAFT) == "ab"


async def test_slow_escapes_do_not_leave(
    session: Session, carnet: OpenApp, settle: Settle, exits: Exits, time: Time
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        for _ in range(5):
            await pilot.press("escape")
            time.pass_by(1.0)
        assert exits.codes == []


async def test_other_keys_between_escapes_do_not_leave(
    session: Session, carnet: OpenApp, settle: Settle, exits: Exits
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("escape", "escape", "down", "escape", "escape")
        assert exits.codes == []


async def test_one_ctrl_c_says_how_to_leave(
    session: Session, carnet: OpenApp, settle: Settle, exits: Exits, screen_text: ScreenText
) -> None:
    app = carnet(session, "settings")
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+c")
        await settle(pilot)
        assert exits.codes == []
        assert "ctrl+c again" in screen_text(app)


async def test_ctrl_z_does_nothing_outside_text(
    session: Session, carnet: OpenApp, settle: Settle, exits: Exits, screen_text: ScreenText
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        before = screen_text(app)
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert screen_text(app) == before
        assert exits.codes == []


async def test_three_idle_minutes_lock_and_the_last_twenty_seconds_say_so(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    exits: Exits,
    time: Time,
    screen_text: ScreenText,
) -> None:
    app = carnet(session, "settings")
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        time.pass_by(155)
        app.watch_time()
        await settle(pilot)
        assert "locks itself" not in screen_text(app)
        time.pass_by(6)
        app.watch_time()
        await settle(pilot)
        assert "locks itself" in screen_text(app)
        await pilot.press("down")
        time.pass_by(179)
        app.watch_time()
        assert exits.codes == []
        time.pass_by(2)
        app.watch_time()
        assert exits.codes == [LOCKED]


@pytest.mark.parametrize("hours", [1, 9, 72])
async def test_the_first_key_after_hours_of_sleep_opens_nothing(
    session: Session, carnet: OpenApp, settle: Settle, exits: Exits, time: Time, hours: int
) -> None:
    app = carnet(session, "journal")
    async with app.run_test() as pilot:
        await settle(pilot)
        app.watch_time()
        time.pass_by(hours * 3600)
        await pilot.press("s")
        assert exits.codes == [LOCKED]
        assert app.current_mode == "journal"
        assert app.idle.slept


async def test_a_clock_that_is_set_does_not_lock(
    session: Session, carnet: OpenApp, settle: Settle, exits: Exits, time: Time
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        for hours in (-9, 30):
            time.now += timedelta(hours=hours)
            app.watch_time()
            await pilot.press("down")
        assert exits.codes == []
        assert not app.idle.slept


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "The computer slept, so your file"), ("fr", "L'ordinateur était en veille")],
)
async def test_after_a_sleep_the_lock_says_why(
    vault: Vault, make_app: MakeApp, settle: Settle, screen_text: ScreenText,
    language: str, sentence: str,
) -> None:  # fmt: skip
    vault.close()
    app = make_app(language, path=vault.path, locked=True, slept=True)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert sentence in screen_text(app)


async def test_a_file_that_is_gone_for_five_checks_leaves(
    session: Session, carnet: OpenApp, settle: Settle, exits: Exits, tmp_path: Path
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        (tmp_path / "carnet.dat").rename(tmp_path / "elsewhere.dat")
        for _ in range(4):
            app.watch_time()
        assert exits.codes == []
        app.watch_time()
        assert exits.codes == [LEFT]


async def test_a_lock_without_a_file_does_nothing(
    make_app: MakeApp, settle: Settle, exits: Exits
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+l")
        assert exits.codes == []


class Faulty(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Label("before")

    def on_key(self) -> None:
        secret = "CANARY-in-a-local-variable"
        raise RuntimeError(secret)


async def test_a_fault_prints_one_neutral_line_and_no_local(
    make_app: MakeApp, settle: Settle, capfd: pytest.CaptureFixture[str]
) -> None:
    app = make_app()
    with pytest.raises(RuntimeError, match="CANARY"):  # noqa: PT012 - the harness raises at its end
        async with app.run_test() as pilot:
            await settle(pilot)
            app.push_screen(Faulty())
            await settle(pilot)
            await pilot.press("x")
    assert app.return_code == CRASHED
    written = "".join(capfd.readouterr())
    assert "CANARY" not in written
    assert "Traceback" not in written
    assert app.crash_line in written


def test_the_watch_counts_from_the_last_touch(time: Time) -> None:
    watch = IdleWatch(time.elapsed, minutes=1)
    time.pass_by(45)
    assert watch.left() == 15
    assert watch.warns()
    assert not watch.warns()
    watch.touch()
    assert watch.left() == 60
    assert not watch.warns()


def test_escapes_count_only_within_their_time(time: Time) -> None:
    keys = LeaveKeys(time.elapsed)
    assert not keys.press("escape")
    time.pass_by(0.8)
    assert not keys.press("escape")
    time.pass_by(0.8)
    assert not keys.press("escape")
    time.pass_by(0.4)
    assert keys.press("escape")


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="this system has no SIGHUP")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_real_program_and_keeps_the_draft(name: str, session: Session) -> None:
    """The real exit runs in a process of its own: it would end the tests."""
    pid = os.fork()
    if pid == 0:
        from tui.safety.quick_exit import install_signal_exit

        def keep() -> None:
            session.drafts.put(DRAFT, "typed before the signal")
            session.vault.close()

        install_signal_exit(keep)
        os.kill(os.getpid(), getattr(signal, name))
        os._exit(1)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == LEFT
    session.vault.close()
    assert draft_in_file(DRAFT) == "typed before the signal"


async def test_what_was_set_aside_waits_and_what_was_kept_is_in_the_journal(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "settings")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        await pilot.press(*"one")
        await pilot.press("escape")
        await settle(pilot)
        assert not isinstance(app.screen, NoteScreen)
        await pilot.press("w")
        await settle(pilot)
        assert app.screen.query_one(Editor).text == "one"
        await pilot.press(*" two", "ctrl+s")
        await settle(pilot)
        assert [entry.body for entry in session.journal.newest(5)] == ["one two"]
        assert session.drafts.get(DRAFT) == ""
