"""Letters: every one in every language, whole, and refused when something in it leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.copies import copy_of_content
from tui.library.check import check_content
from tui.library.letters import load_letters
from tui.library.load import load_library
from tui.library.places import content_root
from tui.planner.answers import parse_answers
from tui.planner.situation import Situation

ROOT = content_root()
LIBRARY = load_library(ROOT, "en")
WANTED = {
    "stop-notice", "platform-notice", "us-48-hours", "search-delisting", "host-notice", "erasure",
    "procureur", "preserve-data", "employer", "school", "hacked-contacts", "friend-help",
    "run-account", "witness",
}  # fmt: skip


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_letter_is_there_with_its_words(code: str) -> None:
    letters = load_letters(ROOT, code)
    assert set(letters.all) >= WANTED
    for name, letter in letters.all.items():
        words = letters.words(name)
        assert words.title == letter.title
        assert words.before
        assert words.after
        assert letter.sources


def test_every_article_of_law_says_where_it_comes_from() -> None:
    facts = load_letters(ROOT, "en").facts
    assert len(facts) >= 15
    for fact in facts.values():
        assert fact.confidence == "low" or (fact.source.startswith("http") and fact.checked)


def test_the_letters_of_a_plan_are_those_of_its_steps_and_conditions() -> None:
    letters = load_letters(ROOT, "en")
    french = Situation(parse_answers({"q_country": "FR", "q_for": "me"}, LIBRARY), LIBRARY)
    abroad = Situation(parse_answers({"q_country": "US", "q_for": "me"}, LIBRARY), LIBRARY)
    assert [one.id for one in letters.for_plan(french, ["rp_police"])] == [
        "procureur",
        "preserve-data",
    ]
    assert [one.id for one in letters.for_plan(abroad, ["rp_police"])] == ["preserve-data"]
    assert [one.id for one in letters.about("ac_tell")] == ["hacked-contacts"]


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("letters.toml", ('steps = ["rp_police"]', 'steps = ["rp_nobody"]')),
        ("letters.toml", ('only_if = "ct_stopnotice"', 'only_if = "ct_other"')),
        ("letters.toml", ('when = "q_rel:partner_now"', 'when = "q_nothing:yes"')),
        ("letters.toml", ('kinds = ["dox"]', 'kinds = ["docs"]')),
        ("letters.toml", ('fact = "cp_223_1_1"', 'fact = "cp_1"')),
        ("letters.toml", ('fields = ["court"', 'fields = ["colour", "court"')),
        ("letters.toml", ('countries = ["FR"]', 'countries = ["XX"]')),
        ("letters.toml", ('languages = ["fr"]', 'languages = ["xx"]')),
        ("fr/letters/erasure.toml", ("{data}", "{dta}")),
        ("fr/letters/erasure.toml", ("{data}", "data")),
        ("fr/letters/stop-notice.toml", ("unsafe =", "unsure =")),
        ("fr/letter_words.toml", ("cp_222_17 =", "cp_222_18 =")),
        ("en/letter_words.toml", ('[blanks]\nrecipient = "to whom"\n', "[blanks]\n")),
    ],
)
def test_what_leads_nowhere_is_refused(tmp_path: Path, file: str, change: tuple[str, str]) -> None:
    content = copy_of_content(tmp_path / "content")
    text = (content / file).read_text(encoding="utf-8")
    assert change[0] in text
    (content / file).write_text(text.replace(*change, 1), encoding="utf-8")
    assert any("letter" in problem.file for problem in check_content(content))
