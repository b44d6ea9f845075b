"""In which order the questions are put: the 60-second version first, then what it leaves out."""

from __future__ import annotations

from enum import StrEnum

from tui.library.model import Library, Question
from tui.planner.situation import Situation

HELPER = "d_helper"
"""The fact that the answers are given for somebody else."""


class Round(StrEnum):
    """Which questions are being asked."""

    QUICK = "quick"
    REST = "rest"


def questions_of(asked: Round, situation: Situation, library: Library) -> list[Question]:
    """Return the questions of a round that are shown for these answers, in asking order."""
    names = (
        set(library.quick) if asked is Round.QUICK else set(library.questions) - set(library.quick)
    )
    shown = set(situation.shown)
    return [q for q in library.questions.values() if q.id in names & shown]


def question_after(
    current: str | None, asked: Round, situation: Situation, library: Library
) -> Question | None:
    """Return the question that follows, or the first one; None at the end of the round."""
    questions = questions_of(asked, situation, library)
    if current is None:
        return questions[0] if questions else None
    place = _place(current, library)
    return next((q for q in questions if _place(q.id, library) > place), None)


def question_before(
    current: str, asked: Round, situation: Situation, library: Library
) -> Question | None:
    """Return the question that came just before, or None at the start of the round."""
    place = _place(current, library)
    earlier = [q for q in questions_of(asked, situation, library) if _place(q.id, library) < place]
    return earlier[-1] if earlier else None


def asked_text(question: Question, situation: Situation) -> str:
    """Return how a question is put: to somebody who helps, it asks about the person helped."""
    return question.text_helper if situation.is_true(HELPER) else question.text


def _place(question: str, library: Library) -> int:
    return list(library.questions).index(question)
