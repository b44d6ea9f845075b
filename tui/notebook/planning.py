"""The person's own plan: their answers and steps, seen through the planner."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from tui.library.model import Library
from tui.notebook.answers import AnswerBook
from tui.notebook.steps import StepBook
from tui.planner.answers import Answer, Answers, AnswersError, parse_answer
from tui.planner.changes import PlanChange, compare_plans
from tui.planner.given import Given, given_plan, helpers_situation
from tui.planner.plan import Plan, Progress, StepState, build_plan
from tui.planner.situation import Situation


class Planning:
    """Builds the plan of one file; it is worked out anew each time, so it is never out of date."""

    def __init__(
        self,
        answers: AnswerBook,
        steps: StepBook,
        library: Library,
        clock: Callable[[], datetime],
        given: Given | None = None,
    ) -> None:
        """Work from `answers` and `steps`; in a helper's copy from the steps in `given` alone."""
        self.library, self._given = library, given
        self._book, self._steps, self._clock = answers, steps, clock

    def today(self) -> date:
        """Return today's date where the person is."""
        return self._clock().astimezone().date()

    def answers(self) -> Answers:
        """Return the stored answers; one that fits no question of this content is left aside."""
        given: dict[str, Answer] = {}
        for name, value in self._book.all().items():
            question = self.library.questions.get(name)
            if question is None:
                continue
            try:
                given[name] = parse_answer(question, value)
            except AnswersError:
                continue
        return Answers(given)

    def situation(self) -> Situation:
        """Return what the stored answers mean; in a helper's copy, that they help."""
        if self._given is not None:
            return helpers_situation(self.library)
        return Situation(self.answers(), self.library)

    def plan(self) -> Plan:
        """Return the plan for the stored answers, states and released holds."""
        return self._plan(self.answers())

    @property
    def begun(self) -> bool:
        """Say whether there is a plan to show: something was answered, or steps were given."""
        return self._given is not None or bool(self.answers())

    def _plan(self, answers: Answers) -> Plan:
        if self._given is not None:
            return given_plan(self._given, self.library, self.today(), self.progress())
        return build_plan(answers, self.library, self.today(), self.progress())

    def progress(self) -> dict[str, Progress]:
        """Return what was made of the steps so far."""
        states, releases = self._steps.states(), self._steps.releases()
        made = {}
        for name in {*states, *releases}:
            record = states.get(name)
            state = StepState(record.state) if record else StepState.TODO
            progress = Progress(state, record.due if record else None, name in releases)
            made[name] = progress.on(self.today())
        return made

    def preview(self, question: str, answer: Answer | None) -> PlanChange:
        """Return what an answer (None: no answer) would change in the plan; nothing is stored."""
        answers = self.answers()
        given = {name: value for name, value in answers.items() if name != question}
        if answer is not None:
            given[question] = answer
        return compare_plans(self._plan(answers), self._plan(Answers(given)))

    def give(self, question: str, answer: Answer | None) -> None:
        """Store an answer; None takes it back."""
        if answer is None or answer in ((), ""):
            self._book.clear(question)
        else:
            self._book.set(question, list(answer) if isinstance(answer, tuple) else answer)
