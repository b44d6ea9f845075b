"""The inventory on the screen: added by names, changed in forms, hidden with a way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.screens.reopened import draft_in_file
from tests.screens.stage import LANGUAGES, Exits, OpenApp, ScreenText, Settle, Snapshot, paste
from tests.screens.stories import tell_story
from tui.followup.accounts import Account
from tui.followup.devices import Device
from tui.screens.account import AccountScreen
from tui.screens.account_device import DeviceScreen
from tui.screens.account_form import AccountFormScreen
from tui.screens.account_order import SecuringScreen
from tui.screens.account_reach import ReachScreen
from tui.screens.accounts import AccountsScreen
from tui.screens.accounts_add import AddAccountsScreen
from tui.screens.followup import FollowupScreen
from tui.screens.platform import PlatformScreen
from tui.screens.step_reading import StepReadingScreen
from tui.session import Session

SIZES = [(80, 24), (60, 18), (110, 24)]


def fill(session: Session) -> dict[str, str]:
    """Keep an inventory with a circle of two mailboxes; return the uids by label."""
    devices, accounts = session.devices, session.accounts
    phone = devices.add(Device("Téléphone", "phone", "moi, Max", "Max", safe="no"))
    library = devices.add(Device("Médiathèque", "computer", safe="yes"))
    mail = accounts.add(Account("Gmail", "mail", known_by="Max", devices=(phone,)))
    other = accounts.add(Account("Vieille boîte", "mail", reset_by=(mail,)))
    accounts.update(replace(accounts.get(mail), reset_by=(other,)))
    bank = accounts.add(Account("Banque", "bank", reset_by=(mail,), important=True))
    shop = accounts.add(Account("Vinted", "shopping", reset_by=(mail,), second_factor="none"))
    return {
        "phone": phone, "library": library, "mail": mail, "other": other, "bank": bank,
        "shop": shop,
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_section_says_how_things_stand(
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
        snapshot(app, "followup")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_empty_section_names_the_keys(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    app = carnet(session, "today", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f")
        await settle(pilot)
        assert isinstance(app.screen, FollowupScreen)
        snapshot(app, "followup-empty")
        await pilot.press("enter")
        await settle(pilot)
        snapshot(app, "accounts-empty")
        await pilot.press("y")
        await settle(pilot)
        snapshot(app, "accounts-order-empty")
        await pilot.press("escape", "z")
        await settle(pilot)
        assert isinstance(app.screen, ReachScreen)
        snapshot(app, "accounts-reach-empty")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_accounts_then_devices(
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
        await pilot.press("enter")
        await settle(pilot)
        snapshot(app, "accounts-list")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_names_are_added_many_at_once_and_wait_as_a_draft(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "n")
        await settle(pilot)
        assert isinstance(app.screen, AddAccountsScreen)
        await paste(pilot, "Gmail, ma banque\nTr0ub4dor&3")
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, AccountsScreen)
        assert "Tr0ub4dor" in session.drafts.get("accounts/new")
        await pilot.press("n")
        await settle(pilot)
        snapshot(app, "accounts-add-warned")
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert [(one.label, one.kind, one.platform) for one in session.accounts.all()] == [
        ("Gmail", "mail", "google"),
        ("ma banque", "other", ""),
        ("Tr0ub4dor&3", "other", ""),
    ]
    assert session.drafts.places() == []


async def test_an_empty_page_adds_nothing_and_says_so(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter", "n", "ctrl+s")
        await settle(pilot)
        assert "nothing to keep yet" in screen_text(app)
        assert isinstance(app.screen, AddAccountsScreen)
    assert session.accounts.all() == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_an_account_is_changed_in_its_form(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    size: tuple[int, int],
    settle: Settle,
) -> None:
    uids = fill(session)
    app = carnet(session, "followup", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("enter", "j", "j", "j", "e")
        await settle(pilot)
        assert isinstance(app.screen, AccountFormScreen)
        await pilot.press(*"!", "enter", *"Zoé", "enter", *"moi", "enter", *"12/01/2026", "enter")
        await pilot.press("enter", *"abc", "enter")
        await settle(pilot)
        snapshot(app, "account-form")
        await pilot.press("j", "space", "tab", "space", "tab", "j", "space", "tab")
        await pilot.press("space", "tab")
        await pilot.press("k", "space", "tab", "space")
        await settle(pilot)
        snapshot(app, "account-form-end")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, AccountsScreen)
    changed = session.accounts.get(uids["shop"])
    assert changed == Account(
        "Vinted!", "children", "facebook", (uids["mail"], uids["other"]), (uids["phone"],), "Zoé",
        "moi", date(2026, 1, 12), "unknown", True, None, "abc", uid=uids["shop"],
    )  # fmt: skip
    assert session.drafts.places() == []


async def test_a_day_that_cannot_be_read_and_a_missing_name_are_refused_and_nothing_is_lost(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    uid = session.accounts.add(Account("G"))
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter", "e", "tab", "tab", "tab", *"soon", "ctrl+s")
        await settle(pilot)
        assert "could not be read" in screen_text(app)
        await pilot.press(*["backspace"] * 4, "shift+tab", "shift+tab", "shift+tab", "backspace")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Write a name first" in screen_text(app)
        await pilot.press(*"Mail", "ctrl+s")
        await settle(pilot)
    assert session.accounts.all() == [Account("Mail", uid=uid)]


async def test_what_resets_it_stays_when_that_account_is_hidden(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    uids = fill(session)
    session.accounts.hide(uids["mail"])
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "j", "e", *"x", "ctrl+s")
        await settle(pilot)
    assert session.accounts.get(uids["bank"]).label == "Banquex"
    assert session.accounts.get(uids["bank"]).reset_by == (uids["mail"],)


async def test_a_field_that_looks_like_a_password_is_warned_about_and_kept_all_the_same(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    uid = session.accounts.add(Account("Gmail"))
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "e", *["tab"] * 5, *"soleil87!")
        await pilot.pause(1.0)
        await settle(pilot)
        assert "looks like a password" in screen_text(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert session.accounts.get(uid).note == "soleil87!"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_device_is_added_and_leaving_at_once_keeps_the_form(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    exits: Exits,
    language: str,
    settle: Settle,
) -> None:
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "m", *"Tablette", "tab", *"Max", "tab", "tab", "tab", "tab")
        await pilot.press("j", "j", "space", "tab", "k", "space", "tab", "space")
        await settle(pilot)
        assert isinstance(app.screen, DeviceScreen)
        snapshot(app, "account-device")
        await pilot.press("enter")
        await settle(pilot)
        assert [replace(one, uid="") for one in session.devices.all()] == [
            Device("Tablette", "tablet", "Max", safe="no", shared=True)
        ]
        await pilot.press("m", *"Autre", "ctrl+q")
        await settle(pilot)
    assert exits.codes == [0]
    assert '"Autre"' in draft_in_file("device/new")


async def test_a_line_is_hidden_brought_back_and_shown_among_the_hidden(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    uids = fill(session)
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "x")
        await settle(pilot)
        assert "Gmail" not in screen_text(app)
        await pilot.press("u")
        await settle(pilot)
        assert "Gmail" in screen_text(app)
        await pilot.press("u")
        await pilot.press("end", "x")
        await settle(pilot)
        assert "Médiathèque" not in screen_text(app)
        await pilot.press("v")
        await settle(pilot)
        assert "Médiathèque  out of the lists" in screen_text(app)
    assert session.devices.get(uids["library"]).hidden
    assert not session.accounts.get(uids["mail"]).hidden


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_say_everything(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    fill(session)
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, AccountScreen)
        snapshot(app, "account-page")
        await pilot.press("escape", "end", "k", "enter")
        await settle(pilot)
        snapshot(app, "account-device-page")
        await pilot.press("escape", "z")
        await settle(pilot)
        snapshot(app, "accounts-reach")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_order_says_why_and_a_tick_keeps_the_day(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    size: tuple[int, int],
    settle: Settle,
) -> None:
    uids = fill(session)
    app = carnet(session, "followup", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, SecuringScreen)
        snapshot(app, "accounts-order")
        await pilot.press("space", "j")
        await settle(pilot)
        snapshot(app, "accounts-order-ticked")
        assert session.accounts.get(uids["mail"]).secured == date(2026, 3, 2)
        await pilot.press("k", "space")
        await settle(pilot)
    assert session.accounts.get(uids["mail"]).secured is None


@pytest.mark.parametrize("language", LANGUAGES)
async def test_in_quiet_mode_the_order_is_shown_and_waits_until_it_is_released(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    screen_text: ScreenText,
    language: str,
    settle: Settle,
) -> None:
    tell_story(session, "partner_at_home")
    uids = fill(session)
    session.devices.hide(uids["library"])
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter", "space")
        await settle(pilot)
        assert session.accounts.get(uids["mail"]).secured is None
        waits = {"en": "This step waits", "fr": "Cette étape attend"}[language]
        assert waits in screen_text(app)
        app.clear_notifications()
        await settle(pilot)
        snapshot(app, "accounts-order-held")
        await pilot.press("r", "j", "j", "enter")
        await pilot.pause()
        await pilot.press(*"ok", "ctrl+s")
        await settle(pilot)
        assert list(session.steps.releases()) == ["ac_email"]
        await pilot.press("space", "end", "space")
        await settle(pilot)
    assert session.accounts.get(uids["mail"]).secured == date(2026, 3, 2)
    assert session.accounts.get(uids["shop"]).secured is None


async def test_the_step_on_a_safer_device_opens_also_when_it_is_not_in_the_plan(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    session.accounts.add(Account("Gmail"))
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter", "y")
        await settle(pilot)
        assert isinstance(app.screen, StepReadingScreen)


async def test_where_to_press_opens_the_platform_of_the_account(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    session.accounts.add(Account("Gmail", "mail", "google"))
    session.accounts.add(Account("Banque"))
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter", "enter", "h")
        await settle(pilot)
        assert isinstance(app.screen, PlatformScreen)
        await pilot.press("escape", "y", "end", "h")
        await settle(pilot)
        assert isinstance(app.screen, SecuringScreen)
        assert "No platform is chosen" in screen_text(app)
        await pilot.press("home", "h")
        await settle(pilot)
        assert isinstance(app.screen, PlatformScreen)


async def test_read_only_shows_everything_and_changes_nothing(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    uids = fill(session)
    before = session.accounts.all()
    app = carnet(replace(session, read_only=True), "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "read only" in screen_text(app)
        await pilot.press("enter", "n", "m", "e", "x", "u")
        await settle(pilot)
        assert isinstance(app.screen, AccountsScreen)
        assert "read only" in screen_text(app)
        await pilot.press("enter", "e", "y", "space", "n", "r")
        await settle(pilot)
        assert isinstance(app.screen, SecuringScreen)
        assert "read only" in screen_text(app)
    assert session.accounts.all() == before
    assert len(session.devices.all()) == 2
    assert uids


async def test_escape_sequences_and_markup_in_names_stay_text(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    session.accounts.add(Account("[b]G\x1b[31m\u202email[/b]", known_by="\x1b]0;x"))
    app = carnet(session, "followup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for keys in (["enter"], ["y"], ["escape", "z"], ["escape", "enter"]):
            await pilot.press(*keys)
            await settle(pilot)
            shown = screen_text(app)
            assert "\x1b" not in shown
            assert "[b]G" in shown or isinstance(app.screen, ReachScreen)
