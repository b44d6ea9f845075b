"""A language may borrow some parts from English, says so, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tui.library.borrowed import PARTS, falls_back, is_borrowed, part_of, words_at
from tui.library.check_borrowed import check_borrowed
from tui.library.check_guides import check_guides
from tui.library.check_letters import check_letters
from tui.library.check_structure import check_structure
from tui.library.guides import load_guides
from tui.library.letters import load_letters
from tui.library.load import load_library
from tui.library.load_platforms import load_platforms
from tui.library.places import content_root
from tui.library.tables import Problems
from tui.library.text_search import read_index

LACKS = ("guides/stress.md", "letters/employer.toml", "platforms/x.toml", "self_search.toml")
DECLARED = ("guides", "letters", "platforms", "self_search", "words")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return content with a Spanish that lacks a text of each part and says so."""
    root = tmp_path_factory.mktemp("borrowed") / "content"
    shutil.copytree(content_root(), root)
    for name in (*LACKS, "words.txt"):
        (root / "es" / name).unlink()
    declare(root, DECLARED)
    return root


def declare(root: Path, parts: tuple[str, ...]) -> None:
    names = ", ".join(f'"{part}"' for part in parts)
    text = f'name = "Español"\nfalls_back = [{names}]\n'
    (root / "es/language.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("guides/stress.md", "guides"),
        ("guides/topics.toml", ""),
        ("platforms/x.toml", "platforms"),
        ("platforms.toml", ""),
        ("self_search.toml", "self_search"),
        ("words.txt", "words"),
        ("steps/people.toml", ""),
        ("cautions.toml", ""),
        ("services.toml", ""),
        ("card.toml", ""),
    ],
)
def test_only_some_files_belong_to_a_part(name: str, part: str) -> None:
    assert part_of(name) == part


def test_what_is_declared_and_missing_is_english_and_marked(content: Path) -> None:
    guides, letters = load_guides(content, "es"), load_letters(content, "es")
    assert guides.all["stress"].borrowed
    assert guides.text("stress") == (content / "en/guides/stress.md").read_text("utf-8")
    assert not guides.all["first-hours"].borrowed
    assert letters.all["employer"].borrowed
    assert letters.languages_of("employer") == ("en", "fr")
    assert letters.languages_of("witness") == ("en", "es", "fr")
    assert letters.words("employer").title == letters.words("employer", "en").title
    borrowed = {one.id for one in load_platforms(content, "es").all if one.borrowed}
    assert borrowed == {"x"}
    assert words_at(content, "es", "words.txt") == "en/words.txt"


def test_a_borrowed_text_is_found_and_says_so(content: Path) -> None:
    finds = {find.passage.target: find.passage for find in read_index(content, "es").find("stress")}
    assert finds["stress"].borrowed
    own = [find.passage for find in read_index(content, "es").find("primeras horas")]
    assert own
    assert not any(passage.borrowed for passage in own if passage.target == "first-hours")


def test_the_check_is_content_with_what_is_declared(content: Path) -> None:
    problems, codes = Problems(), ["en", "es", "fr"]
    check_structure(content, codes, problems)
    check_borrowed(content, codes, problems)
    check_guides(content, codes, problems)
    check_letters(content, codes, load_library(content, "en"), problems)
    assert problems.found == []


def test_what_is_not_declared_is_missing(content: Path) -> None:
    declare(content, ("guides", "letters", "platforms", "words"))
    assert not is_borrowed(content, "es", "self_search.toml")
    problems = Problems()
    check_structure(content, ["en", "es"], problems)
    declare(content, DECLARED)
    assert {problem.file for problem in problems.found} == {"es/self_search.toml"}


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        (("steps",), "must be whole in every language"),
        (("cautions",), "must be whole in every language"),
        (("interview",), "is whole: take it off the list"),
    ],
)
def test_a_wrong_declaration_is_refused(content: Path, parts: tuple[str, ...], what: str) -> None:
    declare(content, (*DECLARED, *parts))
    problems = Problems()
    check_borrowed(content, ["en", "es"], problems)
    declare(content, DECLARED)
    assert [(one.key, one.what) for one in problems.found] == [(f"falls_back.{parts[0]}", what)]


def test_english_and_french_borrow_nothing() -> None:
    assert falls_back(content_root(), "en") == falls_back(content_root(), "fr") == ()
    assert not any(is_borrowed(content_root(), "en", f"{part}.toml") for part in PARTS)
