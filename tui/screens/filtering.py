"""Chooses among the steps shown: time, company, internet, quiet. Says so in the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.planner.filters import Filter
from tui.planner.plan import Plan, PlannedStep, StepState
from tui.screens.base import CarnetModal
from tui.screens.step_words import step_row
from tui.telling.plan_filters import FILTER_WORDS, aside_of, filters_in_words
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.confirm import Cancel
from tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from tui.screens.base import CarnetScreen

    _Host = CarnetScreen
else:
    _Host = object

ANY_WIDTH = 1_000_000
"""Cells for the row under the cursor, which is shown whole on as many lines as it needs."""


class ChooseFilter(Command):
    """Show only the steps that fit."""

    title = mark("Only what fits")
    help = mark(
        "Shows only steps that fit: 5 or 30 minutes, with a friend, no internet, unnoticed."
    )
    keys = ("z",)
    action = "screen.choose_filter"
    short = mark("what fits")
    footer = True


class ClearFilter(Command):
    """Show every step again."""

    title = mark("Every step again")
    help = mark("Takes the choice of steps away, so that every step is shown.")
    keys = ("Z",)
    action = "screen.clear_filter"


class FilterScreen(CarnetModal[frozenset[Filter] | None]):
    """Gives what was ticked, or None when nothing shall change."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Only what fits")
    HELP_WORDS = mark(
        "Tick what matters now. The order of the steps stays, and emergency steps are always shown."
    )

    def __init__(self, chosen: frozenset[Filter]) -> None:
        """Take what was ticked before."""
        super().__init__()
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Show the filters."""
        choices = [Choice(name.value, self.say(words)) for name, words in FILTER_WORDS.items()]
        with VerticalScroll(can_focus=False):
            yield Static(self.say("Show only the steps for which I need…"), markup=False)
            yield ChoiceList(choices, kind="multi", chosen=[name.value for name in self._chosen])
            yield Static(
                self.say("space ticks · enter shows them · esc goes back"),
                markup=False,
                classes="-last",
            )

    def on_choice_list_submitted(self, event: ChoiceList.Submitted) -> None:
        """Give what is ticked."""
        self.dismiss(frozenset(Filter(name) for name in event.chosen))

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)


class Filtering(_Host):
    """Mixed into screens that list steps; the choice counts for all of them."""

    def heading(self) -> str:
        """Return the title, with the filters that count."""
        return " · ".join((super().heading(), *filter(None, (self.filters_in_words(),))))

    def filters_in_words(self) -> str:
        """Name the filters that count; empty when there is none."""
        return filters_in_words(self.session.filters, self.say)

    def nothing_fits(self) -> str:
        """Say that no step passes the filters, and the key that takes them away."""
        fit = self.filters_in_words()
        return self.say("No step fits here ({filters}). Press Z to see every step.", filters=fit)

    @work
    async def action_choose_filter(self) -> None:
        """Ask what the steps shall fit."""
        chosen = await self.app.push_screen_wait(FilterScreen(self.session.filters))
        if chosen is not None:
            self._show_filtered(chosen)

    def action_clear_filter(self) -> None:
        """Show every step."""
        self._show_filtered(frozenset())

    def _show_filtered(self, chosen: frozenset[Filter]) -> None:
        self.session.filters = chosen
        self.query_one(TopBar).relabel()
        self.reload()

    def on_screen_resume(self) -> None:
        """Say the filters that were chosen on another screen."""
        self.query_one(TopBar).relabel()

    def row_of(self, planned: PlannedStep, plan: Plan, width: int) -> Content:
        """Return a step as a line, cut so that what is said at its end is always seen.

        Args:
            planned: the step.
            plan: its plan.
            width: cells there are.
        """
        said = self._aside(planned, plan)
        waits = any(other.step.id == planned.step.id for other in plan.hold)
        held = waits and planned.progress.state in (StepState.TODO, StepState.DOING)
        line = Content(step_row(planned, held=held))
        if not said:
            return line
        room = max(1, width - Content(said).cell_length)
        return Content.assemble(line.truncate(room, ellipsis=True), said)

    def _aside(self, planned: PlannedStep, plan: Plan) -> str:
        """Say what `aside_of` says, at the end of a line."""
        said = aside_of(planned, plan, self.session.filters, self.session.language)
        return f" · {said}" if said else ""
