"""Random but possible answers, for properties that must hold whatever people say."""

from __future__ import annotations

from hypothesis import strategies as st

from tui.library.model import Library, Question, QuestionKind

RawAnswers = dict[str, object]


def raw_answers(library: Library) -> st.SearchStrategy[RawAnswers]:
    """Any subset of the questions, each with any answer the screen would let through."""
    choices = {
        question.id: _answers_to(question)
        for question in library.questions.values()
        if question.kind is not QuestionKind.TEXT
    }
    return st.fixed_dictionaries({}, optional=choices)


def _answers_to(question: Question) -> st.SearchStrategy[object]:
    ids = [option.id for option in question.options]
    if question.kind is QuestionKind.SINGLE:
        return st.sampled_from(ids)
    if question.kind is QuestionKind.SCALE:
        return st.one_of(st.integers(question.low, question.high), st.sampled_from(ids[-2:]))
    together = [option for option in ids if option not in question.exclusive]
    several = st.lists(
        st.sampled_from(together), min_size=1, max_size=question.max_select or 5, unique=True
    )
    alone = [[option] for option in sorted(question.exclusive)]
    return st.one_of(several, st.sampled_from(alone)) if alone else several
