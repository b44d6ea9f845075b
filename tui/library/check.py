"""Checks the content as a whole: what loading one language cannot see by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tui.library.check_guides import check_guides, check_guides_with
from tui.library.check_letters import check_letters
from tui.library.check_steps import check_step_words
from tui.library.conditions import UNANSWERED, Condition, Selected, names_in, questions_in
from tui.library.language import available_languages
from tui.library.load import collect_library
from tui.library.model import Library, QuestionKind, Step
from tui.library.rules import is_meant
from tui.library.tables import Problem, Problems, read_file

WHO = frozenset(("self", "ally", "carer"))
CONFIDENCES = frozenset("HML")
_NEVER_SHOWN = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)
"""Control characters, those that turn the direction of text, and halves that are no character."""


def check_content(root: Path) -> list[Problem]:
    """Return everything wrong with the content folder, sorted by file; empty when it is sound."""
    problems = Problems()
    languages = available_languages(root)
    if not languages:
        problems.add("*/language.toml", "file", "is missing: no language was found")
    libraries = [collect_library(root, info.code, problems) for info in languages]
    guides = check_guides(root, [info.code for info in languages], problems)
    for library in libraries:
        check_step_words(library, problems)
    if libraries and not problems.found:
        _check_library(libraries[0], root, problems)
        check_guides_with(libraries[0], guides[0], root, problems)
        check_letters(root, [info.code for info in languages], libraries[0], problems)
    _check_texts(root, problems)
    return sorted(set(problems.found))


def _check_library(library: Library, root: Path, problems: Problems) -> None:
    _check_conditions(library, problems)
    _check_questions(library, problems)
    _check_steps(library, root, problems)
    _check_cycles(library, problems)


def conditions_of(library: Library) -> Iterator[tuple[str, str, Condition]]:
    """Yield every condition with the file and the key it stands under."""
    for question in library.questions.values():
        yield "questions.toml", f"{question.id}.show_if", question.show_if
    for fact in library.facts.values():
        yield "facts.toml", f"{fact.id}.when", fact.when
    for flag in library.flags.values():
        yield "flags.toml", f"{flag.id}.when", flag.when
    for asset in library.assets.values():
        for when, _ in asset.rules:
            yield "risk.toml", f"{asset.id}.rule", when
    for order in library.order_rules:
        yield "rules.toml", f"{order.id}.when", order.when
    for hold in library.hold_rules:
        yield "rules.toml", f"{hold.id}.when", hold.when
    for gate in library.gates:
        yield "gates.toml", f"{gate.id}.when", gate.when
    for step in library.steps.values():
        yield from _conditions_of_step(step)


def _conditions_of_step(step: Step) -> Iterator[tuple[str, str, Condition]]:
    file = f"steps/{step.group}.toml"
    yield file, f"{step.id}.applies", step.applies
    yield file, f"{step.id}.exclude", step.exclude
    yield file, f"{step.id}.first_if", step.first_if
    for when, _ in step.urgency_when:
        yield file, f"{step.id}.urgency_when", when
    for caution in step.cautions:
        yield file, f"{caution.id}.when", caution.when


def _check_conditions(library: Library, problems: Problems) -> None:
    known_names = {*library.facts, *library.flags}
    for file, key, condition in conditions_of(library):
        for name in names_in(condition) - known_names:
            problems.add(file, key, f"{name!r} is not a fact or a flag")
        for name in questions_in(condition) - set(library.questions):
            problems.add(file, key, f"{name!r} is not a question")
        for part in condition.parts():
            if isinstance(part, Selected) and part.question in library.questions:
                _check_options(library, file, key, part, problems)


def _check_options(
    library: Library, file: str, key: str, part: Selected, problems: Problems
) -> None:
    question = library.questions[part.question]
    known = {UNANSWERED, *(option.id for option in question.options)}
    for option in sorted(part.options - known):
        problems.add(file, key, f"{option!r} is not an option of {question.id}")


def _check_questions(library: Library, problems: Problems) -> None:
    file = "questions.toml"
    for name in library.quick:
        if name not in library.questions:
            problems.add(file, "quick", f"{name!r} is not a question")
    earlier: set[str] = set()
    for gate in library.gates:
        if gate.after and gate.after not in library.questions:
            problems.add("gates.toml", f"{gate.id}.after", f"{gate.after!r} is not a question")
    for question in library.questions.values():
        for name in sorted(_questions_behind(question.show_if, library) - earlier):
            problems.add(file, f"{question.id}.show_if", f"{name!r} is not asked before it")
        earlier.add(question.id)
        if question.section not in library.wording.sections:
            problems.add(file, f"{question.id}.section", f"{question.section!r} has no name")
        for option in sorted(question.exclusive - {option.id for option in question.options}):
            problems.add(file, f"{question.id}.exclusive", f"{option!r} is not an option")
    stakes = library.questions.get(library.stakes_question)
    if stakes is None or stakes.kind is not QuestionKind.MULTI:
        problems.add("risk.toml", "stakes_question", "is not a multiple-choice question")


def _questions_behind(condition: Condition, library: Library) -> frozenset[str]:
    """Return the questions a condition depends on, also through facts and flags."""
    found, todo, seen = set(questions_in(condition)), list(names_in(condition)), set[str]()
    while todo:
        name = todo.pop()
        inner = library.named_condition(name)
        if name in seen or inner is None:
            continue
        seen.add(name)
        found |= questions_in(inner)
        todo.extend(names_in(inner))
    return frozenset(found)


def _check_steps(library: Library, root: Path, problems: Problems) -> None:
    known_sources = set(read_file(root, "sources.toml", problems).names_in_order())
    known_seeds = set(read_file(root, "seeds.toml", problems).names_in_order())
    known_services = {"emergency", *_ids(root, "need"), *_ids(root, "service")}
    used_seeds: set[str] = set()
    for step in library.steps.values():
        file = f"steps/{step.group}.toml"
        for field, used, known in _references(step, library, known_sources, known_seeds):
            for name in sorted(set(used) - set(known)):
                problems.add(file, f"{step.id}.{field}", f"{name!r} is not known")
        for name in sorted(set(step.then_services) - known_services):
            problems.add(file, f"{step.id}.then_services", f"{name!r} is no service and no need")
        used_seeds.update(step.seeds)
    for seed in sorted(known_seeds - used_seeds):
        problems.add("seeds.toml", seed, "no step gives this advice")
    for rule in library.order_rules:
        for name in sorted({*rule.after, *rule.except_steps} - set(library.steps)):
            problems.add("rules.toml", rule.id, f"{name!r} is not a step")


def _ids(root: Path, kind: str) -> set[str]:
    """Return the ids of the tables `kind` of the file that is called after it."""
    return {table.key for table in read_file(root, f"{kind}s.toml", Problems()).tables(kind)}


def _references(
    step: Step, library: Library, sources: set[str], seeds: set[str]
) -> Iterator[tuple[str, Iterable[str], Iterable[str]]]:
    """Yield (field, ids used, ids known) for every kind of reference of a step."""
    yield "after", step.after, library.steps
    yield "then_steps", step.then_steps, library.steps
    yield "cautions.instead", (i for c in step.cautions for i in c.instead), library.steps
    yield "who", step.who, WHO
    yield "sources", step.sources, sources
    yield "seeds", step.seeds, seeds
    yield "confidence", (step.confidence,), CONFIDENCES
    yield "group", (step.group,), library.wording.groups
    yield "stage", (str(step.stage),), (str(stage) for stage in library.wording.stages)


def _check_cycles(library: Library, problems: Problems) -> None:
    facts = {fact.id: sorted(names_in(fact.when)) for fact in library.facts.values()}
    facts |= {flag.id: sorted(names_in(flag.when)) for flag in library.flags.values()}
    for name in _on_a_cycle(facts):
        problems.add("facts.toml", name, "depends on itself")
    for name in _on_a_cycle(_graph_of_steps(library)):
        file = f"steps/{library.steps[name].group}.toml"
        problems.add(file, f"{name}.after", "comes after itself")


def _graph_of_steps(library: Library) -> dict[str, list[str]]:
    """Return what each step comes after, with every rule for all steps taken to hold at once."""
    return {
        step.id: [
            *step.after,
            *(
                other
                for rule in library.order_rules
                if is_meant(step, rule)
                for other in rule.after
            ),
        ]
        for step in library.steps.values()
    }


def _on_a_cycle(graph: Mapping[str, list[str]]) -> list[str]:
    """Return the nodes that can be reached from themselves, in the graph's order."""
    return [node for node in graph if node in _reached_from(graph, node)]


def _reached_from(graph: Mapping[str, list[str]], start: str) -> set[str]:
    reached: set[str] = set()
    todo = list(graph.get(start, ()))
    while todo:
        node = todo.pop()
        if node not in reached:
            reached.add(node)
            todo.extend(graph.get(node, ()))
    return reached


def _check_texts(root: Path, problems: Problems) -> None:
    """Refuse characters that a terminal would obey instead of showing, and what is no UTF-8."""
    for file in sorted(root.rglob("*.toml")) + sorted(root.rglob("*.md")):
        name = file.relative_to(root).as_posix()
        text = file.read_text(encoding="utf-8", errors="surrogateescape")
        for number, line in enumerate(text.splitlines(), start=1):
            for character in _NEVER_SHOWN.findall(line):
                if "\ud800" <= character <= "\udfff":
                    problems.add(name, f"line {number}", "is not UTF-8")
                else:
                    problems.add(name, f"line {number}", f"U+{ord(character):04X} cannot be shown")
