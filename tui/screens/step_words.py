"""What a step says about itself, as one piece of text for the detail pane and the step's screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from tui.library.language import mark
from tui.library.model import Caution, Library, Question, QuestionKind, Urgency, Visibility
from tui.planner.answers import Answer, Answers
from tui.planner.plan import Plan, PlannedStep, StepState

Say = Callable[..., str]

STATE_MARKS = {
    StepState.TODO: "[ ]",
    StepState.DOING: "[~]",
    StepState.DONE: "[x]",
    StepState.LATER: "[>]",
    StepState.NOT_FOR_ME: "[-]",
}
HOLD_MARK = " ‖ "
STATE_WORDS = {
    StepState.TODO: mark("to do"),
    StepState.DOING: mark("doing"),
    StepState.DONE: mark("done"),
    StepState.LATER: mark("later"),
    StepState.NOT_FOR_ME: mark("not for me"),
}
URGENCY_WORDS = {
    Urgency.NOW: mark("now"),
    Urgency.DAY: mark("in the next 24 hours"),
    Urgency.WEEK: mark("this week"),
    Urgency.LATER: mark("later on"),
}
_VISIBLE_WORDS = {
    Visibility.YES: mark("The other person will probably notice this."),
    Visibility.MAYBE: mark("The other person might notice this."),
}


def step_row(planned: PlannedStep, *, held: bool) -> str:
    """Return a step as one line of a list: a mark that needs no colour, then its title."""
    shown = HOLD_MARK if held else STATE_MARKS[planned.progress.state]
    return f"{shown} {planned.step.title}"


def answer_text(question: Question, answers: Answers, say: Say) -> str:
    """Return somebody's answer in words; their own text is returned as it is."""
    answer: Answer | None = answers.get(question.id)
    if answer is None:
        return say("not answered")
    if question.kind is QuestionKind.TEXT:
        return str(answer)
    chosen = (str(answer),) if isinstance(answer, int) else tuple(answer)
    return " · ".join(option.text for option in question.options if option.id in chosen)


class StepWords:
    """Writes a step's page.

    Args:
        plan: the plan the step belongs to.
        library: the content.
        answers: the answers, for "why is this here?".
        say: gives sentences in the person's language.
    """

    def __init__(self, plan: Plan, library: Library, answers: Answers, say: Say) -> None:
        self._plan, self._library, self._answers, self.say = plan, library, answers, say

    def page(self, planned: PlannedStep) -> Content:
        """Return the whole page of a step."""
        lines: list[Content | str] = [Content(planned.step.title).stylize("bold")]
        lines.append(self._summary(planned))
        for part in (self._hold, self._how, self._cautions, self._care, self._first, self._why):
            block = list(part(planned))
            lines += ["", *block] if block else []
        return Content("\n").join(
            [line if isinstance(line, Content) else Content(line) for line in lines]
        )

    def _summary(self, planned: PlannedStep) -> str:
        say, step = self.say, planned.step
        state = (
            say("on hold") if self.is_held(planned) else say(STATE_WORDS[planned.progress.state])
        )
        return " · ".join(
            (
                self._library.wording.stages[step.stage],
                say("{minutes} min", minutes=step.minutes),
                say(URGENCY_WORDS[planned.urgency]),
                state,
            )
        )

    def is_held(self, planned: PlannedStep) -> bool:
        """Say whether the step stands in the "not yet" list."""
        return any(other.step.id == planned.step.id for other in self._plan.hold)

    def _hold(self, planned: PlannedStep) -> Iterator[Content | str]:
        if not self.is_held(planned):
            return
        yield _heading(self.say("Not yet"))
        yield from (f"‖ {caution.text}" for caution in planned.holds)
        yield from self._instead(planned.holds)
        for name in planned.waits_for:
            yield "  " + self.say("It waits for: {step}", step=self._title(name))
        if planned.holds:
            yield self.say("Press r for what releases it.")

    def _how(self, planned: PlannedStep) -> Iterator[Content | str]:
        yield _heading(self.say("How, and why it helps"))
        yield planned.step.how
        yield ""
        yield _heading(self.say("It is done when"))
        yield planned.step.done_when

    def _cautions(self, planned: PlannedStep) -> Iterator[Content | str]:
        notes = [caution for caution in planned.cautions if caution not in planned.holds]
        if notes:
            yield _heading(self.say("Take care"))
        yield from (f"! {caution.text}" for caution in notes)
        yield from self._instead(notes)

    def _instead(self, cautions: Sequence[Caution]) -> Iterator[str]:
        """Name what can be done meanwhile, each step once."""
        names = dict.fromkeys(name for caution in cautions for name in caution.instead)
        if names:
            yield self.say("What can be done instead, or first:")
        yield from ("  → " + self._title(name) for name in names)

    def _care(self, planned: PlannedStep) -> Iterator[str]:
        say, step = self.say, planned.step
        if step.visible in _VISIBLE_WORDS:
            yield "• " + say(_VISIBLE_WORDS[step.visible])
        if step.destroys_evidence:
            yield "• " + say("Traces can be lost: save them first.")
        if step.needs_safer_device:
            yield "• " + say("Do it on a device the other person never touched.")
        if step.who - {"self"}:
            yield "• " + say("Someone you trust can do it with you or for you.")

    def _first(self, planned: PlannedStep) -> Iterator[Content | str]:
        if planned.after:
            yield _heading(self.say("Before this"))
        for name in planned.after:
            before = self._plan.find(name)
            if before is not None:
                yield step_row(before, held=self.is_held(before))

    def _why(self, planned: PlannedStep) -> Iterator[Content | str]:
        yield _heading(self.say("Why is this here?"))
        if not planned.because:
            yield self.say("It is in everyone's plan.")
        for name in planned.because:
            question = self._library.questions[name]
            yield f"• {question.text}"
            yield "  → " + answer_text(question, self._answers, self.say)

    def _title(self, name: str) -> str:
        return self._library.steps[name].title


def _heading(text: str) -> Content:
    return Content(text).stylize("bold underline")
