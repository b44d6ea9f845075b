"""The order in which to secure the accounts, and why each stands where it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.followup.securing import SAFER_DEVICE_STEP, Line, securing_order
from tui.followup.waiting import held_step, step_for, what_comes_first
from tui.library.language import mark
from tui.planner.plan import SPECIALIST_STEP, PlannedStep
from tui.screens.account_words import AccountWords
from tui.screens.accounts import AddAccounts, WhereToPressHere
from tui.screens.base import CarnetScreen
from tui.screens.undoing import Undoing, UndoLast
from tui.telling.account_facts import listed
from tui.undo import as_before
from tui.widgets.row_list import Row, RowList


class TickSecured(Command):
    """Note that an account is secured, or not any more."""

    title = mark("Secured")
    help = mark("Ticks the account as secured today. Press again to take the tick away.")
    keys = ("space",)
    action = "screen.tick_secured"
    short = mark("secured")
    footer = True
    writes = True


class ReleaseAccounts(Command):
    """Look at what holds securing back, and release it."""

    title = mark("What releases the hold")
    help = mark("Shows why securing accounts waits and what it takes to release it.")
    keys = ("r",)
    action = "screen.release_accounts"
    short = mark("release")
    footer = True
    writes = True


class OpenSaferDevice(Command):
    """Open the step on finding a safer device."""

    title = mark("How to find a safer device")
    help = mark("Opens the step on finding a safer device.")
    keys = ("y",)
    action = "screen.open_safer_device"
    short = mark("safer device")


class SecuringScreen(Undoing, CarnetScreen):
    """Lists every account once; what can reset others comes before them."""

    OWN_COMMANDS = (
        TickSecured,
        ReleaseAccounts,
        AddAccounts,
        WhereToPressHere,
        OpenSaferDevice,
        UndoLast,
    )
    CSS_PATH = "account_order.tcss"
    TITLE_WORDS = mark("In which order to secure them")
    HELP_WORDS = mark(
        "An account that can reset others comes before them; a mailbox comes before the rest; then "
        "those the other person may know and those that matter most. For each: the password, then "
        "sessions, then the second proof. A few at a time is calmer, and less visible."
    )
    AUTO_FOCUS = "#order"
    section = "followup"

    _lines: tuple[Line, ...] = ()
    _held: Mapping[str, PlannedStep | None] = {}

    def body(self) -> ComposeResult:
        """Yield what to know first, the order, and the reasons of the line under the cursor."""
        yield Static(markup=False, id="about")
        yield RowList(id="order")
        with VerticalScroll(id="reasons"):
            yield Static(markup=False, id="detail")

    def reload(self) -> None:
        """Work out the order from the inventory as it stands; the cursor stays on its account."""
        session, rows = self.session, self.query_one("#order", RowList)
        before = self._lines[rows.cursor].account.uid if self._lines else ""
        self._words = AccountWords(session)
        self._order = securing_order(
            session.accounts.all(), session.devices.all(), session.own_names
        )
        self._lines = self._order.lines
        self._plan = session.planning.plan()
        self._held = self._holds()
        self.query_one("#about", Static).update(Content("\n").join(list(self._about())))
        uids = [line.account.uid for line in self._lines]
        cursor = uids.index(before) if before in uids else self._first_open()
        rows.show_rows(len(uids), self._row, cursor=cursor)
        self.query_one("#reasons").display = bool(uids)
        self.refresh_bindings()

    def _holds(self) -> dict[str, PlannedStep | None]:
        """Return what holds the steps that securing these accounts belongs to, by step."""
        planning = self.session.planning
        situation, progress = planning.situation(), planning.progress()
        return {
            name: held_step(name, self._plan, situation, planning.library, progress)
            for name in {step_for(line.account) for line in self._lines}
        }

    def _hold_of(self, line: Line | None) -> PlannedStep | None:
        """Return what holds one account back."""
        return None if line is None else self._held.get(step_for(line.account))

    def _here(self) -> Line | None:
        """Return the line under the cursor."""
        return self._lines[self.query_one("#order", RowList).cursor] if self._lines else None

    def _first_open(self) -> int:
        """Return the place of the first account that is still to secure."""
        return self._lines.index(self._order.next) if self._order.next is not None else 0

    def _row(self, index: int) -> Row:
        return self._words.order_row(index + 1, self._lines[index])

    def on_row_list_highlighted(self) -> None:
        """Show why the account under the cursor stands there."""
        line = self._here()
        if line is not None:
            self.refresh_bindings()
            self.query_one("#detail", Static).update(self._words.because(line))
            self.query_one("#reasons", VerticalScroll).scroll_home(animate=False)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Show the account on the whole screen."""
        from tui.screens.account import AccountScreen

        self.app.push_screen(AccountScreen(self.session, self._lines[event.index].account.uid))

    # What to know first

    def _about(self) -> Iterator[Content]:
        if not self._lines:
            yield Content(self.say("No accounts yet. Press n to add some: their names are enough."))
            return
        held = self._hold_of(self._order.next)
        yield from self._first() if held is None else self._why_held(held)
        yield self._from_device()
        yield from self._circles()

    def _why_held(self, held: PlannedStep) -> Iterator[Content]:
        yield Content(self.say("Not yet: this order waits")).stylize("bold")
        yield from (Content(f"‖ {caution.text}") for caution in held.holds)
        title = self.session.library.steps[SPECIALIST_STEP].title
        yield Content(self.say("It waits for: {step}", step=title))
        yield Content(self.say("Press r for what releases it."))

    def _first(self) -> Iterator[Content]:
        titles = [step.step.title for step in what_comes_first(self._plan)]
        if titles:
            yield Content(self.say("Before you begin: {steps}", steps=" · ".join(titles)))

    def _from_device(self) -> Content:
        order = self._order
        if not order.from_devices:
            title = self.session.library.steps[SAFER_DEVICE_STEP].title
            return Content(
                self.say(
                    "From: no device is marked safer yet. First: {step} (press y).", step=title
                )
            )
        text = self.say("From: {devices}.", devices=listed(order.from_devices))
        if order.doubtful:
            text += " " + self.say(
                "But somebody else has this in hand too: {devices}.", devices=listed(order.doubtful)
            )
        return Content(text)

    def _circles(self) -> Iterator[Content]:
        for circle in self._order.circles:
            yield Content(
                self.say(
                    "{accounts} can reset each other. Secure them in one sitting from a safer "
                    "device, and begin with {first}.",
                    accounts=listed(circle),
                    first=listed(circle[:1]),
                )
            )

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what fits the order as it stands."""
        if action == "tick_secured" and not self._lines:
            return False
        if action == "release_accounts" and (
            not self.is_mounted or self._hold_of(self._here()) is None
        ):
            return False
        return super().check_action(action, parameters)

    def action_tick_secured(self) -> None:
        """Note that the account under the cursor is secured today, or take the note back."""
        line = self._here()
        if line is None:
            return
        secured = line.account.secured is not None
        if not secured and self._hold_of(line) is not None:
            self.tell(self.say("This step waits. Press r to see what releases it."))
            return
        self.session.accounts.secure(line.account.uid, done=not secured)
        self.can_undo(as_before(self.session.accounts, line.account))
        self.reload()

    @work
    async def action_release_accounts(self) -> None:
        """Show what holds the account under the cursor back, and what releases it."""
        from tui.screens.release import ReleaseScreen

        held = self._hold_of(self._here())
        if held is not None:
            await self.app.push_screen_wait(ReleaseScreen(self.session, held))
            self.reload()

    def action_add_accounts(self) -> None:
        """Open the page to type names on."""
        from tui.screens.accounts_add import AddAccountsScreen

        self.app.push_screen(AddAccountsScreen(self.session))

    def action_where_to_press(self) -> None:
        """Open the platform of the account under the cursor."""
        from tui.screens.account import open_platform

        line = self._here()
        open_platform(self, self.session, line.account if line is not None else None)

    def action_open_safer_device(self) -> None:
        """Open the step on a safer device, in the plan or by itself."""
        from tui.screens.following import follow

        follow(self, "step", SAFER_DEVICE_STEP)
