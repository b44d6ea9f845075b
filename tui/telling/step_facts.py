"""The words of a step's state, urgency and risk of being noticed, and answers in words."""

from __future__ import annotations

from collections.abc import Callable

from tui.library.language import mark
from tui.library.model import Question, QuestionKind, Urgency, Visibility
from tui.planner.answers import Answer, Answers
from tui.planner.plan import StepState
from tui.planner.selection import Mode

Say = Callable[..., str]
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
VISIBLE_WORDS = {
    Visibility.YES: mark("The other person will probably notice this."),
    Visibility.MAYBE: mark("The other person might notice this."),
}
FOR_WHOM = {
    Mode.HELPING: "helper_step",
    Mode.HELPING_UNASKED: "helper_step",
    Mode.PARENT: "carer_step",
}
"""Which text says to somebody who helps whom a step speaks of."""
HELPING = "helping_others"
"""The group of the steps that are written for those who help."""


def answer_text(question: Question, answers: Answers, say: Say) -> str:
    """Return somebody's answer in words; their own text is returned as it is."""
    answer: Answer | None = answers.get(question.id)
    if answer is None:
        return say("not answered")
    if question.kind is QuestionKind.TEXT:
        return str(answer)
    chosen = (str(answer),) if isinstance(answer, int) else tuple(answer)
    return " · ".join(option.text for option in question.options if option.id in chosen)


def short_question(text: str) -> str:
    """Return a question without what it says after its question mark."""
    return text[: text.index("?") + 1] if "?" in text else text
