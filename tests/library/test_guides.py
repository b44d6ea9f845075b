"""Guides load lazily, lead to what exists, and say the same things in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.copies import copy_of_content
from tui.library.check import check_content
from tui.library.guides import Guides, Link, links_of, load_guides
from tui.library.load import load_library
from tui.library.places import content_root
from tui.library.tables import Problem
from tui.planner.answers import parse_answers
from tui.planner.situation import Situation

GUIDE = "file-format"
TABLE = """
[[guide]]
id = "{id}"
topic = "evidence"
{more}
checked = "2026-08-08"

[[guide.source]]
name = "A book"
where = "a shelf"
checked = "2026"
confidence = "high"
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_of_content(tmp_path / "content")


def add_guide(content: Path, name: str, more: str = "", **texts: str) -> None:
    with (content / "guides.toml").open("a", encoding="utf-8") as file:
        file.write(TABLE.format(id=name, more=more))
    for code in ("en", "fr"):
        text = texts.get(code, "# Title\n\nA summary\nin two lines.\n\n## Part\n\nText.\n")
        (content / code / "guides" / f"{name}.md").write_text(text, encoding="utf-8")


def found(content: Path) -> list[tuple[str, str]]:
    return [(problem.file, problem.key) for problem in check_content(content)]


def test_title_and_summary_are_read_and_the_text_only_when_it_is_opened(content: Path) -> None:
    add_guide(content, "new")
    guides = load_guides(content, "en")
    assert (guides.all["new"].title, guides.all["new"].summary) == (
        "Title",
        "A summary in two lines.",
    )
    (content / "en" / "guides" / "new.md").write_text("# Title\n\nOther.\n", encoding="utf-8")
    assert guides.text("new") == "# Title\n\nOther.\n"


def test_guides_stand_in_the_order_of_their_topics(content: Path) -> None:
    add_guide(content, "new")
    guides = load_guides(content, "fr")
    order = list(guides.topics)
    places = [order.index(guide.topic) for guide in guides.all.values()]
    assert places == sorted(places)
    assert list(guides.all).index("new") < list(guides.all).index(GUIDE)


def test_a_guide_that_one_language_lacks_is_named(content: Path) -> None:
    (content / "fr" / "guides" / f"{GUIDE}.md").unlink()
    expected = Problem(f"fr/guides/{GUIDE}.md", "file", "is missing in this language")
    assert check_content(content) == [expected]


def test_a_text_without_its_table_is_named(content: Path) -> None:
    (content / "en" / "guides" / "stray.md").write_text("# A\n\nB.\n", encoding="utf-8")
    assert found(content) == [("en/guides/stray.md", "file")]


def test_a_guide_has_a_title_and_a_summary(content: Path) -> None:
    (content / "en" / "guides" / f"{GUIDE}.md").write_text("Words.\n", encoding="utf-8")
    assert found(content) == [
        (f"en/guides/{GUIDE}.md", "summary"),
        (f"en/guides/{GUIDE}.md", "title"),
    ]


@pytest.mark.parametrize(
    "target",
    ["guide:nowhere", "step:ac_nothing", "service:fr-0", "platform:x.fly", "letter:love", "door:x"],
)
def test_a_link_leads_to_something(content: Path, target: str) -> None:
    text = f"# T\n\nS.\n\n[a]({target}) [b](https://example.org/x.md) [c](section:journal)\n"
    add_guide(content, "new", en=text, fr=text)
    assert found(content) == [("en/guides/new.md", target), ("fr/guides/new.md", target)]


