"""A situation: the answers that count, the facts and flags they make true, and why."""

from __future__ import annotations

from tui.library.conditions import UNANSWERED
from tui.library.model import Flag, Library
from tui.planner.answers import Answer, Answers

_NO_ANSWER = frozenset((UNANSWERED,))


class Situation:
    """Answers seen through the rules of the library.

    A question that is not shown for these answers counts as unanswered, whatever was said to it.
    Facts and flags are worked out when they are asked for and remembered.
    """

    def __init__(self, answers: Answers, library: Library) -> None:
        self._library = library
        self._selected: dict[str, frozenset[str]] = {}
        self._numbers: dict[str, int] = {}
        self._truths: dict[str, bool] = {}
        self._reasons: dict[str, frozenset[str]] = {}
        self.shown: tuple[str, ...] = self._see(answers)
        self._truths.clear()
        self._reasons.clear()

    def _see(self, answers: Answers) -> tuple[str, ...]:
        """Take the answers in the order of the questions: a question looks only at earlier ones."""
        shown = []
        for question in self._library.questions.values():
            self._truths.clear()
            if not question.show_if.holds(self):
                continue
            shown.append(question.id)
            if question.id in answers:
                self._take(question.id, answers[question.id])
        return tuple(shown)

    def _take(self, question: str, answer: Answer) -> None:
        if isinstance(answer, int):
            self._numbers[question] = answer
            self._selected[question] = frozenset((str(answer),))
        elif isinstance(answer, tuple):
            self._selected[question] = frozenset(answer)
        else:
            self._selected[question] = frozenset()

    def selected(self, question: str) -> frozenset[str]:
        """Return the selected options, or `{"?"}` when the question is unanswered or not shown."""
        return self._selected.get(question, _NO_ANSWER)

    def number(self, question: str) -> int | None:
        """Return the scale value of a shown and answered question."""
        return self._numbers.get(question)

    def is_true(self, name: str) -> bool:
        """Say whether a derived fact or a red flag holds."""
        known = self._truths.get(name)
        if known is None:
            condition = self._library.named_condition(name)
            known = self._truths[name] = condition is not None and condition.holds(self)
        return known

    def reasons_for(self, name: str) -> frozenset[str]:
        """Return the questions whose answers make a fact or flag what it is."""
        known = self._reasons.get(name)
        if known is None:
            condition = self._library.named_condition(name)
            known = frozenset() if condition is None else condition.reasons(self)
            self._reasons[name] = known
        return known

    def facts(self) -> tuple[str, ...]:
        """Return the ids of the derived facts that hold, in the library's order."""
        return tuple(name for name in self._library.facts if self.is_true(name))

    def flags(self) -> tuple[Flag, ...]:
        """Return the red flags that are raised, in the library's order."""
        return tuple(flag for flag in self._library.flags.values() if self.is_true(flag.id))

    def level(self) -> str:
        """Return the highest level that a raised flag sets."""
        levels = self._library.levels
        return max((flag.level for flag in self.flags()), key=levels.index, default=levels[0])
