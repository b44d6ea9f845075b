"""Releases a hold: after a talk with a specialist, or by one's own decision."""

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.library.language import mark
from tui.planner.plan import PlannedStep
from tui.screens.base import CarnetModal
from tui.session import Session
from tui.telling.decisions import note_release
from tui.telling.releases import WAYS
from tui.widgets.confirm import AskText, Cancel
from tui.widgets.row_list import RowList

KEEP, SPOKEN, OVERRULE = range(3)


class ReleaseScreen(CarnetModal[None]):
    """Shows what holds a step back and the two ways to release it."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Release a hold")
    HELP_WORDS = mark(
        "A step is held when it could provoke a reaction or turn against you. A specialist can "
        "say when it is safe. The decision stays yours; it is noted in your journal, with your "
        "reason."
    )

    def __init__(self, session: Session, planned: PlannedStep) -> None:
        """Take the open file and the held step."""
        super().__init__()
        self._session, self._planned = session, planned

    def compose(self) -> ComposeResult:
        """Show the cautions that hold, then the ways on."""
        with VerticalScroll(can_focus=False):
            yield Static(self._reasons(), markup=False)
            yield RowList(len(WAYS), lambda index: self.say(WAYS[index]))

    def _reasons(self) -> Content:
        title = Content(self._planned.step.title).stylize("bold")
        cautions = [Content(f"‖ {caution.text}") for caution in self._planned.holds]
        return Content("\n").join([title, *cautions, Content("")])

    @work
    async def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Go the way chosen; nothing is released before every answer it needs is given."""
        if event.index == SPOKEN:
            released = await self._after_a_talk()
        else:
            released = event.index == OVERRULE and await self._overrule()
        if event.index != KEEP and not released:
            self.tell(self.say("The step stays on hold."))
        if self.is_attached:
            self.dismiss()

    async def _after_a_talk(self) -> bool:
        """Release once it is written whom one spoke with and what one would do; say whether."""
        whom = await self._ask(mark("With whom did you speak? (a service, a first name)"))
        plan = whom and await self._ask(
            mark("If the person reacts, what will you do, and where will you go?"), lines=True
        )
        if whom and plan:
            self._release(spoke_with=whom, reaction_plan=plan)
        return bool(whom and plan)

    async def _overrule(self) -> bool:
        """Release with a reason that may stay empty; say whether it was not taken back."""
        reason = await self._ask(mark("Why now? (for yourself; may stay empty)"), lines=True)
        if reason is not None:
            self._release(overruled=True, reason=reason)
        return reason is not None

    async def _ask(self, question: str, *, lines: bool = False) -> str | None:
        hint = self.say("ctrl+s goes on · esc goes back") if lines else self.say("enter goes on")
        answer = await self.app.push_screen_wait(
            AskText(self.say(question), hint=hint, lines=lines)
        )
        return None if answer is None else answer.strip()

    def _release(
        self,
        *,
        spoke_with: str = "",
        reaction_plan: str = "",
        overruled: bool = False,
        reason: str = "",
    ) -> None:
        note_release(self._session, self._planned, overruled=overruled, reason=reason)
        self._session.steps.release(
            self._planned.step.id,
            spoke_with=spoke_with,
            reaction_plan=reaction_plan,
            overruled=overruled,
            reason=reason,
        )

    def action_cancel(self) -> None:
        """Leave the hold as it is."""
        self.dismiss()
