"""One step: how to do it, what to take care of, why it is in the plan."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.library.language import mark
from tui.planner.plan import Plan, PlannedStep
from tui.screens.step_actions import StepScreenBase
from tui.screens.step_words import StepWords
from tui.session import Session


class StepScreen(StepScreenBase):
    """Shows one step on the whole screen."""

    CSS_PATH = "step.tcss"
    TITLE_WORDS = mark("A step")
    HELP_WORDS = mark(
        "How to do this step, when it is done, what to take care of, and the answers that put it "
        "in your plan. You can always leave it for later."
    )
    section = "plan"

    def __init__(self, session: Session, step: str) -> None:
        """Take the open file and the id of the step."""
        super().__init__(session)
        self._step = step

    def body(self) -> ComposeResult:
        """Yield the step's page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Show the page as it stands now; leave when the step is no longer in the plan."""
        planning = self.session.planning
        self._plan = planning.plan()
        planned = self.step_in_view()
        if planned is None:
            self.dismiss()
            return
        words = StepWords(self._plan, planning.library, planning.answers(), self.say)
        self.query_one("#page", Static).update(words.page(planned))

    def plan(self) -> Plan:
        """Return the plan shown."""
        return self._plan

    def step_in_view(self) -> PlannedStep | None:
        """Return the step of this screen."""
        return self._plan.find(self._step)
