"""What can be done with a step, on the plan and on the step's own page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import work

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.library.model import Visibility
from tui.planner.plan import PlannedStep, StepState
from tui.screens.base import CarnetScreen
from tui.widgets.confirm import Confirm

if TYPE_CHECKING:
    from tui.planner.plan import Plan


class TickStep(Command):
    """Mark the step done, or not done again."""

    title = mark("Done")
    help = mark("Ticks the step. Press again to take the tick away.")
    keys = ("space",)
    action = "screen.tick_step"
    short = mark("done")
    footer = True
    writes = True


class BeginStep(Command):
    """Mark the step as being done."""

    title = mark("Doing it")
    help = mark("Says that you have begun this step.")
    keys = ("m",)
    action = "screen.begin_step"
    short = mark("doing")
    writes = True


class LaterStep(Command):
    """Set the step aside until a day."""

    title = mark("Later")
    help = mark("Sets the step aside. It comes back on the day you choose.")
    keys = ("l",)
    action = "screen.later_step"
    short = mark("later")
    footer = True
    writes = True


class NotForMe(Command):
    """Leave the step out."""

    title = mark("Not for me")
    help = mark("Leaves this step out of your plan. Press u to bring it back.")
    keys = ("x",)
    action = "screen.refuse_step"
    short = mark("not for me")
    footer = True
    writes = True


class BackToDo(Command):
    """Bring the step back to do."""

    title = mark("Back to do")
    help = mark("Brings the step back among those to do.")
    keys = ("u",)
    action = "screen.reset_step"
    writes = True


class ReleaseHold(Command):
    """Look at what holds a step back, and release it."""

    title = mark("Release a hold")
    help = mark("Shows why a step waits and what it takes to release it, or holds it again.")
    keys = ("r",)
    action = "screen.release_hold"
    short = mark("release")
    writes = True


STEP_COMMANDS = (TickStep, BeginStep, LaterStep, NotForMe, BackToDo, ReleaseHold)


class StepScreenBase(CarnetScreen):
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
        """Ask when the step shall come back, and set it aside."""
        from tui.screens.later import LaterScreen

        planned = self.step_in_view()
        if planned is None:
            return
        days = await self.app.push_screen_wait(LaterScreen())
        if days is not None:
            planning = self.session.planning
            planning.mark(planned.step, StepState.LATER, planning.today() + timedelta(days))
            self.reload()

    def action_refuse_step(self) -> None:
        """Leave the step out."""
        self._mark(self.step_in_view(), StepState.NOT_FOR_ME)

    def action_reset_step(self) -> None:
        """Bring the step back."""
        self._mark(self.step_in_view(), StepState.TODO)

    def _mark(self, planned: PlannedStep | None, state: StepState) -> None:
        if planned is not None:
            self.session.planning.mark(planned.step, state)
            self.reload()

    @work
    async def action_release_hold(self) -> None:
        """Show what holds the step back and what releases it."""
        from tui.screens.release import ReleaseScreen

        planned = self.step_in_view()
        if planned is None:
            return
        if planned.progress.released:
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
