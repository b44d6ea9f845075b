import math
import random
import unicodedata
from pathlib import Path

import pytest

from tui.vault.phrases import entropy_bits, generate, load_words

CONTENT = Path(__file__).parents[2] / "content"
LANGUAGES = sorted(file.parent.name for file in CONTENT.glob("*/words.txt"))
FRIGHTENING = {
    "abuse",
    "assault",
    "gun",
    "rifle",
    "weapon",
    "prison",
    "hurt",
    "menacer",
    "carabine",
    "frapper",
    "emprise",
    "abuso",
    "acosar",
    "acoso",
    "arma",
    "matar",
    "miedo",
    "muerte",
    "secuestro",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_has_2048_words_that_any_keyboard_can_type(language: str) -> None:
    words = load_words(CONTENT / language / "words.txt")
    assert len(words) == 2048
    without_accents = {
        unicodedata.normalize("NFKD", word).encode("ascii", "ignore") for word in words
    }
    assert len(without_accents) == len(words)
    assert all(3 <= len(word) <= 10 for word in words)
    assert not FRIGHTENING & set(words)


def test_the_source_and_licence_of_the_words_are_told() -> None:
    text = (CONTENT / "words-licence.txt").read_text("utf-8")
    assert "MIT License" in text
    assert "Permission is hereby granted" in text
    assert "mnemonic" in text


@pytest.mark.parametrize("problem", ["too\nfew", "\n".join(["twice"] * 3000)])
def test_a_poor_list_is_refused(tmp_path: Path, problem: str) -> None:
    (tmp_path / "words.txt").write_text(problem)
    with pytest.raises(ValueError, match="short or holds a word twice"):
        load_words(tmp_path / "words.txt")


def test_a_list_with_an_accent_is_refused(tmp_path: Path) -> None:
    letters = "abcdefghijklmno"
    words = [a + b + c for a in letters for b in letters for c in letters]
    (tmp_path / "words.txt").write_text("\n".join([*words, "été"]), "utf-8")
    with pytest.raises(ValueError, match="a-z"):
        load_words(tmp_path / "words.txt")


def test_a_phrase_has_the_asked_number_of_words() -> None:
    words = [f"word{number}" for number in range(3000)]
    phrase = generate(words, 6)
    assert len(phrase.split(" ")) == 6
    assert set(phrase.split(" ")) <= set(words)
    assert generate(words, 6) != phrase


def test_a_given_generator_decides_the_phrase() -> None:
    words = load_words(CONTENT / "fr" / "words.txt")
    assert generate(words, rng=random.Random(7)) == generate(words, rng=random.Random(7))


def test_every_word_can_come_first() -> None:
    words = [str(number) for number in range(8)]
    assert {generate(words, 1) for _ in range(400)} == set(words)


def test_entropy_is_told_honestly() -> None:
    assert entropy_bits(2048, 6) == 66
    assert entropy_bits(7776, 5) == pytest.approx(5 * math.log2(7776))
