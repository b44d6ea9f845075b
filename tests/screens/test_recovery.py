"""Making a way back, trying it, writing it for a printer, and opening with it."""

from __future__ import annotations

import stat
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.stage import (
    CHEAP,
    LANGUAGES,
    PASSPHRASE,
    MakeApp,
    OpenApp,
    ScreenText,
    Settle,
    Snapshot,
    paste,
)
from tui.app import CarnetApp
from tui.screens.message import MessageScreen
from tui.screens.passphrase import PassphraseScreen
from tui.screens.recovered import RecoveredScreen
from tui.screens.recovery import RecoveryScreen
from tui.screens.recovery_ask import RecoveryAskScreen
from tui.screens.recovery_open import RecoveryOpenScreen
from tui.screens.recovery_print import RecoveryPrintScreen
from tui.screens.recovery_show import RecoveryShowScreen
from tui.screens.recovery_try import RecoveryTryScreen
from tui.screens.settings import SettingsScreen
from tui.screens.today import TodayScreen
from tui.screens.unlock import UnlockScreen
from tui.session import Session
from tui.telling.recovery_papers import CODE, SHEETS, Paper, make_papers
from tui.vault.errors import WrongPassphrase
from tui.vault.opening import open_vault, open_with_seed
from tui.vault.recovery_code import seed_of
from tui.vault.secret import Secret
from tui.vault.vault import Vault
from tui.widgets.line import Line
from tui.widgets.paper_input import PaperInput
from tui.widgets.row_list import RowList
from tui.widgets.secret_input import SecretInput

NEW_PASSPHRASE = "six autres mots choisis par hasard"
MADE_UP = {
    CODE: (Paper(CODE, ("008J", "4CT4", "ANK7", "F24S", "NAXW", "SQFE", "ZW15")),),
    SHEETS: tuple(
        Paper(SHEETS, tuple(f"academ{place:02}" for place in range(20)), number, "duckling enlarge")
        for number in (1, 2, 3)
    ),
}


@pytest.fixture(autouse=True)
def _quiet_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.entry.check_host", lambda _path: [])


def papers(vault: Vault, kind: str) -> tuple[Paper, ...]:
    with Secret(PASSPHRASE.encode()) as passphrase:
        return make_papers(vault, passphrase, kind)


async def type_paper(pilot: Pilot[Any], paper: Paper) -> None:
    await paste(pilot, " ".join(paper.parts).lower())
    await pilot.press("enter")


