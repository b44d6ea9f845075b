"""Every piece of the founding advice is carried by something that exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.copies import copy_of_content
from tui.library.coverage import advice_missing, coverage_table, read_coverage
from tui.library.places import content_root
from tui.library.tables import Problems

ALL = [
    *(f"A{number}" for number in range(1, 32)),
    *(f"B{number}" for number in range(1, 53)),
    *(f"C{number}" for number in range(1, 18)),
    *(f"D{number}" for number in range(1, 9)),
]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_of_content(tmp_path / "content")


def change(content: Path, name: str, before: str, after: str) -> list[tuple[str, str]]:
    text = (content / name).read_text(encoding="utf-8")
    assert before in text
    (content / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    problems = Problems()
    read_coverage(content, problems)
    return [(problem.file, problem.key) for problem in problems.found]


def test_all_of_the_advice_is_carried() -> None:
    problems = Problems()
    covers = read_coverage(content_root(), problems)
    assert [cover.advice for cover in covers] == ALL
    assert advice_missing(covers) == []
    assert problems.found == []
    assert all(cover.sense for cover in covers)


def test_a_gap_is_named(content: Path) -> None:
    with (content / "advice.toml").open("a", encoding="utf-8") as file:
        file.write('E1 = "something new"\n')
    problems = Problems()
    covers = read_coverage(content, problems)
    assert advice_missing(covers) == ["E1"]
    assert [(p.file, p.key) for p in problems.found] == [("coverage.toml", "E1")]


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        ("coverage.toml", '"ev_log"]', '"ev_nothing"]', ("coverage.toml", "B3.steps")),
        ("coverage.toml", '"risk", "plan"', '"riks", "plan"', ("coverage.toml", "B33.features")),
        ("coverage.toml", "[carried]", "[carried]\nZ1 = {}", ("coverage.toml", "carried.Z1")),
        ("coverage.toml", "planner/plan.py", "planner/no.py", ("coverage.toml", "features.plan")),
        (
            "coverage.toml",
            '"content/rules',
            '"content/ruls',
            ("coverage.toml", "features.global-rules"),
        ),
        (
            "coverage.toml",
            "[carried]",
            'odd = "tui/app.py"\n[carried]',
            ("coverage.toml", "features.odd"),
        ),
        (
            "guides.toml",
            'topic = "carnet"',
            'topic = "carnet"\nadvice = ["Z9"]',
            ("guides.toml", "file-format.advice"),
        ),
    ],
)
def test_what_carries_it_exists(
    content: Path, name: str, before: str, after: str, expected: tuple[str, str]
) -> None:
    assert expected in change(content, name, before, after)


def test_the_table_names_each_piece_once(content: Path) -> None:
    lines = list(coverage_table(content))
    assert [line.split(" | ")[0] for line in lines[2:]] == [f"| {advice}" for advice in ALL]
    assert "ev_log" in next(line for line in lines if line.startswith("| B3 |"))
