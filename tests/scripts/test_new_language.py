"""A language is prepared whole, never overwritten, and its progress is told."""

import shutil
import tomllib
from pathlib import Path

import pytest

from scripts import translations
from scripts.language.copies import (
    CannotAddError,
    marked_markdown,
    marked_toml,
    with_what_is_missing,
)
from scripts.language.progress import progress
from scripts.new_language import begin, prepare
from tui.journal.date_words import DateWords
from tui.library.borrowed import PARTS, falls_back
from tui.library.check_guides import shape_of
from tui.library.check_structure import check_structure
from tui.library.check_translated import TO_DO, check_translated
from tui.library.load import load_library
from tui.library.places import content_root
from tui.library.tables import Problems
from tui.library.words_of import words_of

CONTENT = content_root()
ENGLISH = """# A comment with "quotes"
title = "A title"
"a key" = "with: \\"quotes\\""
lines = [
  "one", # not this "one"
  "two",
]
long = \"\"\"
first
second\"\"\"

[table.inner]
text = 'plain'
"""


SOURCE = translations.Words("en")
SOURCE.add(("{number} note", "{number} notes"))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the structure with English and one prepared language, Polish."""
    root = tmp_path_factory.mktemp("new") / "content"
    shutil.copytree(CONTENT, root, ignore=shutil.ignore_patterns("fr", "es"))
    assert list(prepare(root, "pl", SOURCE))
    return root


def test_texts_are_marked_and_nothing_else_changes() -> None:
    made = tomllib.loads(marked_toml(ENGLISH))
    assert made["title"] == f"{TO_DO}A title"
    assert made["a key"] == f'{TO_DO}with: "quotes"'
    assert made["lines"] == [f"{TO_DO}one", f"{TO_DO}two"]
    assert made["long"] == f"{TO_DO}first\nsecond"
    assert made["table"] == {"inner": {"text": f"{TO_DO}plain"}}
    assert "# A comment" in marked_toml(ENGLISH)


def test_a_guide_keeps_its_shape() -> None:
    text = "# Title\n\nA line\nwith [words](guide:stress).\n\n- an item\n\n1. another\n"
    marked = marked_markdown(text)
    assert marked.count(TO_DO) == 5
    assert list(shape_of(marked)) == list(shape_of(text))


def test_what_is_missing_is_added_and_the_rest_stays() -> None:
    own = '# mine\ntitle = "Tytuł"\n"a key" = "x"\nlines = ["a"]\n\n[other]\nmine = "mine"\n'
    made = with_what_is_missing(own, ENGLISH)
    values = tomllib.loads(made)
    assert values["title"] == "Tytuł"
    assert values["lines"] == ["a"]
    assert values["long"] == f"{TO_DO}first\nsecond"
    assert values["table"]["inner"]["text"] == f"{TO_DO}plain"
    assert values["other"] == {"mine": "mine"}
    assert made.startswith("# mine")
    assert with_what_is_missing(made, ENGLISH) == made


def test_a_file_that_would_change_is_refused() -> None:
    with pytest.raises(CannotAddError):
        with_what_is_missing('table = { inner = { b = "1" } }\n', ENGLISH)


def test_a_prepared_language_loads_and_says_that_it_is_not_translated(content: Path) -> None:
    assert load_library(content, "pl").steps.keys() == load_library(content, "en").steps.keys()
    problems = Problems()
    check_structure(content, ["en", "pl"], problems)
    assert problems.found == []
    check_translated(words_of(content, "pl"), problems)
    assert len(problems.found) > 2000
    assert falls_back(content, "pl") == PARTS


def test_it_brings_the_names_of_days_and_the_plural_rules(content: Path) -> None:
    table = tomllib.loads((content / "pl/dates.toml").read_text("utf-8"))
    words = DateWords.of(table)
    assert words.weekdays["poniedziałek"] == 0
    assert words.months["marca"] == words.months["marzec"] == 3
    assert "nplurals=3" in (content / "pl/interface.po").read_text("utf-8")
    assert 'name = "Polski"' in (content / "pl/language.toml").read_text("utf-8")


def test_a_second_run_adds_what_is_new_and_overwrites_nothing(content: Path) -> None:
    file = content / "pl/cautions.toml"
    first = next(line for line in file.read_text("utf-8").splitlines() if " = " in line)
    name = first.partition(" = ")[0]
    text = file.read_text("utf-8").replace(first, "").replace(TO_DO, "Po polsku: ")
    file.write_text(text, encoding="utf-8")
    assert list(prepare(content, "pl", SOURCE)) == ["added to pl/cautions.toml"]
    after = file.read_text("utf-8")
    assert after.count(TO_DO) == 1
    assert f'{name} = "{TO_DO}' in after
    assert list(prepare(content, "pl", SOURCE)) == []


def test_progress_counts_what_is_translated(content: Path) -> None:
    assert list(begin(content, "pl", ["guides/stress.md"])) == ["made pl/guides/stress.md"]
    before = {part.name: part for part in progress(content, "pl")}
    assert before["guides"].done == 0
    assert before["guides"].borrowed
    assert before["steps"].total > 1000
    file = content / "pl/guides/stress.md"
    file.write_text(file.read_text("utf-8").replace(TO_DO, ""), encoding="utf-8")
    after = {part.name: part for part in progress(content, "pl")}
    assert after["guides"].done > 20
    assert after["interface.po"].done == 0


def test_only_borrowed_texts_are_begun(content: Path) -> None:
    assert "no text" in next(iter(begin(content, "pl", ["steps/people.toml"])))
    assert "no text" in next(iter(begin(content, "pl", ["../en/plan.toml"])))
