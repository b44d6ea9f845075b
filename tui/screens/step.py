"""One step: how to do it, what to take care of, why it is in the plan."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.planner.plan import Plan, PlannedStep
from tui.screens.guide_about import GuidesAbout, guide_lines
from tui.screens.step_actions import StepScreenBase
from tui.screens.step_page import step_words
from tui.screens.step_tool import tool_line
from tui.session import Session
from tui.vault.links import Ref
from tui.widgets.page import EMPTY, Page, PageLine, heading


class StepLinks(Command):
    """Go to the notes and exhibits that belong to the step."""

    title = mark("What belongs to it")
    help = mark("Lists the notes and exhibits that belong to this step; n joins a note.")
    keys = ("y",)
    action = "screen.open_linked"


class StepScreen(GuidesAbout, StepScreenBase):
    """Shows one step on the whole screen."""

    OWN_COMMANDS: ClassVar[Commands] = (StepLinks,)

    CSS_PATH = "step.tcss"
    TITLE_WORDS = mark("A step")
    HELP_WORDS = mark(
        "Why this step is here, how to do it, what to take care of, when it is done, and what to "
        "do if it did not work. You can always leave it for later."
    )
    section = "plan"

    def __init__(self, session: Session, step: str) -> None:
        """Take the open file and the id of the step."""
        super().__init__(session)
        self._step = step

    def body(self) -> ComposeResult:
        """Yield the step's page."""
        with VerticalScroll():
            yield Page(id="upper")
            yield Page(id="platforms")
            yield Page(id="lower")

    def reload(self) -> None:
        """Show the page as it stands now; leave when the step is no longer in the plan."""
        self._plan = self.session.planning.plan()
        planned = self.step_in_view()
        if planned is None:
            self.dismiss()
            return
        words = step_words(self.session, self._plan)
        paths = words.paths(planned)
        self.query_one("#upper", Page).show(words.upper(planned))
        self.query_one("#platforms", Page).show(paths)
        self.query_one("#platforms").display = bool(paths)
        self.query_one("#lower", Page).show([*words.lower(planned), *self._tool(), *self._guides()])

    def _tool(self) -> list[PageLine]:
        """Name the part of the program the step is done with."""
        line = tool_line(self._step, self.say)
        return [EMPTY, PageLine(line)] if line else []

    def _guides(self) -> list[PageLine]:
        """Name the guides about the step below everything else."""
        title, *guides = guide_lines(self.session.guides, self._step, self.say) or ("",)
        return [EMPTY, heading(title), *(PageLine(g, "• ") for g in guides)] if guides else []

    def action_open_linked(self) -> None:
        """List what belongs to the step."""
        from tui.screens.linked import LinkedScreen

        self.app.push_screen(LinkedScreen(self.session, Ref("step", self._step)))

    def plan(self) -> Plan:
        """Return the plan shown."""
        return self._plan

    def step_in_view(self) -> PlannedStep | None:
        """Return the step of this screen."""
        return self._plan.find(self._step)
