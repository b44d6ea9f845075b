"""Where one arrives: the level, the next step, what is due, whom to call, the last days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from tui.commands import Commands
from tui.library.language import mark
from tui.planner.answers import Answers
from tui.planner.filters import fitting_today
from tui.planner.plan import PlannedStep
from tui.screens.base import CarnetScreen
from tui.screens.bringing_back import helper_lines
from tui.screens.card import ShowCard, ShowsCard
from tui.screens.filtering import ANY_WIDTH, ChooseFilter, ClearFilter, Filtering
from tui.screens.portion import ChoosePortion, ChoosingPortion
from tui.screens.rechecks import NothingChanged, Rechecks
from tui.screens.see_risks import SeeingRisks, SeeRisks
from tui.screens.today_rest import TodayRest
from tui.telling.limits import notes_unread
from tui.telling.offers import Offer
from tui.telling.services import shown_country
from tui.widgets.key_footer import KeyFooter
from tui.widgets.row_list import RowList

GOAL_QUESTION = "q_goal"
CURSOR_WIDTH = 2
"""Cells before each row of a list."""


class TodayScreen(ShowsCard, Filtering, ChoosingPortion, Rechecks, SeeingRisks, CarnetScreen):
    """The first screen of an open file, and the quick review."""

    OWN_COMMANDS: ClassVar[Commands] = (
        NothingChanged,
        ChooseFilter,
        SeeRisks,
        ClearFilter,
        ChoosePortion,
        ShowCard,
    )
    CSS_PATH = "today.tcss"
    TITLE_WORDS = mark("Today")
    HELP_WORDS = mark(
        "The next step of your plan, what comes after it today, whom to call, and your last days "
        "in the journal. Doing nothing today is fine."
    )
    AUTO_FOCUS = "#steps"
    section = "today"

    _steps: tuple[PlannedStep, ...] = ()

    def body(self) -> ComposeResult:
        """Yield the level, the steps of the day, and the rest."""
        with VerticalScroll(id="page"):
            yield Static(markup=False, id="level")
            yield RowList(id="steps")
            yield Static(markup=False, id="rest")

    def reload(self) -> None:
        """Fill the screen from the file as it stands."""
        planning = self.session.planning
        self._plan, answers = planning.plan(), planning.answers()
        found = fitting_today(self._plan, self.session.filters)
        self._steps = tuple(found) if planning.begun else ()
        self.find_offer(answers, self._plan.situation)
        self.query_one("#level", Static).update(Content("\n").join(self._top(answers)))
        self._show_rows()
        unread = notes_unread(self.session, shown_country(self.session, self._plan.situation))
        self._show_rest(limits=not unread)
        if unread:  # the first frame does not wait until two thousand notes are read
            self.call_after_refresh(self._show_rest)
        self.query_one(KeyFooter).relabel()
        self.call_after_refresh(self._page().scroll_home, animate=False)

    def _show_rest(self, *, limits: bool = True) -> None:
        rest = TodayRest(self.session, self._plan.situation, self.say, self.count, limits=limits)
        self.query_one("#rest", Static).update(Content("\n").join(rest.lines()))

    def _page(self) -> VerticalScroll:
        return self.query_one("#page", VerticalScroll)

    def _show_rows(self) -> None:
        rows, count = self.query_one("#steps", RowList), len(self._steps) + len(self.offers)
        rows.styles.height = "auto"
        rows.display = bool(count)
        rows.show_rows(count, self._row)

    def _top(self, answers: Answers) -> Iterator[Content]:
        goal = str(answers.get(GOAL_QUESTION, ""))
        if goal:
            yield Content(self.say("“{words}”", words=goal.splitlines()[0])).stylize("italic")
        if self.session.bundle is not None:
            yield from helper_lines(self.session.bundle, self.say)
            yield Content(self._heading()).stylize("bold underline")
            return
        if not answers:
            yield Content(self.say("This file is yours and nobody else's.")).stylize("bold")
            yield Content(
                self.say(
                    "Press a to answer seven short questions (about a minute): your plan comes "
                    "from them. Or press w to write down what happened. Nothing is compulsory."
                )
            )
            return
        yield Content(self.session.library.wording.levels[self._plan.level])
        yield Content("")
        yield Content(self._heading()).stylize("bold underline")

    def _heading(self) -> str:
        if not self._steps:
            filtered = self.session.filters and self._plan.open_steps
            return (
                self.nothing_fits() if filtered else self.say("Nothing is waiting for you today.")
            )
        minutes = self._steps[0].step.minutes
        return self.count(
            "The next step ({number} minute)", "The next step ({number} minutes)", minutes
        )

    def _row(self, index: int) -> str | Content:
        if index >= len(self._steps):
            return self.offer_row(self.offers[index - len(self._steps)])
        rows = self.query_one("#steps", RowList)
        if index == rows.cursor:  # it is shown whole, on several lines if need be
            return self.row_of(self._steps[index], self._plan, ANY_WIDTH)
        width = rows.scrollable_content_region.width - CURSOR_WIDTH
        return self.row_of(self._steps[index], self._plan, width)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open the step chosen, or what is offered."""
        from tui.screens.step import StepScreen

        place = event.index - len(self._steps)
        if place < 0:
            self.app.push_screen(StepScreen(self.session, self._steps[event.index].step.id))
        elif self.offers[place] is Offer.PORTION:
            self.action_choose_portion()
        else:
            self.look_again()

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Keep the row under the cursor in sight: the whole page scrolls, not the list."""
        line = event.list.virtual_region.y + event.index
        self._page().scroll_to_region(Region(0, line, 1, 1), animate=False)
