"""What a person does with the steps of the plan, each change of which can be taken back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tui.library.model import Step
from tui.notebook.outcomes import Outcomes, Result
from tui.notebook.steps import StepBook, StepRecord
from tui.planner.plan import StepState

MOST_CHANGES = 50
"""How many changes can be taken back; they are forgotten when the file is closed."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A step as it was before a change, and the outcome that was told with it."""

    step: str
    before: StepRecord | None
    outcome: str = ""


class StepLife:
    """Marks steps, keeps what came of them, and takes the last changes back."""

    def __init__(self, steps: StepBook, outcomes: Outcomes, clock: Callable[[], datetime]) -> None:
        """Write into `steps` and `outcomes`; `clock` says which day it is."""
        self._steps, self._outcomes, self._clock = steps, outcomes, clock
        self._changes: deque[_Change] = deque(maxlen=MOST_CHANGES)

    def mark(
        self, step: Step, state: StepState, due: date | None = None, note: str | None = None
    ) -> None:
        """Put a step into a state; a step that is done comes back on its review day.

        Args:
            step: the step concerned.
            state: its new state.
            due: the day a step set aside for later comes back.
            note: the person's own words about it; None leaves what was there.
        """
        if state is StepState.DONE:
            due = self.review_day(step)
        self._put(step.id, state, due, note)

    def review_day(self, step: Step) -> date | None:
        """Return the day a step that is done today is looked at again; None for never."""
        return self._today() + timedelta(step.review_days) if step.review_days else None

    def come_back(self, step: Step, day: date | None) -> None:
        """Change the day on which a step that is done is looked at again; None for never."""
        self._put(step.id, StepState.DONE, day, None)

    def note(self, step: Step, text: str) -> None:
        """Put the person's own words beside the step just changed; they go back with it."""
        record = self._steps.states().get(step.id)
        if record is not None:
            self._steps.set(step.id, record.state, text.strip(), record.due)

    def tell(self, step: Step, result: Result, by: str = "") -> None:
        """Keep what came of the step that was changed last; it is taken back with that change."""
        uid = self._outcomes.add(step.id, result, by)
        if self._changes and self._changes[-1].step == step.id:
            self._changes[-1] = replace(self._changes[-1], outcome=uid)

    def reopen(self, step: Step) -> None:
        """Say that the step just ticked is not done after all; both are taken back together."""
        before = self._steps.states().get(step.id)
        self._steps.set(step.id, StepState.DOING.value, before.note if before else "")

    def undo(self) -> str | None:
        """Take the last change back and return the id of its step; None when there is none."""
        if not self._changes:
            return None
        change = self._changes.pop()
        self._steps.put_back(change.step, change.before)
        if change.outcome:
            self._outcomes.remove(change.outcome)
        return change.step

    def _put(self, step: str, state: StepState, due: date | None, note: str | None) -> None:
        before = self._steps.states().get(step)
        kept = (before.note if before else "") if note is None else note
        self._steps.set(step, state.value, kept, due)
        self._changes.append(_Change(step, before))

    def _today(self) -> date:
        return self._clock().astimezone().date()
