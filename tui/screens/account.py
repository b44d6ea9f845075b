"""Everything about one account or device, on the whole screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.followup.accounts import Account
from tui.library.language import mark
from tui.screens.account_words import AccountWords
from tui.screens.accounts import EditInventory, SecuringOrder, WhereToPressHere
from tui.screens.base import CarnetScreen
from tui.session import Session


def inventory_page(session: Session, uid: str, words: AccountWords) -> Content:
    """Return the page of an account or device; empty when there is none with this uid."""
    accounts = session.accounts.all(hidden=True)
    devices = session.devices.all(hidden=True)
    for account in accounts:
        if account.uid == uid:
            return words.account(account, accounts, devices)
    for device in devices:
        if device.uid == uid:
            return words.device(device, accounts)
    return Content("")


def open_platform(screen: CarnetScreen, session: Session, account: Account | None) -> None:
    """Open the platform of an account, or say that none is known."""
    from tui.screens.platform import PlatformScreen

    if account is not None and session.platforms.get(account.platform) is not None:
        screen.app.push_screen(PlatformScreen(session, account.platform))
    else:
        screen.tell(screen.say("No platform is chosen for it. Change the account to choose one."))


def open_form(screen: CarnetScreen, session: Session, uid: str) -> None:
    """Open the form of an account or device."""
    from tui.screens.account_device import DeviceScreen
    from tui.screens.account_form import AccountFormScreen

    for account in session.accounts.all(hidden=True):
        if account.uid == uid:
            screen.app.push_screen(AccountFormScreen(session, account))
    for device in session.devices.all(hidden=True):
        if device.uid == uid:
            screen.app.push_screen(DeviceScreen(session, device))


class AccountScreen(CarnetScreen):
    """Shows one line of the inventory with everything written about it."""

    OWN_COMMANDS = (EditInventory, SecuringOrder, WhereToPressHere)
    CSS_PATH = "account.tcss"
    TITLE_WORDS = mark("An account or a device")
    HELP_WORDS = mark(
        "Everything you wrote about it. What can reset it and who may reach it decide its place in "
        "the order of securing."
    )
    section = "followup"

    def __init__(self, session: Session, uid: str) -> None:
        """Take the open file and the uid of an account or device."""
        super().__init__(session)
        self._uid = uid

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Show the page as it stands now."""
        words = AccountWords(self.session)
        page = inventory_page(self.session, self._uid, words)
        self.query_one("#page", Static).update(page)

    def action_edit_inventory(self) -> None:
        """Open the form."""
        open_form(self, self.session, self._uid)

    def action_where_to_press(self) -> None:
        """Open the platform of this account."""
        accounts = self.session.accounts.all(hidden=True)
        here = next((account for account in accounts if account.uid == self._uid), None)
        open_platform(self, self.session, here)

    def action_securing_order(self) -> None:
        """Show the order of securing."""
        from tui.screens.account_order import SecuringScreen

        self.app.push_screen(SecuringScreen(self.session))
