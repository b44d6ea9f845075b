"""When a step did not work: what else there is, and who can help."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.library.language import mark
from tui.planner.plan import Plan, PlannedStep
from tui.screens.base import CarnetScreen
from tui.screens.service_lines import numbers_by_country, service_line
from tui.screens.step_page import services_for
from tui.screens.step_words import step_row
from tui.session import Session
from tui.telling.services import emergency_everywhere, offered_services, shown_country
from tui.widgets.page import EMPTY, Page, PageLine, heading
from tui.widgets.row_list import RowList

MOST_SERVICES = 3


class NextWayScreen(CarnetScreen):
    """Says what can be tried next; a step of the list opens with enter."""

    CSS_PATH = "next_way.tcss"
    TITLE_WORDS = mark("Another way")
    HELP_WORDS = mark(
        "What to try when a step did not work, and whom to call. The step itself stays open."
    )
    AUTO_FOCUS = "RowList"
    section = "plan"

    def __init__(self, session: Session, step: str) -> None:
        """Take the open file and the id of the step that did not work."""
        super().__init__(session)
        self._step = step
        self._ways: tuple[PlannedStep, ...] = ()

    def body(self) -> ComposeResult:
        """Yield what is said, the steps to try, and whom to call."""
        with VerticalScroll(can_focus=False):
            yield Page(id="said")
            yield RowList(id="ways")
            yield Page(id="services")

    def reload(self) -> None:
        """Fill the page from the plan as it stands."""
        plan = self.session.planning.plan()
        planned = plan.find(self._step)
        if planned is None:
            self.dismiss()
            return
        self._ways = tuple(self._ways_of(planned, plan))
        self.query_one("#said", Page).show(self._said(planned))
        rows = self.query_one("#ways", RowList)
        rows.show_rows(len(self._ways), lambda i: self._row(i, plan))
        self.query_one("#services", Page).show(self._services(planned, plan))

    @staticmethod
    def _ways_of(planned: PlannedStep, plan: Plan) -> list[PlannedStep]:
        """Return the steps to try that are in this plan, then the step itself, to try again."""
        found = [plan.find(name) for name in planned.step.then_steps]
        return [*(way for way in found if way is not None), planned]

    def _row(self, index: int, plan: Plan) -> str:
        way = self._ways[index]
        if way.step.id == self._step:
            return self.say("Open this step again")
        return step_row(way, held=way in plan.hold)

    def _said(self, planned: PlannedStep) -> list[PageLine]:
        words = planned.step.not_worked or self.say(
            "That happens, and it is not your fault. It stays open: try again later, or let "
            "somebody do it with you."
        )
        title = PageLine(planned.step.title, style="bold")
        return [title, EMPTY, PageLine(words), EMPTY, heading(self.say("What you can try"))]

    def _services(self, planned: PlannedStep, plan: Plan) -> list[PageLine]:
        session = self.session
        lines = [EMPTY, heading(self.say("Whom to call"))]
        if not shown_country(session, plan.situation):
            everywhere = numbers_by_country(emergency_everywhere(session.directory), session)
            return [*lines, *(PageLine(line) for line in everywhere)]
        listed = services_for(session, planned.step.then_services, plan.situation)
        if not listed:
            offered = offered_services(session, plan.situation)
            listed = [service_line(s, session) for s in offered.fitting[:MOST_SERVICES]]
        return [*lines, *(PageLine(line) for line in listed)]

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open the step chosen in place of this page."""
        from tui.screens.step import StepScreen

        self.app.switch_screen(StepScreen(self.session, self._ways[event.index].step.id))
