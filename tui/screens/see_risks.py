"""Opens the risk picture from the screens that speak of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import Command
from tui.library.language import mark

if TYPE_CHECKING:
    from tui.screens.base import CarnetScreen

    _Host = CarnetScreen
else:
    _Host = object


class SeeRisks(Command):
    """Show what is at stake."""

    title = mark("What is at stake")
    help = mark("Shows in words what is at stake, how likely harm is, and what raises it.")
    keys = ("r",)
    action = "screen.see_risks"
    short = mark("at stake")
    footer = True


class SeeRisksFromPlan(SeeRisks):
    """The same on the plan, where r releases a hold."""

    keys = ("y",)
    footer = False


class SeeingRisks(_Host):
    """Mixed into screens from which the risk picture is opened."""

    def action_see_risks(self) -> None:
        """Open the risk picture."""
        from tui.screens.risk import RiskScreen

        self.app.push_screen(RiskScreen(self.session))
