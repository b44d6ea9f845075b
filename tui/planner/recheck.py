"""Answers that age: which questions are worth asking again, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from tui.library.model import Library, Question
from tui.planner.situation import Situation

MOST_QUESTIONS = 7
"""As many as fit in two minutes; those that age fastest are asked first."""


def aging_questions(situation: Situation, library: Library) -> list[Question]:
    """Return the shown questions whose answers age, those that age fastest first."""
    shown = (library.questions[name] for name in situation.shown)
    aging = [question for question in shown if question.recheck_days is not None]
    return sorted(aging, key=lambda question: question.recheck_days or 0)


def days_between(question: Question, level: str, library: Library) -> int | None:
    """Return after how many days a question is asked again at a level; None for never."""
    if question.recheck_days is None:
        return None
    return min(question.recheck_days, library.recheck_at_most.get(level, question.recheck_days))


def questions_due(
    situation: Situation, confirmed: Mapping[str, date], today: date, library: Library
) -> tuple[Question, ...]:
    """Return the questions to ask again today.

    Args:
        situation: the answers.
        confirmed: the day each answer was given, or last said to be still true; what is not in it
            was never answered and is left to the questionnaire.
        today: the day it is.
        library: the content.
    """
    level = situation.level()
    due = []
    for question in aging_questions(situation, library):
        days, since = days_between(question, level, library), confirmed.get(question.id)
        if days is not None and since is not None and today - since >= timedelta(days):
            due.append(question)
    return tuple(due[:MOST_QUESTIONS])
