"""Builds the questions from their structure and their words."""

from __future__ import annotations

from pathlib import Path

from tui.library.model import UNIVERSAL_OPTIONS, Option, Question, QuestionKind
from tui.library.tables import Problems, Table, read_file


def load_questions(
    root: Path, language: str, universal: Table, problems: Problems
) -> tuple[dict[str, Question], tuple[str, ...]]:
    """Return the questions by id in asking order, and the ids of the 60-second version."""
    structure = read_file(root, "questions.toml", problems)
    words = read_file(root, f"{language}/questions.toml", problems)
    questions: dict[str, Question] = {}
    for table in structure.tables("question"):
        question = _question(table, words.table(table.key), universal)
        if question.id in questions:
            problems.add(table.file, table.key, "is defined twice")
        questions[question.id] = question
    quick = structure.names("quick")
    structure.done()
    words.done()
    return questions, quick


def _question(table: Table, words: Table, universal: Table) -> Question:
    kind = _kind(table)
    text = words.text("text")
    question = Question(
        id=table.text("id"),
        kind=kind,
        section=table.text("section"),
        show_if=table.condition("show_if"),
        options=_options(table, words, universal, kind),
        exclusive=frozenset(table.names("exclusive", ())),
        max_select=table.whole("max_select", 0) or None,
        low=table.whole("min", 0),
        high=table.whole("max", 0),
        text=text,
        text_helper=words.text("text_helper", text),
        why=words.text("why"),
        intro=words.text("intro", ""),
        sources=table.names("sources"),
    )
    table.done()
    words.done()
    return question


def _kind(table: Table) -> QuestionKind:
    text = table.text("kind")
    try:
        return QuestionKind(text)
    except ValueError:
        table.problems.add(table.file, f"{table.key}.kind", f"{text!r} is not a kind of question")
        return QuestionKind.TEXT


def _options(
    table: Table, words: Table, universal: Table, kind: QuestionKind
) -> tuple[Option, ...]:
    if kind is QuestionKind.TEXT:
        return ()
    if kind is QuestionKind.SCALE:
        ids = tuple(str(n) for n in range(table.whole("min"), table.whole("max") + 1))
        labels = words.table("scale")
    else:
        ids, labels = table.names("options"), words.table("options")
    own = tuple(Option(option, labels.text(option)) for option in ids)
    labels.done()
    return own + tuple(Option(option, universal.text(option)) for option in UNIVERSAL_OPTIONS)