async def open_recovery(pilot: Pilot[Any], settle: Settle) -> RecoveryScreen:
    """From the settings to the screen that says what the two ways mean."""
    await settle(pilot)
    lines = pilot.app.screen.query_one(RowList)
    lines.cursor = next(index for index in range(lines.count) if "forget" in str(lines._row(index)))
    await pilot.press("enter")
    await settle(pilot)
    assert isinstance(pilot.app.screen, RecoveryScreen)
    return pilot.app.screen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_screens_that_make_a_way_back_look_as_drawn(
    language: str,
    size: tuple[int, int],
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    settle: Settle,
) -> None:
    app = carnet(session, "settings", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await app.push_screen(RecoveryScreen(session))
        await settle(pilot)
        snapshot(app, "recovery-code")
        await pilot.press("down")
        await settle(pilot)
        snapshot(app, "recovery-sheets")
        await app.push_screen(RecoveryAskScreen(session, CODE))
        await settle(pilot)
        snapshot(app, "recovery-ask")
        for kind in (CODE, SHEETS):
            await app.push_screen(RecoveryShowScreen(session, MADE_UP[kind]))
            await settle(pilot)
            snapshot(app, f"recovery-show-{kind}")
            await app.push_screen(RecoveryTryScreen(session, MADE_UP[kind][:2]))
            await paste(pilot, "0o8j-4c" if kind == CODE else "duck enla")
            await settle(pilot)
            snapshot(app, f"recovery-try-{kind}")
        await app.push_screen(RecoveryPrintScreen(session, MADE_UP[CODE][0]))
        await settle(pilot)
        snapshot(app, "recovery-print")
        await app.push_screen(RecoveredScreen(session))
        await settle(pilot)
        snapshot(app, "recovered")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_screen_that_opens_without_the_passphrase_looks_as_drawn(
    language: str,
    size: tuple[int, int],
    vault: Vault,
    make_app: MakeApp,
    snapshot: Snapshot,
    settle: Settle,
) -> None:
    vault.close()
    app = make_app(language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+t")
        await settle(pilot)
        snapshot(app, "recovery-open")
        await pilot.press("down", "enter")
        await paste(pilot, "academic acid")
        await settle(pilot)
        snapshot(app, "recovery-open-sheets")


async def test_a_code_counts_as_made_only_after_it_was_typed_back(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_recovery(pilot, settle)
        await pilot.press("enter")
        await settle(pilot)
        await paste(pilot, "not the passphrase")
        await pilot.press("enter")
        await settle(pilot)
        assert "does not open the file" in screen_text(app)
        assert len(app.screen.query_one(SecretInput).secret) == 0
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, RecoveryShowScreen)
        (expected,) = papers(session.vault, CODE)
        assert app.screen.paper == expected
        assert "  ".join(expected.parts[:4]) in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, RecoveryTryScreen)
        wrong = "".join(expected.parts)
        await paste(pilot, ("0" if wrong[0] != "0" else "1") + wrong[1:])
        await pilot.press("enter")
        await settle(pilot)
        assert "a character is missing, too much or wrong" in " ".join(screen_text(app).split())
        assert session.settings.recovery == {}
        await pilot.press("ctrl+u")
        await type_paper(pilot, expected)
        await settle(pilot)
        assert session.settings.recovery == {CODE: date(2026, 3, 2)}
        assert isinstance(app.screen, RecoveryScreen)
        assert "You made a code on" in screen_text(app)


async def test_on_a_small_screen_the_end_of_the_page_can_be_reached(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "settings", "fr")
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await app.push_screen(RecoveryScreen(session))
        await settle(pilot)
        await pilot.press("down", "tab", "home")
        await pilot.pause(0.5)
        assert "Rien n'est noté" not in screen_text(app)
        await pilot.press("end")
        await pilot.pause(0.5)
        assert "Rien n'est noté" in screen_text(app)


async def test_the_code_of_another_file_is_not_taken(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.push_screen(RecoveryTryScreen(session, papers(session.vault, CODE)))
        await settle(pilot)
        await type_paper(pilot, MADE_UP[CODE][0])
        await settle(pilot)
        assert "not what was shown" in screen_text(app)
        assert session.settings.recovery == {}


def asked(app: CarnetApp) -> list[Paper]:
    assert isinstance(app.screen, RecoveryTryScreen)
    return app.screen._asked


async def test_sheets_count_as_made_after_two_chosen_by_chance_were_typed_back(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_recovery(pilot, settle)
        await pilot.press("down", "enter")
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        for number in (1, 2, 3):
            assert f"Sheet {number} of 3" in screen_text(app)
            assert isinstance(app.screen, RecoveryShowScreen)
            assert all(word in screen_text(app) for word in app.screen.paper.parts)
            await pilot.press("enter")
            await settle(pilot)
        one, other = asked(app)
        await type_paper(pilot, other)
        await settle(pilot)
        assert "not what was shown" in screen_text(app)
        await pilot.press("ctrl+u")
        await paste(pilot, " ".join(["qqqqqq", *one.parts[1:]]))
        await pilot.press("enter")
        await settle(pilot)
        assert "Word 1 is on no sheet" in screen_text(app)
        await pilot.press("ctrl+u")
        await type_paper(pilot, one)
        await settle(pilot)
        assert session.settings.recovery == {}
        await type_paper(pilot, other)
        await settle(pilot)
        assert session.settings.recovery == {SHEETS: date(2026, 3, 2)}
        assert isinstance(app.screen, RecoveryScreen)


def test_every_pair_of_sheets_is_asked_for_sooner_or_later(session: Session) -> None:
    pairs = {
        tuple(paper.number for paper in RecoveryTryScreen(session, MADE_UP[SHEETS])._asked)
        for _ in range(200)
    }
    assert pairs == {(1, 2), (1, 3), (2, 3)}


async def test_the_sheet_before_can_be_seen_again(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.push_screen(RecoveryShowScreen(session, MADE_UP[SHEETS]))
        await pilot.press("right", "right", "left", "left", "left")
        await settle(pilot)
        assert "Sheet 1 of 3" in screen_text(app)


@pytest.mark.parametrize(("name", "start"), [("page.txt", b"Recovery code"), ("p.pdf", b"%PDF-1")])
async def test_a_paper_is_written_for_a_printer_only_where_the_person_says(
    name: str,
    start: bytes,
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "paper"
    folder.mkdir()
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.push_screen(RecoveryShowScreen(session, MADE_UP[CODE]))
        await pilot.press("e")
        await settle(pilot)
        assert "will not be encrypted" in screen_text(app)
        assert app.screen.query_one(Line).value == ""
        await pilot.press("enter")
        await settle(pilot)
        assert list(folder.iterdir()) == []
        await paste(pilot, f"paper/{name}")
        await pilot.press("enter")
        await settle(pilot)
        assert f"Written: paper/{name}" in screen_text(app)
        page = (folder / name).read_bytes()
        assert page.startswith(start)
        assert b"008J  4CT4  ANK7  F24S" in page
        if sys.platform != "win32":
            assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
        await pilot.press("enter")
        await settle(pilot)
        assert "already there" in screen_text(app)
        assert (folder / name).read_bytes() == page


async def test_a_paper_beside_the_file_is_warned_of(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.push_screen(RecoveryPrintScreen(session, MADE_UP[SHEETS][2]))
        await settle(pilot)
        await paste(pilot, "page.txt")
        await pilot.press("enter")
        await settle(pilot)
        assert "beside your file" in screen_text(app)


@pytest.mark.parametrize("kind", [CODE, SHEETS])
async def test_the_file_opens_with_what_was_made_and_leads_to_a_new_passphrase(
    kind: str,
    vault: Vault,
    make_app: MakeApp,
    settle: Settle,
) -> None:
    made = papers(vault, kind)
    vault.close()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+t")
        await settle(pilot)
        await pilot.press(*(["down"] if kind == SHEETS else []), "enter")
        for paper in made[-2:]:
            await type_paper(pilot, paper)
        await settle(pilot)
        assert app.session is not None
        assert app.session.recovered
        assert isinstance(app.screen, RecoveredScreen)
        assert not app.read_only
        app.session.vault.close()


async def test_after_a_recovery_the_new_passphrase_ends_the_code(
    vault: Vault, make_app: MakeApp, settle: Settle
) -> None:
    made = papers(vault, CODE)
    vault.close()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+t")
        await settle(pilot)
        await pilot.press("enter")
        await type_paper(pilot, made[0])
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PassphraseScreen)
        for _ in range(2):
            await paste(pilot, NEW_PASSPHRASE)
            await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, MessageScreen)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert app.session is not None
        assert not app.session.recovered
        app.session.vault.close()
    with Secret(NEW_PASSPHRASE.encode()) as new:
        open_vault(Path("carnet.dat"), new, profiles=CHEAP).close()
    with (
        Secret("".join(made[0].parts).encode()) as code,
        seed_of(code) as seed,
        pytest.raises(WrongPassphrase),
    ):
        open_with_seed(Path("carnet.dat"), seed, profiles=CHEAP)


async def test_a_new_passphrase_can_wait(vault: Vault, make_app: MakeApp, settle: Settle) -> None:
    made = papers(vault, CODE)
    vault.close()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+t")
        await settle(pilot)
        await pilot.press("enter")
        await type_paper(pilot, made[0])
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert app.session is not None
        assert app.session.recovered
        later = PassphraseScreen(app.session)
        await app.push_screen(later)
        await settle(pilot)
        assert [field.id for field in later.query(SecretInput)] == ["first", "second"]
        app.session.vault.close()


async def test_what_does_not_open_is_said_and_nothing_opens(
    vault: Vault, make_app: MakeApp, settle: Settle, screen_text: ScreenText
) -> None:
    made = papers(vault, SHEETS)
    vault.close()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+t")
        await settle(pilot)
        await pilot.press("enter")
        await paste(pilot, "hello")
        await pilot.press("enter")
        await settle(pilot)
        assert "a character is missing" in screen_text(app)
        await pilot.press("ctrl+u")
        await type_paper(pilot, MADE_UP[CODE][0])
        await settle(pilot)
        assert "before the passphrase was changed" in " ".join(screen_text(app).split())
        app.screen.query_one(RowList).focus()
        await pilot.press("down", "enter")
        await type_paper(pilot, made[0])
        await type_paper(pilot, made[0])
        await settle(pilot)
        assert "One sheet alone opens nothing" in screen_text(app)
        assert app.session is None
        assert [len(field.secret) > 0 for field in app.screen.query(PaperInput)] == [True, True]


async def test_what_is_copied_can_be_read_for_some_minutes_and_is_hidden_again(
    vault: Vault,
    make_app: MakeApp,
    settle: Settle,
    screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert PaperInput.shown_seconds == 180
    monkeypatch.setattr(PaperInput, "shown_seconds", 0.3)
    vault.close()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+t")
        await settle(pilot)
        await pilot.press("enter")
        await paste(pilot, "008j-4ct4")
        await settle(pilot)
        assert "008j" not in screen_text(app)
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert "008j-4ct4" in screen_text(app)
        await pilot.pause(0.5)
        assert "008j" not in screen_text(app)


async def test_sheets_of_two_sets_are_told_apart(
    vault: Vault, make_app: MakeApp, settle: Settle, screen_text: ScreenText
) -> None:
    one, other = papers(vault, SHEETS)[0], papers(vault, SHEETS)[1]
    vault.close()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+t")
        await settle(pilot)
        await pilot.press("down", "enter")
        await type_paper(pilot, one)
        await type_paper(pilot, other)
        await settle(pilot)
        assert "do not belong together" in screen_text(app)
        assert app.session is None


async def test_esc_or_the_same_key_goes_back_to_the_passphrase(
    vault: Vault, make_app: MakeApp, settle: Settle
) -> None:
    vault.close()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in ("escape", "ctrl+t"):
            await pilot.press("ctrl+t")
            await settle(pilot)
            assert isinstance(app.screen, RecoveryOpenScreen)
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, UnlockScreen)


async def test_a_way_back_can_be_made_in_a_file_open_for_reading_and_is_not_noted(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    session.read_only = True
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        made = papers(session.vault, CODE)
        screen = RecoveryTryScreen(session, made)
        await app.push_screen(screen)
        await settle(pilot)
        await type_paper(pilot, made[0])
        await settle(pilot)
        assert screen.tried
        assert isinstance(app.screen, SettingsScreen)
        assert session.settings.recovery == {}
