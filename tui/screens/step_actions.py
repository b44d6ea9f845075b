"""What can be done with a step, on the plan and on the step's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work

from tui.commands import Commands
from tui.library.language import mark
from tui.library.model import Visibility
from tui.planner.plan import PlannedStep, StepState
from tui.screens.platform_about import PlatformsAbout
from tui.screens.step_commands import STEP_COMMANDS
from tui.screens.step_tool import ToolAbout
from tui.widgets.confirm import AskText, Confirm

if TYPE_CHECKING:
    from tui.planner.plan import Plan


class StepScreenBase(ToolAbout, PlatformsAbout):
    """A screen with one step in view."""

    OWN_COMMANDS: ClassVar[Commands] = STEP_COMMANDS

    def plan(self) -> Plan:
        """Return the plan shown."""
        raise NotImplementedError

    def step_in_view(self) -> PlannedStep | None:
        """Return the step that the keys speak of."""
        raise NotImplementedError

    def action_tick_step(self) -> None:
        """Tick the step, or take its tick away."""
        planned = self.step_in_view()
        if planned is not None and planned.progress.state is StepState.DONE:
            self._mark(planned, StepState.TODO)
        else:
            self._take_up(StepState.DONE)

    def action_begin_step(self) -> None:
        """Note that the step is being done."""
        self._take_up(StepState.DOING)

    @work
    async def _take_up(self, state: StepState) -> None:
        """Change the state; ask once before a step that can be noticed or can destroy traces."""
        planned = self.step_in_view()
        if planned is None:
            return
        if self._waits(planned):
            self.tell(self.say("This step waits. Press r to see what releases it."))
            return
        question = self._question_before(planned)
        if question and not await self.app.push_screen_wait(
            Confirm(question, yes=self.say("Go on"), no=self.say("Wait"))
        ):
            return
        self._mark(planned, state)
        if state is StepState.DONE:
            await self._ask_after(planned)

    async def _ask_after(self, planned: PlannedStep) -> None:
        """Ask whether the step helped, and go the way that the answer points to."""
        from tui.screens.after_flow import AfterFlow

        if self.session.settings.asks_after and not planned.step.card:
            await AfterFlow(self, planned.step).run()
            self.reload()

    def _waits(self, planned: PlannedStep) -> bool:
        return any(held.step.id == planned.step.id for held in self.plan().hold)

    def _question_before(self, planned: PlannedStep) -> str:
        if planned.progress.state is StepState.DOING:
            return ""
        if planned.step.destroys_evidence:
            return self.say("This step can make traces disappear. Is everything you need saved?")
        if planned.step.visible is Visibility.YES:
            return self.say("The other person will probably notice this step. Is now a good time?")
        return ""

    @work
    async def action_later_step(self) -> None:
        """Ask for a day: when the step comes back, or when a done one is looked at again."""
        from tui.screens.later import LaterScreen

        planned = self.step_in_view()
        if planned is None:
            return
        done = planned.progress.state is StepState.DONE
        question = mark("When shall it be looked at again?") if done else LATER_QUESTION
        no_day = mark("Never") if done else mark("Now: it is to do")
        today = self.session.planning.today()
        chosen = await self.app.push_screen_wait(LaterScreen(today, question, no_day))
        if chosen is None:
            return
        if done:
            self.session.step_life.come_back(planned.step, chosen.day)
        else:
            state = StepState.LATER if chosen.day else StepState.TODO
            self.session.step_life.mark(planned.step, state, chosen.day)
        self.reload()

    @work
    async def action_refuse_step(self) -> None:
        """Leave the step out, with a reason that may stay empty; or bring it back."""
        planned = self.step_in_view()
        if planned is None:
            return
        if planned.progress.state is StepState.NOT_FOR_ME:
            self._mark(planned, StepState.TODO)
            return
        self._mark(planned, StepState.NOT_FOR_ME, note="")
        if self.session.settings.asks_after:
            question = self.say("Why is it not for you? (for yourself; may stay empty)")
            hint = self.say("enter keeps it · esc leaves it empty")
            reason = await self.app.push_screen_wait(AskText(question, hint=hint))
            self.session.step_life.note(planned.step, reason or "")
            self.reload()

    def action_undo_step(self) -> None:
        """Take the last change of a step back."""
        step = self.session.step_life.undo()
        known = self.session.library.steps
        if step is None:
            self.tell(self.say("There is nothing to take back."))
        elif step in known:
            self.tell(self.say("Taken back: {step}", step=known[step].title))
        self.reload()
        if step is not None:
            self.show_step(step)

    def show_step(self, step: str) -> None:
        """Put the cursor on a step; a screen with one step has nothing to do."""

    def _mark(self, planned: PlannedStep, state: StepState, note: str | None = None) -> None:
        self.session.step_life.mark(planned.step, state, note=note)
        self.reload()

    @work
    async def action_release_hold(self) -> None:
        """Show what holds the step back and what releases it."""
        from tui.screens.release import ReleaseScreen
        from tui.telling.decisions import note_hold

        planned = self.step_in_view()
        if planned is None:
            return
        if planned.progress.released:
            note_hold(self.session, planned)
            self.session.steps.unrelease(planned.step.id)
            self.tell(self.say("The step is on hold again."))
        elif planned.holds:
            await self.app.push_screen_wait(ReleaseScreen(self.session, planned))
        else:
            self.tell(self._why_no_release(planned))
        self.reload()

    def _why_no_release(self, planned: PlannedStep) -> str:
        titles = [self.session.library.steps[name].title for name in planned.waits_for]
        if titles:
            return self.say("It waits for: {step}", step=", ".join(titles))
        return self.say("Nothing holds this step back.")


LATER_QUESTION = mark("When shall it come back?")
