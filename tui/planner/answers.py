"""Answers: what somebody said, checked against the questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tui.library.model import UNIVERSAL_OPTIONS, Library, Question, QuestionKind

Answer = tuple[str, ...] | int | str
"""Options for a choice, a number for a scale, a text for an open question."""


class AnswersError(ValueError):
    """An answer that fits no question; `subject` is the id or value, `question` where it stood."""

    def __init__(self, kind: str, subject: str, question: str = "") -> None:
        super().__init__(kind)
        self.kind, self.subject, self.question = kind, subject, question


@dataclass(frozen=True)
class Answers(Mapping[str, Answer]):
    """Checked answers by question id; a question that is not in it was not answered.

    "I don't know" and "I'd rather not say" of a scale are the tuple of that one option.
    """

    given: Mapping[str, Answer]

    def __getitem__(self, question: str) -> Answer:
        """Return the answer of one question."""
        return self.given[question]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of the answered questions."""
        return iter(self.given)

    def __len__(self) -> int:
        """Count the answered questions."""
        return len(self.given)


def parse_answers(raw: object, library: Library) -> Answers:
    """Check answers as they stand in JSON: question id to option id, list of ids, number or text.

    An empty list, an empty text and null count as not answered.

    Raises:
        AnswersError: for an unknown question, an unknown option or a value of the wrong kind.
    """
    if not isinstance(raw, dict):
        raise AnswersError("not_an_object", type(raw).__name__)
    given: dict[str, Answer] = {}
    for question_id, value in raw.items():
        question = library.questions.get(question_id)
        if question is None:
            raise AnswersError("unknown_question", str(question_id))
        if value is None or value in ([], ""):
            continue
        given[question.id] = parse_answer(question, value)
    return Answers(given)


def parse_answer(question: Question, value: object) -> Answer:
    """Check one answer.

    Raises:
        AnswersError: when the value does not fit the question.
    """
    if question.kind is QuestionKind.TEXT:
        return _text(question, value)
    if question.kind is QuestionKind.SCALE:
        return _scale(question, value)
    values = value if isinstance(value, list) else [value]
    if question.kind is QuestionKind.SINGLE and len(values) > 1:
        raise AnswersError("one_only", ", ".join(map(str, values)), question.id)
    return _options(question, values)


def _text(question: Question, value: object) -> str:
    if not isinstance(value, str):
        raise AnswersError("wrong_kind", str(value), question.id)
    return value


def _scale(question: Question, value: object) -> Answer:
    if value in UNIVERSAL_OPTIONS:
        return (str(value),)
    if isinstance(value, bool) or not isinstance(value, int):
        raise AnswersError("unknown_value", str(value), question.id)
    if not question.low <= value <= question.high:
        raise AnswersError("unknown_value", str(value), question.id)
    return value


def _options(question: Question, values: list[object]) -> tuple[str, ...]:
    known = {option.id for option in question.options}
    for value in values:
        if not isinstance(value, str) or value not in known:
            raise AnswersError("unknown_value", str(value), question.id)
    return tuple(dict.fromkeys(str(value) for value in values))
