"""Checks `content/`: prints what is wrong and where, as `file: key: problem`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tui.library.check import check_content  # noqa: E402  (the checkout is put on the path first)
from tui.library.language import available_languages  # noqa: E402
from tui.library.load import load_library  # noqa: E402
from tui.library.tables import Problem, Problems  # noqa: E402
from tui.people.service_words import collect_words  # noqa: E402
from tui.people.services import collect_directory  # noqa: E402
from tui.planner.reach import unreachable_questions, unreachable_steps  # noqa: E402


def problems_of(root: Path) -> list[Problem]:
    """Return everything wrong; whether all can be reached is asked only of content that loads."""
    problems = check_content(root) + _service_problems(root)
    if problems:
        return problems
    library = load_library(root, available_languages(root)[0].code)
    for question in unreachable_questions(library):
        problems.append(Problem("questions.toml", question, "no answers make it appear"))
    for step in unreachable_steps(library):
        file = f"steps/{library.steps[step].group}.toml"
        problems.append(Problem(file, step, "no answers put it in a plan"))
    return problems


def _service_problems(root: Path) -> list[Problem]:
    """Return what is wrong with the services or their words, each problem once."""
    problems = Problems()
    for info in available_languages(root):
        collect_directory(root, info.code, problems)
        collect_words(root, info.code, problems)
    return sorted(set(problems.found))


def main(arguments: list[str]) -> int:
    """Check the content folder given, or the project's own."""
    root = Path(arguments[0]) if arguments else ROOT / "content"
    problems = problems_of(root)
    for problem in problems:
        print(problem)
    if not problems:
        print("content: sound")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
