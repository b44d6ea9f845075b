"""Blaming words, typography, facts, structure and reading ease: each check bites and lets go."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.check_content import problems_of, report_on
from tests.library.copies import copy_of_content
from tui.library.check_facts import check_facts
from tui.library.check_reading import LEAST_WORDS, reading_figures
from tui.library.check_structure import check_structure
from tui.library.check_typography import faults, typeset
from tui.library.places import content_root
from tui.library.style import Typography, read_style
from tui.library.tables import Problems

FRENCH = read_style(content_root(), "fr", Problems()).typography
NBSP = "\u00a0"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_of_content(tmp_path / "content")


def replace(content: Path, name: str, before: str, after: str) -> None:
    text = (content / name).read_text(encoding="utf-8")
    assert before in text
    (content / name).write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        f"Oui{NBSP}: non{NBSP}; bon{NBSP}!",
        f"«{NBSP}Bien{NBSP}», dit-elle.",
        "«\u202fBien\u202f»\u202f?",
        f"99{NBSP}%",
        f"Quoi{NBSP}?!",
        "à 12:30, ratio 3:1",
        "(?) [!]",
        "",
    ],
)
def test_good_french_typography_passes_and_typesetting_leaves_it(text: str) -> None:
    assert list(faults(text, FRENCH)) == []
    assert typeset(text, FRENCH) == text


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Oui : non", f"Oui{NBSP}: non"),
        ("Oui ; non", f"Oui{NBSP}; non"),
        ("Quoi ?", f"Quoi{NBSP}?"),
        ("Non !", f"Non{NBSP}!"),
        ("« Bien »", f"«{NBSP}Bien{NBSP}»"),
        ("« Bien », dit-elle", f"«{NBSP}Bien{NBSP}», dit-elle"),
        ("99 % des cas", f"99{NBSP}% des cas"),
        ("Quoi?", "Quoi?"),
        ("«Bien»", "«Bien»"),
        ('dit "oui"', 'dit "oui"'),
    ],
)
def test_faults_are_found_and_spaces_are_mended(text: str, better: str) -> None:
    assert list(faults(text, FRENCH))
    assert typeset(text, FRENCH) == better


def test_a_language_without_such_signs_has_no_faults() -> None:
    nothing = Typography("", "", "")
    assert list(faults('Why? "No" : 5 %', nothing)) == []
    assert typeset("Why ? « a »", nothing) == "Why ? « a »"


def test_addresses_and_code_follow_other_rules(content: Path) -> None:
    guide = content / "fr" / "guides" / "file-format.md"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(f'{text}\n`a "b"?` https://x.org/a?b=c:d exemple.org/x?y\n', encoding="utf-8")
    assert [p for p in problems_of(content) if "guides" in p.file] == []


BLAMING = {
    "en": ("You should have known.", "It is SIMPLY done."),
    "fr": ("Vous auriez dû savoir.", "Quelle imprudence, dit-on.", "Il suffit\u00a0de cliquer."),
}


@pytest.mark.parametrize("language", BLAMING)
def test_blaming_words_are_refused_and_an_exception_needs_a_reason(
    content: Path, language: str
) -> None:
    name = f"{language}/guides/file-format.md"
    guide = content / name
    text = guide.read_text(encoding="utf-8")
    guide.write_text("\n".join([text, *BLAMING[language], ""]), encoding="utf-8")
    first = len(text.splitlines()) + 2
    lines = [f"line {first + number}" for number in range(len(BLAMING[language]))]
    found = {(problem.file, problem.key) for problem in problems_of(content)}
    assert {(name, line) for line in lines} <= found
    excepted = [f'"guides/file-format.md:{line}" = "quotes what not to say"' for line in lines]
    allowed = "\n".join(["[blaming.exceptions]", *excepted])
    replace(content, f"{language}/style.toml", "[blaming.exceptions]", allowed)
    assert problems_of(content) == []


def test_not_your_fault_is_no_blame(content: Path) -> None:
    guide = content / "en" / "guides" / "file-format.md"
    guide.write_text(
        guide.read_text(encoding="utf-8") + "\nIt is not your fault.\n", encoding="utf-8"
    )
    assert problems_of(content) == []


def test_an_exception_that_nothing_needs_is_named(content: Path) -> None:
    for section in ("typography", "blaming"):
        excepted = f'[{section}.exceptions]\n"plan.toml:texts.honesty" = "why"'
        replace(content, "fr/style.toml", f"[{section}.exceptions]", excepted)
    found = [(problem.file, problem.key) for problem in problems_of(content)]
    assert set(found) == {("fr/style.toml", "plan.toml:texts.honesty")}


@pytest.mark.parametrize(
    ("file", "before", "after", "what"),
    [
        ("services.toml", 'checked = "2026-08-08"', "", "has no date"),
        ("guides.toml", 'confidence = "high"', 'confidence = "sure"', "has no confidence"),
        ("platforms/apple.toml", 'confidence = "medium"', "", "has no confidence"),
        ("platforms/apple.toml", "source = ", "sauce = ", "has no source"),
        ("retired.toml", 'since = "2024"', 'since = "last year"', "has no date"),
        ("sources.toml", 'weight = "H"', 'weight = "X"', "has no weight"),
        ("sources.toml", 'where = "the StreetPress article"', "", "has no where"),
        ("platforms/archives.toml", 'confidence = "low"', 'confidence = "high"', "from memory"),
    ],
)
def test_a_fact_says_where_when_and_how_sure(
    content: Path, file: str, before: str, after: str, what: str
) -> None:
    replace(content, file, before, after)
    problems = Problems()
    check_facts(content, problems)
    assert any(p.file == file and what in p.what for p in problems.found)


@pytest.mark.parametrize(
    ("name", "before", "after", "what"),
    [
        ("fr/plan.toml", "[levels]", "[levels]\nodd = 'x'", "stands in this language only"),
        ("fr/services.toml", "days}, de {opens}", "days}, de {open}", "fills other {places}"),
    ],
)
def test_the_languages_hold_the_same_keys_lists_and_places(
    content: Path, name: str, before: str, after: str, what: str
) -> None:
    replace(content, name, before, after)
    problems = Problems()
    check_structure(content, ["en", "fr"], problems)
    assert any(what in problem.what for problem in problems.found)


def test_a_list_of_another_length_is_named(content: Path) -> None:
    for code, line in (("en", 'odd = ["a", "b"]'), ("fr", 'odd = ["a"]')):
        (content / code / "odd.toml").write_text(line + "\n", encoding="utf-8")
    problems = Problems()
    check_structure(content, ["en", "fr"], problems)
    found = {(problem.file, problem.key, problem.what) for problem in problems.found}
    assert ("fr/odd.toml", "odd", "has 1 items, and 2 in the first one") in found


def test_reading_figures_count_words_sentences_and_long_words(content: Path) -> None:
    guide = content / "en" / "guides" / "file-format.md"
    guide.write_text("# One two\n\nThree four extraordinary. Five!\n\n- Six\n", encoding="utf-8")
    figures = {f.file: f for f in reading_figures(content, "en")}["en/guides/file-format.md"]
    assert (figures.words, figures.sentences, figures.longest) == (7, 4, 3)
    assert figures.lix == pytest.approx(7 / 4 + 100 / 7)


def test_a_file_that_is_hard_to_read_is_reported_and_no_error(content: Path) -> None:
    hard = "extraordinarily complicated administrative considerations notwithstanding " * 13
    for code in ("en", "fr"):
        guide = content / code / "guides" / "file-format.md"
        guide.write_text(f"# T\n\nS.\n\n{hard}\n", encoding="utf-8")
    report = report_on(content)
    assert report.errors == []
    (warning,) = (w for w in report.warnings if w.file == "en/guides/file-format.md")
    assert "LIX" in warning.what
    assert "words a sentence" in warning.what
    assert "65 words in" in warning.what
    assert len(hard.split()) > LEAST_WORDS


def test_the_command_prints_one_object_and_ends_with_1_on_errors(content: Path) -> None:
    script = content_root().parent / "scripts" / "check_content.py"

    def run() -> tuple[int, dict[str, object]]:
        command: list[str | Path] = [sys.executable, script, "--json", content]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, json.loads(done.stdout)

    code, found = run()
    assert code == 0
    assert found["errors"] == []
    for name in ("questions", "steps", "cautions", "guides", "services", "platform_actions"):
        assert isinstance(found[name], int)
        assert found[name]
    assert found["languages"] == 2
    assert found["advice_missing"] == []
    assert {"letters", "platforms", "platform_actions_unused", "warnings"} <= set(found)
    (content / "fr" / "cautions.toml").unlink()
    code, found = run()
    assert code == 1
    assert "fr/cautions.toml: file: is missing" in str(found["errors"])
