"""In a language made of accents and brackets, nothing on a screen is plain and nothing is cut."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widget import Widget

from tests.screens.crawl import Crawl
from tests.screens.pseudo import CLOSE, CODE, OPEN, make_pseudo, strange
from tests.screens.stage import OpenApp, drawn
from tests.screens.stories import PLANS, tell_story
from tui.command_help import help_text
from tui.library.language import Language, available_languages
from tui.library.load import load_library
from tui.library.places import content_root
from tui.plan_text import plan_as_text
from tui.planner.answers import parse_answers
from tui.planner.plan import build_plan
from tui.session import Session
from tui.widgets.calendar import Calendar
from tui.widgets.key_footer import KeyFooter
from tui.widgets.top_bar import TopBar

PLAIN_WORD = re.compile(r"[A-Za-z]{3,}")
NOT_A_WORD = re.compile(r"\S*(?://|\.[a-z])\S*|\w*…")
"""An address, the name of a file, and a word that is cut with a sign."""
NOT_OURS = {"ctrl", "carnet", "dat", "tmp", "pytest", "https", "http", "www", "com", "org", "pdf"}
"""Keys as they stand on the keyboard, names of files and places, beginnings of addresses."""
NAMES = {"SHA", "JSON", "ZIP", "PDF", "SMS", "BagIt"}
STORY = "partner_at_home"
OWN_WORDS = (PLANS / f"{STORY}.json").read_text(encoding="utf-8")
"""What the person wrote stands in their answers."""
SHORTENED = (TopBar, Calendar, KeyFooter)
"""Widgets that shorten or leave out words by design: tabs end with a point, hints drop."""


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pseudo(content_root(), tmp_path_factory.mktemp("pseudo"))


def plain_words(text: str, known: set[str]) -> set[str]:
    """Return the words that came from no file of words, and are not the person's own."""
    lines = (NOT_A_WORD.sub("", line) for line in text.splitlines())
    return {word for line in lines for word in PLAIN_WORD.findall(line)} - known


def cut(screen: Screen[Any]) -> Iterator[str]:
    """Yield each widget that is wholly in view and shows a text without its end."""
    strips = screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip) for strip in strips]
    for widget in screen.walk_children(Widget):
        if widget.children or isinstance(widget, SHORTENED) or not widget.is_on_screen:
            continue
        place = screen.find_widget(widget)
        if not place.clip.contains_region(place.region):
            continue  # it can be scrolled to
        region = place.visible_region
        text = "\n".join(line[region.x : region.right] for line in lines[region.y : region.bottom])
        if text.count(OPEN) != text.count(CLOSE) and "…" not in text:
            yield f"{type(screen).__name__} #{widget.id}: {text.strip()}"


async def test_no_screen_holds_plain_text_or_cuts_a_label(
    session: Session, carnet: OpenApp, pseudo: Path
) -> None:
    tell_story(session, STORY)
    session.content = pseudo
    app = carnet(session)
    app.content = pseudo
    session.speak(Language(pseudo, CODE))
    also = (other for one in session.platforms.all for other in one.also)
    own = {word for text in (OWN_WORDS, *also) for word in PLAIN_WORD.findall(text)}
    plain: dict[str, set[str]] = {}
    short: list[str] = []

    def visit(screen: Screen[Any]) -> None:
        found = plain_words(drawn(app), NOT_OURS | NAMES | own)
        if found:
            plain[type(screen).__name__] = found
        short.extend(cut(screen))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        crawl = Crawl(pilot, visit)
        await crawl.everything()
    assert plain == {}
    assert short == []
    assert len(crawl.seen) >= 30


def test_the_test_sees_a_plain_word_and_knows_its_own() -> None:
    assert plain_words(f"{strange('Settings')} Lock", set()) == {"Lock"}
    assert plain_words("ctrl+s", {"ctrl"}) == set()
    assert strange("{number} notes").startswith(f"{OPEN}{{number}} ")
    assert len(strange("Settings")) > len("Settings") * 1.4


def test_the_words_of_the_plan_are_all_in_files(pseudo: Path) -> None:
    library = load_library(pseudo, CODE)
    language = Language(pseudo, CODE)
    answers = json.loads(OWN_WORDS)
    plan = build_plan(parse_answers(answers, library), library, date(2026, 3, 2))
    text = plan_as_text(plan, library, language)
    ids = {word for step in library.steps for word in PLAIN_WORD.findall(step)}
    assert plain_words(text, ids) == set()


@pytest.mark.parametrize("code", [info.code for info in available_languages(content_root())])
def test_the_help_names_every_language(code: str) -> None:
    text = help_text(code, {})
    for info in available_languages(content_root()):
        assert info.code in next(line for line in text.splitlines() if "--lang" in line)
