"""The first minutes: the keys that protect are practised, and the page about this computer."""

from __future__ import annotations

import pytest

from tests.screens.stage import (
    LANGUAGES,
    PASSPHRASE,
    Exits,
    MakeApp,
    OpenApp,
    ScreenText,
    Settle,
    Snapshot,
    paste,
)
from tui.commands import key_label
from tui.host_words import HOST_NOTES
from tui.safety.host import FINDINGS
from tui.safety.terminal import LEFT
from tui.screens.computer import ComputerScreen, LeavingScreen
from tui.screens.rehearsal import PRACTICES, RehearsalScreen
from tui.screens.unlock import UnlockScreen
from tui.session import Session
from tui.vault.vault import Vault
from tui.widgets.secret_input import SecretInput

SIZES = [(80, 24), (60, 18)]
KEYS = ("ctrl+q", "ctrl+n", "ctrl+l", "question_mark")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_each_key_only_shows_what_it_would_do_the_first_time(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    snapshot: Snapshot,
    screen_text: ScreenText,
    exits: Exits,
    language: str,
    size: tuple[int, int],
) -> None:
    assert [practice.command.keys[0] for practice in PRACTICES] == list(KEYS)
    app = carnet(session, "today", language)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(RehearsalScreen(session))
        await settle(pilot)
        snapshot(app, "rehearsal")
        for number, key in enumerate(KEYS, 1):
            await pilot.press("enter")
            await settle(pilot)
            assert key_label(key, app.say) in "".join(screen_text(app).splitlines()[:-1])
            if number == 1:
                snapshot(app, "rehearsal-1")
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, RehearsalScreen)
            assert app.say("That was it.").replace("\u00a0", " ") in screen_text(app)
            if number == 1:
                snapshot(app, "rehearsal-1-pressed")
        await pilot.press("enter")
        await settle(pilot)
        snapshot(app, "rehearsal-last")
        await pilot.press("enter")
        await settle(pilot)
        assert not isinstance(app.screen, RehearsalScreen)
        assert session.settings.rehearsed == session.clock().date()
        assert exits.codes == []


@pytest.mark.parametrize(
    ("before", "keys"),
    [
        (1, ("ctrl+q", "ctrl+q")),
        (1, ("escape", "escape", "escape")),
        (2, ("ctrl+q",)),
        (0, ("ctrl+q",)),
        (1, ("ctrl+c", "ctrl+c")),
    ],
)
async def test_a_real_wish_to_leave_is_never_held_up(
    before: int,
    keys: tuple[str, ...],
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    exits: Exits,
) -> None:
    app = carnet(session)
    async with app.run_test() as pilot:
        await app.push_screen(RehearsalScreen(session))
        await settle(pilot)
        await pilot.press(*["enter"] * before, *keys)
    assert exits.codes == [LEFT]


async def test_it_comes_after_making_a_file_goes_with_one_key_and_not_when_opened_again(
    make_app: MakeApp, settle: Settle
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        for _ in range(2):
            await settle(pilot)
            await paste(pilot, PASSPHRASE)
            await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, RehearsalScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert not isinstance(app.screen, RehearsalScreen)
        assert app.session is not None
        assert app.session.settings.rehearsed is not None
        app.session.vault.close()
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert app.session is not None
        assert not isinstance(app.screen, RehearsalScreen)
        app.session.vault.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_findings_take_one_line_and_the_key_says_what_to_do(
    vault: Vault,
    make_app: MakeApp,
    settle: Settle,
    snapshot: Snapshot,
    screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    size: tuple[int, int],
) -> None:
    vault.close()
    for module in ("entry", "computer"):
        monkeypatch.setattr(f"tui.screens.{module}.check_host", lambda _path: list(FINDINGS))
    app = make_app(language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        snapshot(app, "unlock-findings")
        await paste(pilot, "half a pass")
        await pilot.press("f3")
        await settle(pilot)
        assert isinstance(app.screen, ComputerScreen)
        snapshot(app, "computer")
        seen = ""
        for _ in range(12):
            seen += screen_text(app)
            await pilot.press("space")
            await settle(pilot)
        words = " ".join(seen.split())
        first = app.say(HOST_NOTES["clipboard_history"].do).replace("\u00a0", " ").split()[:2]
        assert " ".join(first) in words
        assert "HISTCONTROL" in seen  # the guide stands below
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert bytes(app.screen.query_one(SecretInput).secret.view()) == b"half a pass"


async def test_with_an_open_file_the_same_page_is_in_settings(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.screens.computer.check_host", lambda _path: [])
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        settings = screen_text(app)
        for title in ("This computer, and leaving it", "Practise the keys", "The words of the"):
            assert title in settings
        await app.push_screen(LeavingScreen(session))
        await settle(pilot)
        assert "Nothing was found" in screen_text(app)
