"""Papers in plain lines: the page to carry, and what to bring to an officer."""

from pathlib import Path

from tests.plain.talking import NEW, talked
from tests.plain.test_sections import BOTH, in_language
from tui.plain.paper import BESIDE


@BOTH
def test_the_page_to_carry_is_neutral_until_the_words_are_changed(language: str) -> None:
    ana = ("6", "2", "Ana", "sister", "06 12 34 56 78", "k")
    text, _ = talked(*NEW, *ana, "6", "1", "-", "3", "1", "1", "3", "b", "2", "3", "2", "page.txt",
                     "2", "page.txt", "q", language=language)  # fmt: skip
    assert in_language(language, "Tick what shall stand on it first.") in text
    neutral, plain = (part for part in text.split("Ana  06")) if "Ana  06" in text else ("", "")
    assert neutral
    assert "sister" in plain
    assert "sister" in Path("page.txt").read_text(encoding="utf-8")
    assert in_language(language, BESIDE)[:20] in text
    assert (
        in_language(language, "A file of that name is already there. It was not touched.") in text
    )


@BOTH
def test_what_to_bring_to_an_officer_is_ticked_and_noted(language: str) -> None:
    note = ("4", "Threatened to come.", ".")
    text, _ = talked(*NEW, *note, "7", "9", "1", "1", "2", "3", "Ask about the cost.", ".", "3",
                     "2", "And who comes.", ".", "b", "b", "5", "b", "q",
                     language=language)  # fmt: skip
    ready = in_language(language, "{ready} of {number} ready")
    assert ready.split("}")[-1].strip() in text
    assert text.count("Ask about the cost.") >= 3
    page = text.rpartition(in_language(language, "The page as it will be"))[2]
    assert "Ask about the cost." in page
    assert "And who comes." in page
    assert f"{in_language(language, 'Your note')}: And" in page.replace(" :", ":")
    assert "[x]" not in text


def test_only_in_a_country_that_is_known_the_law_is_said() -> None:
    text, _ = talked(*NEW, "6", "5", "1", "b", "7", "9", "4", "", "b", "q")
    assert "This is no legal advice: have it checked by a lawyer." in text
    assert "Source: " in text
