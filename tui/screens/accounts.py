"""Accounts and who has access: the inventory, and the ways on from it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.followup.accounts import Account
from tui.followup.devices import Device
from tui.library.language import mark
from tui.screens.account_words import AccountWords
from tui.screens.base import CarnetScreen
from tui.screens.undoing import Undoing, UndoLast
from tui.widgets.beside import Beside
from tui.widgets.row_list import Row, RowList
from tui.widgets.two_pane import WIDE, TwoPane


class AddAccounts(Command):
    """Add accounts by their names, many at once."""

    title = mark("Add accounts")
    help = mark("Adds accounts by their names, one a line or with commas. Never passwords.")
    keys = ("n",)
    action = "screen.add_accounts"
    short = mark("add")
    footer = True
    writes = True


class AddDevice(Command):
    """Add a device."""

    title = mark("Add a device")
    help = mark("Adds a phone, a computer, a tablet, anything that is signed in somewhere.")
    keys = ("m",)
    action = "screen.add_device"
    short = mark("device")
    footer = True
    writes = True


class EditInventory(Command):
    """Change what is written about an account or device."""

    title = mark("Change this account or device")
    help = mark("Opens the form of the line under the cursor.")
    keys = ("e",)
    action = "screen.edit_inventory"
    short = mark("change")
    footer = True
    writes = True


class SecuringOrder(Command):
    """Show in which order to secure the accounts."""

    title = mark("In which order to secure them")
    help = mark("Shows your accounts in the order to secure them, and why.")
    keys = ("y",)
    action = "screen.securing_order"
    short = mark("order")
    footer = True


class WhereToPressHere(Command):
    """Show where to press on the platform of this account."""

    title = mark("Where to press for this account")
    help = mark("Shows the menus and addresses of this account's platform, where it is known.")
    keys = ("h",)
    action = "screen.where_to_press"
    short = mark("where to press")


class WhoReaches(Command):
    """Show who can reach what."""

    title = mark("Who can reach what")
    help = mark("Shows for each person you named which accounts they may reach, and how.")
    keys = ("z",)
    action = "screen.who_reaches"


class HideInventory(Command):
    """Hide an account or device, or bring it back."""

    title = mark("Hide or show this line")
    help = mark("Takes the line under the cursor out of the lists. v shows hidden lines.")
    keys = ("x",)
    action = "screen.hide_inventory"
    writes = True


class ShowHiddenLines(Command):
    """Show hidden lines too."""

    title = mark("Show hidden lines")
    help = mark("Shows what you have hidden, or hides it again.")
    keys = ("v",)
    action = "screen.show_hidden_lines"


@dataclass(frozen=True)
class InventoryLine:
    """A heading, an account or a device."""

    heading: str = ""
    account: Account | None = None
    device: Device | None = None

    @property
    def uid(self) -> str:
        """The uid of what stands on the line; empty for a heading."""
        thing = self.account or self.device
        return thing.uid if thing is not None else ""


class AccountsScreen(Undoing, CarnetScreen):
    """Lists accounts and devices; the one under the cursor is shown beside them."""

    OWN_COMMANDS = (
        AddAccounts,
        AddDevice,
        EditInventory,
        SecuringOrder,
        WhoReaches,
        HideInventory,
        UndoLast,
        ShowHiddenLines,
    )
    CSS_PATH = "accounts.tcss"
    TITLE_WORDS = mark("Accounts and who has access")
    HELP_WORDS = mark(
        "Your accounts and devices, and who else may reach them. Only a name is needed; never "
        "write a password here. From this list Carnet works out which account to secure first. "
        "Little by little is fine."
    )
    AUTO_FOCUS = "#inventory"
    section = "followup"

    _lines: tuple[InventoryLine, ...] = ()
    _show_hidden = False

    def body(self) -> ComposeResult:
        """Yield what to say about the list, the list, and the page beside it."""
        yield Static(markup=False, id="about")
        yield TwoPane(RowList(id="inventory"), Beside(id="detail"))

    def reload(self) -> None:
        """Read the inventory; the cursor stays on its line."""
        before = self._line().uid if self._lines else ""
        self._words = AccountWords(self.session)
        accounts = self.session.accounts.all(hidden=self._show_hidden)
        devices = self.session.devices.all(hidden=self._show_hidden)
        self._lines = (
            InventoryLine(self.say(ACCOUNTS if accounts else NO_ACCOUNTS)),
            *(InventoryLine(account=account) for account in accounts),
            InventoryLine(self.say(DEVICES if devices else NO_DEVICES)),
            *(InventoryLine(device=device) for device in devices),
        )
        about = self.say("Never a password: only what you have, and who may reach it.")
        self.query_one("#about", Static).update(Content(about))
        uids = [line.uid for line in self._lines]
        self.query_one("#inventory", RowList).show_rows(
            len(self._lines),
            self._row,
            heading=lambda index: not self._lines[index].uid,
            cursor=uids.index(before) if before in uids else 0,
        )
        self.refresh_bindings()

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        if line.account is not None:
            return self._words.account_row(line.account)
        return self._words.device_row(line.device) if line.device is not None else line.heading

    def _line(self) -> InventoryLine:
        """Return the line under the cursor."""
        return self._lines[self.query_one("#inventory", RowList).cursor]

    def on_row_list_highlighted(self) -> None:
        """Show the line under the cursor beside the list."""
        from tui.screens.account import inventory_page

        self.refresh_bindings()
        if self.app.size.width >= WIDE:
            page = inventory_page(self.session, self._line().uid, self._words)
            self.query_one("#detail", Beside).show(page)

    def on_row_list_selected(self) -> None:
        """Show the line on the whole screen."""
        from tui.screens.account import AccountScreen

        if self._line().uid:
            self.app.push_screen(AccountScreen(self.session, self._line().uid))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the line under the cursor can do."""
        if action in {"edit_inventory", "hide_inventory"}:
            here = self.is_mounted and bool(self._lines) and bool(self._line().uid)
            return here and super().check_action(action, parameters)
        return super().check_action(action, parameters)

    def action_add_accounts(self) -> None:
        """Open the page to type names on."""
        from tui.screens.accounts_add import AddAccountsScreen

        self.app.push_screen(AddAccountsScreen(self.session))

    def action_add_device(self) -> None:
        """Open an empty form, or the one that was begun."""
        from tui.screens.account_device import DeviceScreen

        self.app.push_screen(DeviceScreen(self.session, Device("")))

    def action_edit_inventory(self) -> None:
        """Open the form of the line under the cursor."""
        from tui.screens.account import open_form

        open_form(self, self.session, self._line().uid)

    def action_securing_order(self) -> None:
        """Show the order of securing."""
        from tui.screens.account_order import SecuringScreen

        self.app.push_screen(SecuringScreen(self.session))

    def action_who_reaches(self) -> None:
        """Show who can reach what."""
        from tui.screens.account_reach import ReachScreen

        self.app.push_screen(ReachScreen(self.session))

    def action_hide_inventory(self) -> None:
        """Hide the line under the cursor, or bring it back."""
        line = self._line()
        thing = line.account or line.device
        if thing is None:
            return
        uid, hidden = line.uid, thing.hidden
        self._hide(uid, hidden=not hidden)
        self.can_undo(lambda: self._hide(uid, hidden=hidden))
        if not thing.hidden:
            self.tell(self.say("Hidden. u brings it back."))
        self.reload()

    def _hide(self, uid: str, *, hidden: bool) -> None:
        session = self.session
        accounts = {account.uid for account in session.accounts.all(hidden=True)}
        (session.accounts if uid in accounts else session.devices).hide(uid, hidden=hidden)

    def action_show_hidden_lines(self) -> None:
        """Show hidden lines, or not."""
        self._show_hidden = not self._show_hidden
        self.reload()


ACCOUNTS = mark("Accounts")
NO_ACCOUNTS = mark("Accounts: press n to add some")
DEVICES = mark("Devices")
NO_DEVICES = mark("Devices: press m to add one")
