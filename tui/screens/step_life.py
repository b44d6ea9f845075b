"""What became of a step, as lines for its page: outcomes, days, reasons, a released hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tui.library.language import mark
from tui.notebook.outcomes import Outcome
from tui.notebook.steps import Release
from tui.planner.plan import PlannedStep, StepState
from tui.safety.text import clean
from tui.session import Session
from tui.telling.life_words import RESULT_WORDS
from tui.widgets.page import PageLine, heading


class LifeLines:
    """Writes what became of the steps of one open file."""

    def __init__(self, session: Session) -> None:
        """Read from the open file."""
        self._session, self.say = session, session.language.say

    def of(self, planned: PlannedStep) -> list[PageLine]:
        """Return a heading and what became of the step; nothing when nothing did."""
        said = [*self._days(planned), *self._note(planned), *self._outcomes(planned)]
        lines = [PageLine(text, "• ") for text in (*said, *self._release(planned))]
        return [heading(self.say("What became of it")), *lines] if lines else []

    def _days(self, planned: PlannedStep) -> Iterator[str]:
        progress = planned.progress
        if progress.returned is StepState.DONE:
            yield self.say("You did this before. Today is the day to look at it again.")
        elif progress.returned is StepState.LATER:
            yield self.say("You set this aside until today.")
        elif progress.due is not None:
            day = self._day(progress.due)
            done = progress.state is StepState.DONE
            words = mark("To look at again on {day}. Press l for another day.")
            yield self.say(words, day=day) if done else self.say("Comes back on {day}.", day=day)

    def _note(self, planned: PlannedStep) -> Iterator[str]:
        record = self._session.steps.states().get(planned.step.id)
        if record is not None and record.note and planned.progress.state is StepState.NOT_FOR_ME:
            yield self.say("Why it is not for you: {reason}", reason=clean(record.note))

    def _outcomes(self, planned: PlannedStep) -> Iterator[str]:
        yield from map(self.outcome, self._session.outcomes.of(planned.step.id))

    def outcome(self, outcome: Outcome) -> str:
        """Say one outcome."""
        day = self._day(outcome.said.astimezone().date())
        who = clean(outcome.by, keep_newlines=False)
        return self.say(RESULT_WORDS[outcome.result], day=day, who=who)

    def _release(self, planned: PlannedStep) -> Iterator[str]:
        if not planned.progress.released:
            return
        release = self._session.steps.releases()[planned.step.id]
        yield self.say(self._way(release), day=self._day(release.changed.astimezone().date()))
        for words, text in (
            (mark("You spoke with: {text}"), release.spoke_with),
            (mark("If the person reacts: {text}"), release.reaction_plan),
            (mark("Your reason: {text}"), release.reason),
        ):
            if text:
                yield self.say(words, text=clean(text))

    @staticmethod
    def _way(release: Release) -> str:
        if release.overruled:
            return mark("Released on {day} by your own decision. Press r to hold it again.")
        return mark("Released on {day} after a talk. Press r to hold it again.")

    def _day(self, day: date) -> str:
        return self._session.service_words.day(day.isoformat())
