"""Finds answers that make a condition true, to prove that a question or a step can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from tui.library.conditions import (
    UNANSWERED,
    Any,
    AtLeast,
    Condition,
    Constant,
    Every,
    Named,
    Not,
    Selected,
)
from tui.library.model import Library, Question, QuestionKind, Step
from tui.planner.answers import parse_answers
from tui.planner.selection import FOR_QUESTION, Mode, is_open_to, select_steps
from tui.planner.situation import Situation

RawAnswers = dict[str, list[str] | int]
"""Options by question, or the number of a scale; ready for `parse_answers`."""

MOST_ATTEMPTS = 20_000


@dataclass(frozen=True, slots=True)
class _Wish:
    """One demand on one question: a leaf of a condition, wanted true or false."""

    leaf: Selected | AtLeast
    wanted: bool


class Reach:
    """Turns conditions into answers that satisfy them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._named: Mapping[str, Condition] = {
            **{fact.id: fact.when for fact in library.facts.values()},
            **{flag.id: flag.when for flag in library.flags.values()},
        }

    def candidates(self, condition: Condition) -> Iterator[RawAnswers]:
        """Yield answers that satisfy the condition by themselves; the caller proves each one."""
        for wishes in islice(self._ways(condition, True), MOST_ATTEMPTS):
            for complete in islice(self._shown(wishes), 20):
                answers = self._answers(complete)
                if answers is not None:
                    yield answers

    def _shown(self, wishes: list[_Wish]) -> Iterator[list[_Wish]]:
        """Add what makes each question of the wishes appear."""
        conditions = tuple(
            self._library.questions[name].show_if
            for name in {wish.leaf.question for wish in wishes if wish.wanted}
        )
        for more in self._ways(Every(conditions), True):
            yield wishes + more

    def _ways(self, condition: Condition, wanted: bool) -> Iterator[list[_Wish]]:
        """Yield the sets of wishes that each make the condition what is wanted."""
        if isinstance(condition, Constant):
            yield from [[]] if condition.value is wanted else []
        elif isinstance(condition, Named):
            yield from self._ways(self._named[condition.name], wanted)
        elif isinstance(condition, Not):
            yield from self._ways(condition.inner, not wanted)
        elif isinstance(condition, (Selected, AtLeast)):
            yield [_Wish(condition, wanted)]
        elif isinstance(condition, (Every, Any)):
            yield from self._ways_of_parts(condition, wanted)

    def _ways_of_parts(self, condition: Every | Any, wanted: bool) -> Iterator[list[_Wish]]:
        if isinstance(condition, Every) is wanted:
            yield from self._all(condition.inner, wanted)
            return
        for part in condition.inner:
            yield from self._ways(part, wanted)

    def _all(self, parts: tuple[Condition, ...], wanted: bool) -> Iterator[list[_Wish]]:
        if not parts:
            yield []
            return
        for first in self._ways(parts[0], wanted):
            for rest in self._all(parts[1:], wanted):
                yield first + rest

    def _answers(self, wishes: list[_Wish]) -> RawAnswers | None:
        answers: RawAnswers = {}
        for name in {wish.leaf.question for wish in wishes}:
            own = [wish for wish in wishes if wish.leaf.question == name]
            answer = _answer(self._library.questions[name], own)
            if answer is None:
                return None
            if answer != []:
                answers[name] = answer
        return answers


def _answer(question: Question, wishes: list[_Wish]) -> list[str] | int | None:
    """Return one answer that grants every wish ([] for no answer), or None when there is none."""
    if question.kind is QuestionKind.SCALE:
        return _scale_answer(question, wishes)
    options = [option.id for option in question.options]
    for attempt in _attempts(question, options, wishes):
        if all(_grants(set(attempt) or {UNANSWERED}, wish) for wish in wishes):
            return attempt
    return None


def _attempts(question: Question, options: list[str], wishes: list[_Wish]) -> Iterator[list[str]]:
    """Yield no answer, each single option, then everything that no wish forbids."""
    yield []
    for option in options:
        yield [option]
    if question.kind is QuestionKind.MULTI:
        forbidden = {o for w in wishes if not w.wanted for o in _options_of(w)}
        alone = question.exclusive
        yield [option for option in options if option not in forbidden | alone]


def _options_of(wish: _Wish) -> frozenset[str]:
    return wish.leaf.options if isinstance(wish.leaf, Selected) else frozenset()


def _grants(chosen: set[str], wish: _Wish) -> bool:
    if not isinstance(wish.leaf, Selected):
        return False
    return (len(wish.leaf.options & chosen) >= wish.leaf.minimum) is wish.wanted


def _scale_answer(question: Question, wishes: list[_Wish]) -> list[str] | int | None:
    values = [w.leaf.value for w in wishes if isinstance(w.leaf, AtLeast) and w.wanted]
    limits = [w.leaf.value for w in wishes if isinstance(w.leaf, AtLeast) and not w.wanted]
    if not values:
        return []
    lowest = max(values)
    return lowest if lowest <= question.high and lowest < min(limits, default=99) else None


def unreachable_questions(library: Library) -> list[str]:
    """Return the questions that no answers make appear."""
    reach = Reach(library)

    def shown(question: Question, raw: RawAnswers) -> bool:
        return question.id in Situation(parse_answers(raw, library), library).shown

    return [
        question.id
        for question in library.questions.values()
        if not any(shown(question, raw) for raw in reach.candidates(question.show_if))
    ]


def unreachable_steps(library: Library) -> list[str]:
    """Return the steps that no answers put in a plan."""
    reach = Reach(library)

    def planned(step: Step, raw: RawAnswers) -> bool:
        return step.id in select_steps(Situation(parse_answers(raw, library), library), library)

    def wanted(step: Step, mode: Mode) -> Condition:
        asked = Selected(FOR_QUESTION, frozenset((mode.value,)))
        return Every((asked, step.applies, Not(step.exclude)))

    return [
        step.id
        for step in library.steps.values()
        if not any(
            planned(step, raw)
            for mode in Mode
            if is_open_to(step, mode)
            for raw in reach.candidates(wanted(step, mode))
        )
    ]
