"""Where the answer to "did it help?" leads: the day to look again, another way, the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.model import Step
from tui.notebook.outcomes import Result
from tui.screens.after_doing import AfterScreen, WhoDidItScreen
from tui.telling.after import After, begin_reaction_note, names_of_people
from tui.widgets.confirm import AskText, Confirm

if TYPE_CHECKING:
    from tui.screens.base import CarnetScreen


class AfterFlow:
    """One pass after a step was ticked; runs inside a worker of the screen."""

    def __init__(self, screen: CarnetScreen, step: Step) -> None:
        """Take the screen that the windows open over, and the step that was ticked."""
        self._screen, self._step, self._session = screen, step, screen.session
        self.say = screen.say

    async def run(self) -> None:
        """Ask, keep the answer, and go its way; no answer means that the step is simply done."""
        answer = await self._screen.app.push_screen_wait(AfterScreen(self._step))
        if answer is After.HELPED:
            self._helped()
        elif answer is After.NOT_HELPED:
            self._not_helped()
        elif answer is After.NOTICED:
            await self._noticed()
        elif answer is After.DONE_BY:
            await self._done_by()

    def _helped(self) -> None:
        self._session.step_life.tell(self._step, Result.HELPED)
        day = self._session.step_life.review_day(self._step)
        if day is not None:
            written = self._session.service_words.day(day.isoformat())
            words = self.say("To look at again on {day}. Press l for another day.", day=written)
            self._screen.tell(words)

    def _not_helped(self) -> None:
        """Leave the step open and show the next way."""
        from tui.screens.next_way import NextWayScreen

        self._session.step_life.tell(self._step, Result.NOT_HELPED)
        self._session.step_life.reopen(self._step)
        self._screen.app.push_screen(NextWayScreen(self._session, self._step.id))

    async def _noticed(self) -> None:
        """Let the person write it down, then look at the answers that set the level."""
        from tui.screens.journal_write import WriteScreen

        self._session.step_life.tell(self._step, Result.NOTICED)
        begin_reaction_note(self._session, self._step)
        await self._screen.app.push_screen_wait(WriteScreen(self._session))
        question = self.say(
            "A reaction can change what is safe. Look again at the answers that decide it? "
            "(about two minutes)"
        )
        yes, no = self.say("Look now"), self.say("Not now")
        if await self._screen.app.push_screen_wait(Confirm(question, yes=yes, no=no)):
            self._ask_again()

    def _ask_again(self) -> None:
        from tui.planner.asking import Round
        from tui.screens.ask import AskScreen

        names = tuple(q.id for q in self._session.rechecking.after_something_happened())
        self._screen.app.push_screen(AskScreen(self._session, Round.REST, among=names))

    async def _done_by(self) -> None:
        who = await self._who()
        if who:
            self._session.step_life.tell(self._step, Result.DONE_BY, who)

    async def _who(self) -> str | None:
        """Ask who it was: somebody of the list, or a name that is typed."""
        names = names_of_people(self._session)
        place: int | None = len(names)
        if names:
            place = await self._screen.app.push_screen_wait(WhoDidItScreen(names))
        if place is None or place < len(names):
            return None if place is None else names[place]
        question, hint = self.say("Who was it? (a first name is enough)"), self.say("enter goes on")
        return await self._screen.app.push_screen_wait(AskText(question, hint=hint))
