"""Words are found in every kind of text, whatever their accents, capitals and plurals."""

from __future__ import annotations

import time

import pytest

from tui.library.places import content_root
from tui.library.targets import known_targets
from tui.library.text_search import EXCERPT, Passage, TextIndex, folded, read_index

INDEX = TextIndex(
    (
        Passage("guide", "proof", "Garder les preuves", ("Une capture d'écran.", "L'en-tête.")),
        Passage("step", "ev_log", "Noter", ("Gardez vos preuves. Une sœur peut aider.",)),
        Passage("service", "x", "Numéro", ("mot " * 60 + "à l'ÉCOUTE " + "mot " * 60,)),
    )
)


def titles(query: str) -> list[str]:
    return [find.passage.title for find in INDEX.find(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("preuve", ["Garder les preuves", "Noter"]),
        ("PREUVES", ["Garder les preuves", "Noter"]),
        ("ecran", ["Garder les preuves"]),
        ("écrans capture", ["Garder les preuves"]),
        ("soeur", ["Noter"]),
        ("sœurs", ["Noter"]),
        ("cran", []),
        ("preuve absente", []),
        ("numero", ["Numéro"]),
        ("  ", []),
        ("(", []),
        ("en-tête", ["Garder les preuves"]),
    ],
)
def test_accents_capitals_ligatures_and_plurals_do_not_count(
    query: str, expected: list[str]
) -> None:
    assert titles(query) == expected


def test_the_line_with_the_words_is_shown() -> None:
    assert [find.line for find in INDEX.find("en-tete")] == ["L'en-tête."]
    (long,) = INDEX.find("ecoute")
    assert "ÉCOUTE" in long.line
    assert long.line.startswith("…")
    assert len(long.line) <= EXCERPT + 2


def test_no_more_than_asked_for() -> None:
    assert len(INDEX.find("preuve", most=1)) == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_kind_of_text_is_in_the_index_and_can_be_opened(language: str) -> None:
    index = read_index(content_root(), language)
    known = known_targets(content_root())
    kinds = set()
    for passage in index._passages:
        kinds.add(passage.kind)
        assert passage.target in known[passage.kind], passage
        assert passage.title
    assert {"guide", "step", "service"} <= kinds


def test_a_search_takes_a_few_hundredths_of_a_second() -> None:
    index = read_index(content_root(), "fr")
    index.find("a")
    began = time.perf_counter()
    for query in ("police", "mot de passe", "e", "compte"):
        index.find(query)
    assert time.perf_counter() - began < 4 * 0.05


def test_folding() -> None:
    assert folded("Éœ’ Straße") == "eoe' strasse"
