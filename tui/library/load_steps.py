"""Builds the catalogue of steps from their structure and their words."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from tui.library.model import Caution, CautionLevel, Step, Urgency, Visibility
from tui.library.tables import Problems, Table, read_file

_Kind = TypeVar("_Kind", bound=StrEnum)


def load_cautions(root: Path, language: str, problems: Problems) -> dict[str, Caution]:
    """Return the cautions that several steps share, by id."""
    structure = read_file(root, "cautions.toml", problems)
    words = read_file(root, f"{language}/cautions.toml", problems)
    cautions = {}
    for table in structure.tables("caution"):
        table.names("sources", ())
        cautions[table.key] = _caution(table, words.text(table.key))
        table.done()
    structure.done()
    words.done()
    return cautions


def load_steps(
    root: Path, language: str, shared: dict[str, Caution], problems: Problems
) -> dict[str, Step]:
    """Return every step by id, group after group in the catalogue's order."""
    catalogue = read_file(root, "catalogue.toml", problems)
    steps: dict[str, Step] = {}
    for group in catalogue.names("groups"):
        for step in _group(root, language, group, shared, problems):
            if step.id in steps:
                problems.add(f"steps/{group}.toml", step.id, "is defined twice")
            steps[step.id] = step
    catalogue.done()
    return steps


def _group(
    root: Path, language: str, group: str, shared: dict[str, Caution], problems: Problems
) -> list[Step]:
    structure = read_file(root, f"steps/{group}.toml", problems)
    words = read_file(root, f"{language}/steps/{group}.toml", problems)
    own = {table.key: table for table in structure.tables("caution")}
    for key in own:
        if key in shared:
            problems.add(structure.file, key, "is a shared caution already")
    steps = []
    for table in structure.tables("step"):
        step_words = words.table(table.key)
        cautions = _cautions(table, step_words.table("cautions"), own, shared)
        steps.append(_step(table, step_words, group, cautions))
    for key in own:
        problems.add(structure.file, key, "is used by no step of this file")
    structure.done()
    words.done()
    return steps


def _cautions(
    table: Table, words: Table, own: dict[str, Table], shared: dict[str, Caution]
) -> tuple[Caution, ...]:
    cautions = []
    for key in table.names("cautions", ()):
        if key in shared:
            cautions.append(shared[key])
        elif key in own:
            caution_table = own.pop(key)
            cautions.append(_caution(caution_table, words.text(key)))
            caution_table.done()
        else:
            table.problems.add(table.file, f"{table.key}.cautions", f"{key!r} is not known here")
    words.done()
    return tuple(cautions)


def _caution(table: Table, text: str) -> Caution:
    return Caution(
        id=table.text("id"),
        when=table.condition("when"),
        level=one_of(table, "level", CautionLevel),
        instead=table.names("instead", ()),
        text=text,
    )


def _step(table: Table, words: Table, group: str, cautions: tuple[Caution, ...]) -> Step:
    step = Step(
        id=table.text("id"),
        group=group,
        stage=table.whole("stage"),
        applies=table.condition("applies"),
        exclude=table.condition("exclude", "never"),
        urgency=one_of(table, "urgency", Urgency),
        urgency_when=tuple(
            (rule.condition("when"), one_of(rule, "urgency", Urgency))
            for rule in table.tables("urgency_when")
        ),
        first_if=table.condition("first_if", "never"),
        card=table.yes("card"),
        minutes=table.whole("minutes"),
        network=_said(table, "network"),
        after=table.names("after"),
        visible=one_of(table, "visible", Visibility),
        destroys_evidence=table.yes("destroys_evidence"),
        needs_safer_device=table.yes("needs_safer_device"),
        who=frozenset(table.names("who")),
        prepare_ok=table.yes("prepare_ok"),
        ally_new_ok=table.yes("ally_new_ok"),
        review_days=table.whole("review_days", 0) or None,
        cautions=cautions,
        actions=table.names("actions", ()),
        seeds=table.names("seeds"),
        sources=table.names("sources"),
        confidence=table.text("confidence"),
        title=words.text("title"),
        why=words.text("why"),
        how=words.names("how"),
        wrong=words.names("wrong"),
        done_when=words.text("done_when"),
        not_worked=words.text("not_worked"),
        others=words.text("others"),
        then_steps=table.names("then_steps", ()),
        then_services=table.names("then_services", ()),
    )
    table.done()
    words.done()
    return step


def _said(table: Table, name: str) -> bool:
    """Return a true/false value that must stand in the file: nothing may be taken for granted."""
    if name not in table.names_in_order():
        table.problems.add(table.file, f"{table.key}.{name}", "is missing")
    return table.yes(name)


def one_of(table: Table, name: str, kinds: type[_Kind]) -> _Kind:
    """Return one of a closed list of words; another word is a problem."""
    text = table.text(name)
    try:
        return kinds(text)
    except ValueError:
        table.problems.add(table.file, f"{table.key}.{name}", f"{text!r} is not one of the words")
        return next(iter(kinds))
