"""The card: plain words say things, neutral words give nothing away."""

from __future__ import annotations

import re

import pytest

from tui.dossier.card import Card, Item, load_card_words
from tui.dossier.printed_page import Line, pdf_page, text_page
from tui.library.model import Library
from tui.library.places import content_root

ITEMS = (
    Item("person", "a", "Léa · amie · 06 12 · midi", name="Léa", reach="06 12"),
    Item("service", "b", "3919 Violences · 3919", reach="3919"),
    Item("step", "c", "Porter plainte", group="reporting"),
    Item("step", "d", "Relancer la plateforme", group="reporting"),
    Item("sign", "e", "Il a une arme"),
)


def text_of(style: str, language: str = "fr") -> str:
    card = Card(load_card_words(content_root(), language), style, ITEMS)  # type: ignore[arg-type]
    return text_page(card.page(str, "")).decode()


def test_plain_words_say_everything_that_was_chosen() -> None:
    text = text_of("plain")
    for item in ITEMS:
        assert item.plain in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_neutral_words_name_no_step_no_role_no_service_and_no_sign(language: str) -> None:
    text = text_of("neutral", language)
    for word in ("amie", "Violences", "plainte", "plateforme", "arme"):
        assert word not in text
    for word in ("Léa", "06 12", "3919", "(2)"):
        assert word in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_neutral_word_is_about_violence_law_or_the_police(
    language: str, library: Library
) -> None:
    words = load_card_words(content_root(), language)
    assert set(words.groups) >= {step.group for step in library.steps.values()}
    telling = re.compile(
        r"polic|plainte|complain|violen|harc|haras|abus|aide|help|evidence|preuve|report|signal"
        r"|danger|victim|emergenc|urgen",
        re.IGNORECASE,
    )
    for text in (*words.groups.values(), *words.neutral.values()):
        assert not telling.search(text), text


def test_a_long_page_goes_on_and_no_heading_stands_alone() -> None:
    lines = [Line(f"line {number}") for number in range(43)]
    lines += [Line("Heading", heading=True), Line("below")]
    pdf = pdf_page(lines)
    assert b"/Count 2 " in pdf
    first, second = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    assert b"(line 42)" in first
    assert b"Heading" not in first
    assert second.index(b"Heading") < second.index(b"below")