@pytest.mark.parametrize(
    ("english", "french", "key"),
    [
        ("## A\n\n## B\n", "## A\n", "headings"),
        ("## A\n", "### A\n", "headings"),
        ("- a\n- b\n", "- a\n", "list items"),
        ("[a](step:ac_email)", "[a](step:ac_2fa)", "links"),
        ("[a](step:ac_email)", "a", "links"),
    ],
)
def test_the_languages_have_the_same_shape(
    content: Path, english: str, french: str, key: str
) -> None:
    add_guide(content, "new", en=f"# T\n\nS.\n\n{english}\n", fr=f"# T\n\nS.\n\n{french}\n")
    assert found(content) == [("fr/guides/new.md", key)]


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ('steps = ["nothing"]', "new.steps"),
        ('letters = ["nothing"]', "new.letters"),
        ('modes = ["nobody"]', "new.modes"),
        ('countries = ["XX"]', "new.countries"),
        ('when = "d_nothing"', "new.when"),
        ('when = "q_nothing:a"', "new.when"),
        ("louder = true", "new.louder"),
    ],
)
def test_what_a_guide_refers_to_exists(content: Path, more: str, key: str) -> None:
    add_guide(content, "new", more)
    assert found(content) == [("guides.toml", key)]


def test_markup_and_length_of_what_the_list_shows(content: Path) -> None:
    long = "x" * 300
    add_guide(content, "new", en=f"# **T**\n\n{long}\n", fr=f"# {long}\n\nS [a](step:ac_email)\n")
    keys = [key for _, key in found(content) if key != "links"]
    assert keys == ["summary", "title", "summary", "title"]


def test_links_are_found_in_order_and_web_addresses_are_none() -> None:
    text = "[a](guide:b) text [c d](platform:x.block) [e](https://f.org)"
    assert list(links_of(text)) == [Link("a", "guide", "b"), Link("c d", "platform", "x.block")]


LIBRARY = load_library(content_root(), "en")


def fits(content: Path, more: str, answers: dict[str, object], steps: tuple[str, ...] = ()) -> bool:
    add_guide(content, "new", more)
    guides: Guides = load_guides(content, "en")
    situation = Situation(parse_answers(answers, LIBRARY), LIBRARY)
    return "new" in {guide.id for guide in guides.for_plan(situation, steps)}


@pytest.mark.parametrize(
    ("more", "answers", "steps", "expected"),
    [
        ("", {}, ("ev_log",), False),
        ('steps = ["ev_log"]', {}, ("ev_log",), True),
        ('steps = ["ev_log"]', {}, ("ac_email",), False),
        ('when = "d_mob"', {"q_what": ["wave"]}, (), True),
        ('when = "d_mob"', {"q_what": ["contact"]}, (), False),
        ('when = "d_mob"\nsteps = ["ev_log"]', {"q_what": ["contact"]}, ("ev_log",), False),
        ('when = "always"\nmodes = ["parent"]', {"q_for": "me"}, (), False),
        ('when = "always"\nmodes = ["parent"]', {"q_for": "parent"}, (), True),
        ('when = "always"\nmodes = ["parent"]', {}, (), True),
        ('when = "always"\ncountries = ["FR"]', {"q_country": "BE"}, (), False),
        ('when = "always"\ncountries = ["FR"]', {"q_country": "dk"}, (), True),
        ('when = "always"\ncountries = ["EU"]', {"q_country": "BE"}, (), True),
        ('when = "always"\ncountries = ["EU"]', {"q_country": "US"}, (), False),
    ],
)
def test_a_guide_belongs_to_a_plan_by_its_steps_or_its_condition(
    content: Path,
    more: str,
    answers: dict[str, object],
    steps: tuple[str, ...],
    expected: bool,
) -> None:
    assert fits(content, more, answers, steps) is expected


def test_guides_for_a_plan_follow_the_order_of_its_steps(content: Path) -> None:
    add_guide(content, "late", 'steps = ["ev_log"]')
    add_guide(content, "early", 'steps = ["ev_capture", "ev_log"]')
    add_guide(content, "meant", 'when = "always"')
    situation = Situation(parse_answers({}, LIBRARY), LIBRARY)
    listed = load_guides(content, "en").for_plan(situation, ("ev_capture", "ev_log"))
    chosen = [guide.id for guide in listed if guide.id in {"late", "early", "meant"}]
    assert chosen == ["meant", "early", "late"]
    about = load_guides(content, "en").about("ev_capture")
    assert "early" in {guide.id for guide in about}
