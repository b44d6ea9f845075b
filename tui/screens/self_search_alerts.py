"""What tells somebody when their name appears or their data leaked."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.followup.self_search import Alert
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.copying import copy_text
from tui.telling.borrowed import SELF_SEARCH, said
from tui.widgets.row_list import Row, RowList


class CopyAlertAddress(Command):
    """Copy the address of the alert under the cursor."""

    title = mark("Copy this address")
    help = mark("Copies the address of the line under the cursor. Carnet never opens it.")
    keys = ("space",)
    action = "screen.copy_alert_address"
    short = mark("copy")
    footer = True


class AlertsScreen(CarnetScreen):
    """Lists what gives alerts; what each one does stands below."""

    OWN_COMMANDS = (CopyAlertAddress,)
    CSS_PATH = "self_search_alerts.tcss"
    TITLE_WORDS = mark("Name alerts")
    HELP_WORDS = mark(
        "An alert searches for you and writes when something new appears. Have it sent to a "
        "mailbox only you read. In the middle of a wave alerts can hurt: turn them on once it "
        "calms, or let somebody else receive them."
    )
    AUTO_FOCUS = "#alerts"
    section = "followup"

    _alerts: tuple[Alert, ...] = ()

    def body(self) -> ComposeResult:
        """Yield the list, and below it what the line under the cursor does."""
        yield RowList(id="alerts")
        with VerticalScroll():
            yield Static(markup=False, id="detail")

    def reload(self) -> None:
        """List the alerts in the language of now."""
        self._alerts = self.session.self_search.alerts
        self.query_one("#alerts", RowList).show_rows(len(self._alerts), self._row)

    def _row(self, index: int) -> Row:
        alert = self._alerts[index]
        return Content.assemble((alert.name, "bold"), "  ", alert.url)

    def _here(self) -> Alert:
        """Return the line under the cursor."""
        return self._alerts[self.query_one("#alerts", RowList).cursor]

    def on_row_list_highlighted(self) -> None:
        """Say what the line under the cursor does."""
        self.refresh_bindings()
        self.query_one("#detail", Static).update(Content("\n").join(list(self._page(self._here()))))

    def _page(self, alert: Alert) -> Iterator[Content]:
        foreign = said(self.session, SELF_SEARCH)
        if foreign:
            yield Content(foreign).stylize("italic")
        yield Content(alert.text)
        yield Content(
            alert.url or self.say("No address was checked: look for it under this name yourself.")
        ).stylize("bold")
        yield Content("")
        yield Content(self.say("Not checked on the page itself: it may have changed."))
        day = self.session.service_words.day(alert.checked)
        yield Content(self.say("Source: {source}", source=f"{alert.source} ({day})")).stylize(
            "italic"
        )
        yield Content("")
        yield Content(self.session.self_search.hints["traces"]).stylize("dim")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer copying only where there is an address."""
        if action == "copy_alert_address" and not (
            self.is_mounted and self._alerts and self._here().url
        ):
            return False
        return super().check_action(action, parameters)

    def on_row_list_selected(self) -> None:
        """Copy the address, where there is one."""
        if self._here().url:
            self.action_copy_alert_address()

    def action_copy_alert_address(self) -> None:
        """Copy the address of the line under the cursor."""
        copy_text(self, self.session, self._here().url)
