"""Checks `content/`: prints what is wrong and where, as `file: key: problem`.

`--json` prints one object instead: counts, gaps, `errors` and `warnings`. Warnings (texts that are
hard to read) never fail. Ends with 1 when there is an error.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import environment  # noqa: E402  (the checkout is put on the path)

if importlib.util.find_spec("sqlcipher3") is None:  # another Python: the environment has all parts
    try:
        environment.make_ready(environment.RUNTIME)
    except environment.NotReady as reason:
        sys.exit(str(reason))
    environment.run_python(str(Path(__file__).resolve()), *sys.argv[1:])

from scripts.interface_words import sentences_of  # noqa: E402  (the checkout is put on the path)
from tui.dossier.card import collect_card_words  # noqa: E402
from tui.dossier.interview import collect_interview  # noqa: E402
from tui.library.check import check_content  # noqa: E402
from tui.library.check_blame import check_blame  # noqa: E402
from tui.library.check_borrowed import check_borrowed  # noqa: E402
from tui.library.check_facts import check_facts  # noqa: E402
from tui.library.check_platforms import (  # noqa: E402
    check_platforms,
    platform_actions_unused,
    platform_counts,
)
from tui.library.check_reading import reading_warnings  # noqa: E402
from tui.library.check_structure import check_structure  # noqa: E402
from tui.library.check_translated import check_translated  # noqa: E402
from tui.library.check_typography import check_typography  # noqa: E402
from tui.library.coverage import advice_missing, read_coverage  # noqa: E402
from tui.library.language import available_languages  # noqa: E402
from tui.library.load import collect_library  # noqa: E402
from tui.library.style import Style, read_style  # noqa: E402
from tui.library.tables import Problem, Problems  # noqa: E402
from tui.library.targets import known_targets  # noqa: E402
from tui.library.words_of import Words, words_of  # noqa: E402
from tui.people.asks import collect_asks  # noqa: E402
from tui.people.service_words import collect_words  # noqa: E402
from tui.people.services import collect_directory  # noqa: E402
from tui.planner.reach import unreachable_questions, unreachable_steps  # noqa: E402


@dataclass
class Report:
    """Everything found in one content folder."""

    counts: dict[str, int] = field(default_factory=dict)
    advice_missing: list[str] = field(default_factory=list)
    platform_actions_unused: list[str] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def as_json(self) -> str:
        """Return the report as one JSON object."""
        lists = {
            "advice_missing": self.advice_missing,
            "platform_actions_unused": self.platform_actions_unused,
            "errors": [str(problem) for problem in self.errors],
            "warnings": [str(problem) for problem in self.warnings],
        }
        return json.dumps({**self.counts, **lists}, ensure_ascii=False, indent=1)


def report_on(root: Path) -> Report:
    """Check a content folder; whether all can be reached is asked only of content that loads."""
    codes = [info.code for info in available_languages(root)]
    problems = Problems()
    covers = read_coverage(root, problems)
    check_facts(root, problems)
    check_structure(root, codes, problems)
    check_borrowed(root, codes, problems)
    warnings = [warning for code in codes for warning in _check_words(root, code, problems)]
    problems.found += check_content(root) + check_platforms(root, codes)
    problems.found += _service_problems(root)
    if not problems.found:
        problems.found += _unreachable(root, codes[0])
    return Report(
        counts=counts_of(root, codes),
        advice_missing=advice_missing(covers),
        platform_actions_unused=list(platform_actions_unused(root, codes[0])),
        errors=sorted(set(problems.found)),
        warnings=warnings,
    )


def problems_of(root: Path) -> list[Problem]:
    """Return everything wrong in a content folder."""
    return report_on(root).errors


def counts_of(root: Path, codes: list[str]) -> dict[str, int]:
    """Return how much of everything there is."""
    library = collect_library(root, codes[0], Problems())
    known = known_targets(root)
    own = {caution.id for step in library.steps.values() for caution in step.cautions}
    return {
        "questions": len(library.questions),
        "steps": len(library.steps),
        "cautions": len(own | {rule.caution.id for rule in library.hold_rules}),
        **{f"{kind}s": len(known[kind]) for kind in ("guide", "letter", "service")},
        **platform_counts(root, codes[0]),
        "languages": len(codes),
    }


def _check_words(root: Path, code: str, problems: Problems) -> Iterator[Problem]:
    """Check all texts of a language and yield the warnings."""
    style: Style = read_style(root, code, problems)
    texts = [*words_of(root, code), *interface_words(root, code, problems)]
    check_translated(texts, problems)
    check_blame(texts, code, style, problems)
    check_typography(texts, code, style, problems)
    yield from reading_warnings(root, code, style.reading)


def interface_words(root: Path, code: str, problems: Problems) -> Iterator[Words]:
    """Yield the sentences of the interface in a language; note those that fill other places."""
    name = f"{code}/interface.po"
    if (root / name).is_file():
        for sentence in sentences_of(root / name):
            if not sentence.same_places:
                problems.add(name, sentence.english[0], "fills other {places} than the English")
            yield from (Words(name, sentence.english[0], form) for form in sentence.translated)


def _service_problems(root: Path) -> list[Problem]:
    """Return what is wrong with the services or their words, each problem once."""
    problems = Problems()
    for info in available_languages(root):
        collect_directory(root, info.code, problems)
        collect_words(root, info.code, problems)
        collect_asks(root, info.code, problems)
        collect_card_words(root, info.code, problems)
        collect_interview(root, info.code, problems)
    return sorted(set(problems.found))


def _unreachable(root: Path, code: str) -> Iterator[Problem]:
    library = collect_library(root, code, Problems())
    for question in unreachable_questions(library):
        yield Problem("questions.toml", question, "no answers make it appear")
    for step in unreachable_steps(library):
        yield Problem(
            f"steps/{library.steps[step].group}.toml", step, "no answers put it in a plan"
        )


def main(arguments: list[str]) -> int:
    """Check the content folder given, or the project's own."""
    places = [word for word in arguments if not word.startswith("-")]
    report = report_on(Path(places[0]) if places else ROOT / "content")
    if "--json" in arguments:
        print(report.as_json())
        return 1 if report.errors else 0
    for problem in report.errors:
        print(problem)
    for warning in report.warnings:
        print(f"hard to read: {warning}")
    if not report.errors:
        print("content: sound")
    return 1 if report.errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
