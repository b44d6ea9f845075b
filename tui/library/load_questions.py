"""Builds the questions from their structure and their words."""

from __future__ import annotations

from pathlib import Path

from tui.library.model import UNIVERSAL_OPTIONS, Option, Question, QuestionKind
from tui.library.tables import Problems, Table, read_file


def load_questions(
    root: Path, language: str, universal: Table, problems: Problems
) -> tuple[dict[str, Question], tuple[str, ...]]:
    """Return the questions by id in asking order, and the ids of the 60-second version.

    The limits of `recheck_at_most` are read by `load_recheck_limits`.
    """
    structure = read_file(root, "questions.toml", problems)
    words = read_file(root, f"{language}/questions.toml", problems)
    questions: dict[str, Question] = {}
    for table in structure.tables("question"):
        question = _question(table, words.table(table.key), universal)
        if question.id in questions:
            problems.add(table.file, table.key, "is defined twice")
        questions[question.id] = question
    quick = structure.names("quick")
    structure.table("recheck_at_most")
    structure.done()
    words.done()
    return questions, quick


def load_recheck_limits(root: Path, levels: tuple[str, ...], problems: Problems) -> dict[str, int]:
    """Return, by level, after how many days at most an answer that ages is asked again."""
    table = read_file(root, "questions.toml", problems).table("recheck_at_most")
    for name in table.names_in_order():
        if name not in levels:
            problems.add(table.file, f"recheck_at_most.{name}", "is not a level")
    return {name: table.whole(name) for name in table.names_in_order()}


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
        recheck_days=table.whole("recheck_days", 0) or None,
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
