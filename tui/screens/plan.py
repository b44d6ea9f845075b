"""The plan: what to do in a safe order, what waits, what is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.planner.filters import fitting, fitting_today
from tui.planner.plan import Plan, PlannedStep, StepState
from tui.screens.card import ShowCard, ShowsCard
from tui.screens.filtering import ANY_WIDTH, ChooseFilter, ClearFilter, Filtering
from tui.screens.guide_about import GuidesAbout
from tui.screens.portion import ChoosePortion, ChoosingPortion
from tui.screens.see_risks import SeeingRisks, SeeRisksFromPlan
from tui.screens.step_actions import StepScreenBase
from tui.screens.step_commands import STEP_COMMANDS
from tui.widgets.beside import Beside
from tui.widgets.page import PageLine, laid_rows
from tui.widgets.row_list import RowList
from tui.widgets.two_pane import WIDE, TwoPane

if TYPE_CHECKING:
    from tui.screens.step_words import StepWords

ASIDE = (StepState.DONE, StepState.LATER, StepState.NOT_FOR_ME)


class SwitchView(Command):
    """Show the steps in their safe order, or by stage."""

    title = mark("Order or stages")
    help = mark("Shows the steps in the order that is safe for you, or stage by stage.")
    keys = ("v",)
    action = "screen.switch_view"
    short = mark("by stage")


@dataclass(frozen=True)
class _Line:
    """A heading, or a step."""

    text: str
    planned: PlannedStep | None = None


class PlanScreen(ShowsCard, Filtering, ChoosingPortion, SeeingRisks, GuidesAbout, StepScreenBase):
    """Lists the steps of the plan."""

    OWN_COMMANDS: ClassVar[Commands] = (
        *STEP_COMMANDS,
        ChooseFilter,
        ClearFilter,
        SwitchView,
        ChoosePortion,
        SeeRisksFromPlan,
        ShowCard,
    )
    CSS_PATH = "plan.tcss"
    TITLE_WORDS = mark("Plan")
    HELP_WORDS = mark(
        "Your steps, in an order that is safe for you. [ ] to do, [~] doing, [x] done, [>] later, "
        "[-] not for me, ‖ on hold. Enter opens a step. Nothing has to be done today."
    )
    section = "plan"

    _lines: tuple[_Line, ...] = ()
    _by_stage = False
    _words: StepWords | None = None
    _pages: dict[str, list[PageLine]]

    def body(self) -> ComposeResult:
        """Yield the list and the step beside it."""
        yield Static(markup=False, id="empty")
        yield TwoPane(RowList(id="steps"), Beside(id="detail"))

    def reload(self) -> None:
        """Work out the plan and show it; the cursor stays on its step, or goes to the next one."""
        wanted = self._wanted()
        self._plan = self.session.planning.plan()
        self._words, self._pages = None, {}
        self._lines = tuple(self._make_lines())
        answered = self.session.planning.begun
        self._say_nothing(self._nothing(answered))
        self.query_one("#steps", RowList).show_rows(
            len(self._lines) if answered else 0,
            lambda index: self._row(self._lines[index]),
            heading=lambda index: self._lines[index].planned is None,
            cursor=self._landing(wanted),
        )

    def _say_nothing(self, words: str) -> None:
        empty = self.query_one("#empty", Static)
        empty.display = bool(words)
        empty.update(Content(words))

    def _nothing(self, answered: bool) -> str:
        """Say why the list is empty, if it is."""
        if not answered:
            return self.say("Answer the questions first: press a.")
        return "" if self._lines else self.nothing_fits()

    def _wanted(self) -> list[str]:
        """Return the step under the cursor, then those below it, then those above, nearest first.

        Only a step that is set aside already is followed among those set aside: when the step under
        the cursor is ticked, the cursor goes on to the next one.
        """
        if not self._lines:
            return []
        cursor = self.query_one("#steps", RowList).cursor
        order = (*self._lines[cursor:], *reversed(self._lines[:cursor]))
        steps = [line.planned for line in order if line.planned is not None]
        here = [p.step.id for p in steps[:1] if p.progress.state in ASIDE]
        return here or [p.step.id for p in steps]

    def _landing(self, wanted: list[str]) -> int:
        """Return the line of the first wanted step that stands where it is wanted."""
        places = {p.step.id: i for i, line in enumerate(self._lines) if (p := line.planned)}
        every = (*self._plan.do, *self._plan.hold)
        aside = {p.step.id for p in every if p.progress.state in ASIDE}
        found = [name for name in wanted if name in places]
        still = [name for name in found if name not in aside] or found[:1]
        return places.get(still[0] if still else self._plan.next or "", 0)

    def show_step(self, step: str) -> None:
        """Put the cursor on a step, where it is in the list."""
        for index, line in enumerate(self._lines):
            if line.planned is not None and line.planned.step.id == step:
                self.query_one("#steps", RowList).cursor = index

    def _make_lines(self) -> list[_Line]:
        plan, filters = self._plan, self.session.filters
        shown, held = fitting(plan.do, filters), fitting(plan.hold, filters)
        open_steps = [p for p in shown if p.progress.state not in ASIDE]
        waiting = [p for p in held if p.progress.state not in ASIDE]
        aside = [p for p in (*shown, *held) if p.progress.state in ASIDE]
        lines = self._staged(open_steps) if self._by_stage else self._ordered(open_steps)
        lines += self._group(self.say("Not yet: on hold"), waiting)
        return lines + self._group(self.say("Done, later, or not for me"), aside)

    def _ordered(self, steps: list[PlannedStep]) -> list[_Line]:
        today = {p.step.id for p in fitting_today(self._plan, self.session.filters)}
        first = [p for p in steps if p.step.id in today or p.step.card]
        rest = [p for p in steps if p not in first]
        return self._group(self.say("Today, in this order"), first) + self._group(
            self.say("After that"), rest
        )

    def _staged(self, steps: list[PlannedStep]) -> list[_Line]:
        lines: list[_Line] = []
        for stage, words in self.session.library.wording.stages.items():
            lines += self._group(words, (p for p in steps if p.step.stage == stage))
        return lines

    @staticmethod
    def _group(heading: str, steps: Iterable[PlannedStep]) -> list[_Line]:
        listed = [_Line("", planned) for planned in steps]
        return [_Line(heading), *listed] if listed else []

    def _row(self, line: _Line) -> str | Content:
        if line.planned is None:
            return line.text
        rows = self.query_one("#steps", RowList)
        width = rows.scrollable_content_region.width - CURSOR_WIDTH
        if rows.cursor < len(self._lines) and self._lines[rows.cursor] is line:
            width = ANY_WIDTH
        return self.row_of(line.planned, self._plan, width)

    def plan(self) -> Plan:
        """Return the plan shown."""
        return self._plan

    def step_in_view(self) -> PlannedStep | None:
        """Return the step under the cursor."""
        cursor = self.query_one("#steps", RowList).cursor
        return self._lines[cursor].planned if cursor < len(self._lines) else None

    def on_row_list_highlighted(self) -> None:
        """Show the step under the cursor beside the list."""
        planned = self.step_in_view()
        if planned is not None and self.app.size.width >= WIDE:
            page = self._page(planned)
            self.query_one("#detail", Beside).show(partial(laid_rows, page))

    def _page(self, planned: PlannedStep) -> list[PageLine]:
        """Return the page of a step, written once from the file as it is since `reload`."""
        from tui.screens.step_page import step_words

        if self._words is None:
            self._words = step_words(self.session, self._plan)
        name = planned.step.id
        if name not in self._pages:
            self._pages[name] = self._words.page(planned)
        return self._pages[name]

    def on_row_list_selected(self) -> None:
        """Open the step under the cursor."""
        from tui.screens.step import StepScreen

        planned = self.step_in_view()
        if planned is not None:
            self.app.push_screen(StepScreen(self.session, planned.step.id))

    def action_switch_view(self) -> None:
        """Change between the safe order and the stages."""
        self._by_stage = not self._by_stage
        self.reload()


CURSOR_WIDTH = 2
"""Cells before each row of a list."""
