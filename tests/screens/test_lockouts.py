"""What keeps somebody from their file, or from saving: each has its own sentence, to act on."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.screens.stage import (
    LANGUAGES,
    PASSPHRASE,
    Exits,
    MakeApp,
    OpenApp,
    ScreenText,
    Settle,
    Time,
    paste,
)
from tui.library.language import Language
from tui.library.places import content_root
from tui.session import Session
from tui.telling.sentences import ERRORS, OPEN_READ_ONLY
from tui.vault import errors
from tui.vault.vault import Vault

KEPT_OUT = (
    "wrong_passphrase", "damaged", "not_a_vault", "newer_format", "already_open",
    "read_only_medium", "needs_writing", "no_space", "file_too_big_for_medium", "unplugged",
    "not_enough_memory", "no_such_file",
)  # fmt: skip
WHILE_OPEN = (
    errors.NoSpace, errors.FileTooBigForMedium, errors.NotEnoughMemory, errors.Busy,
)  # fmt: skip


def flat(text: str) -> str:
    """The text without its line breaks."""
    return " ".join(text.split())


def in_window(text: str) -> str:
    """What stands inside the frame of a window."""
    return flat(" ".join(re.findall("│(.*?)│", text)))


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_has_its_own_sentence(code: str) -> None:
    language = Language(content_root(), code)
    said = [language.say(ERRORS[name]) for name in KEPT_OUT] + [language.say(OPEN_READ_ONLY)]
    assert len(set(said)) == len(said)
    assert all(sentence.strip() for sentence in said)
    if code != "en":
        assert not set(said) & {ERRORS[name] for name in KEPT_OUT}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("error", WHILE_OPEN)
async def test_a_save_that_fails_is_said_and_the_work_goes_on(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, exits: Exits,
    monkeypatch: pytest.MonkeyPatch, error: type[errors.VaultError], code: str,
) -> None:  # fmt: skip
    app = carnet(session, "settings", code)

    def fails(*_args: object) -> None:
        raise error

    async with app.run_test() as pilot:
        await settle(pilot)
        with monkeypatch.context() as patch:
            patch.setattr("tui.notebook.settings.Settings._set", fails)
            await pilot.press("down", "right")
        await settle(pilot)
        assert flat(app.say(ERRORS[error.code])) in in_window(screen_text(app))
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("t")
        await settle(pilot)
        assert app.current_mode == "today"
        assert exits.codes == []


@pytest.mark.parametrize("code", LANGUAGES)
async def test_a_stick_that_cannot_be_written_is_read_under_a_clear_banner(
    vault: Vault, make_app: MakeApp, settle: Settle, screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch, code: str,
) -> None:  # fmt: skip
    vault.close()

    def refuse(_path: Path) -> None:
        raise errors.ReadOnlyMedium

    monkeypatch.setattr("tui.vault.files.require_writable", refuse)
    app = make_app(code)
    async with app.run_test() as pilot:
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert flat(app.say(ERRORS["read_only_medium"])) in flat(screen_text(app))
        await pilot.press("enter")
        await settle(pilot)
        banner = {"en": "read only", "fr": "lecture seule"}[code]
        for key in "opcst":
            await pilot.press(key)
            await settle(pilot)
            assert banner in "".join(screen_text(app).splitlines()[:2])
        await pilot.press("w")
        await settle(pilot)
        assert not app.screen.is_modal


@pytest.mark.parametrize("code", LANGUAGES)
async def test_a_note_written_with_the_clock_set_back_says_so(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, time: Time,
    code: str,
) -> None:  # fmt: skip
    session.journal.note("the first")
    time.now -= timedelta(days=730)
    session.journal.note("the second")
    app = carnet(session, "journal", code)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        sentence = app.say("This computer's clock was behind when it was written.")
        await pilot.press("home", "enter")
        await settle(pilot)
        assert "the second" in screen_text(app)
        assert flat(sentence)[:40] in flat(screen_text(app))
        await pilot.press("escape", "end", "enter")
        await settle(pilot)
        assert "the first" in screen_text(app)
        assert flat(sentence)[:40] not in flat(screen_text(app))


@pytest.mark.parametrize("code", LANGUAGES)
async def test_a_computer_with_too_little_memory_says_so_and_takes_the_passphrase_again(
    vault: Vault, make_app: MakeApp, settle: Settle, screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch, code: str,
) -> None:  # fmt: skip
    vault.close()

    def fail(*_args: object, **_options: object) -> Vault:
        raise errors.NotEnoughMemory

    app = make_app(code)
    async with app.run_test() as pilot:
        await settle(pilot)
        with monkeypatch.context() as patch:
            patch.setattr("tui.vault.opening.open_vault", fail)
            await paste(pilot, PASSPHRASE)
            await pilot.press("enter")
            await settle(pilot)
        assert flat(app.say(ERRORS["not_enough_memory"])) in flat(screen_text(app))
        await pilot.press("enter")
        await settle(pilot)
        assert app.current_mode == "today"
