"""Text as it is read aloud."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui
from tui.library.places import content_root
from tui.plain.spoken import BRAILLE, WIDTH, lines_of, spoken


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        ("every day · free · secret", "every day, free, secret"),
        ("• point", "point"),
        ("Menu → Settings", "Menu: Settings"),
        ("« Stop »", '"Stop"'),
        ("Il dit : « oui » et « non ».", 'Il dit : "oui" et "non".'),
        ("“yes”…", '"yes"...'),
        ("avocat·e", "avocat-e"),
        ("14 h\u00a030", "14 h 30"),
        ("! An answer would go elsewhere", "An answer would go elsewhere"),
    ],
)
def test_what_is_drawn_becomes_words(drawn: str, said: str) -> None:
    assert spoken(drawn) == said


def test_lines_are_broken_between_words_never_inside_a_number() -> None:
    text = "word " * 14 + "0808 80 10 800 and more"
    lines = list(lines_of(text))
    assert all(len(line) <= WIDTH for line in lines)
    assert any("0808 80 10 800" in line for line in lines)
    assert list(lines_of(text, 0)) == [text]


@pytest.mark.parametrize("date", ["2 March 2026", "1er février 2026", "3 de mayo de 2026"])
@pytest.mark.parametrize("words", range(24, 40))
def test_a_braille_line_keeps_a_date_and_a_number_whole(date: str, words: int) -> None:
    lines = list(lines_of(f"{'w' * words} {date} {'v' * words} 06 12 34 56 78", BRAILLE))
    assert all(len(line) <= BRAILLE for line in lines)
    assert any(date in line for line in lines)
    assert any("06 12 34 56 78" in line for line in lines)


def test_nothing_is_lost_and_nothing_is_obeyed() -> None:
    lines = list(lines_of("a\n\nb\x1b]52;c;x\x07\r\nc\td"))
    assert lines[0] == "a"
    assert lines[1] == ""
    assert lines[3] == "c d"
    assert all(line.isprintable() or not line for line in lines)


def said_in(file: Path) -> Iterator[str]:
    """Yield every sentence that is written where it is said, inside f-strings too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in {"say", "mark", "count"}:
                yield str(node.args[0].value)


def test_no_sentence_is_hidden_from_the_translators() -> None:
    catalogue = (content_root() / "fr" / "interface.po").read_text(encoding="utf-8")
    whole = catalogue.replace('"\n"', "")
    files = [
        one for room in ("plain", "telling") for one in Path(tui.__path__[0], room).glob("*.py")
    ]
    assert len(files) > 80
    said = {sentence for file in files for sentence in said_in(file)}
    assert not [one for one in said if as_written(one) not in whole]


def as_written(sentence: str) -> str:
    """Return a sentence as the catalogue writes it."""
    return sentence.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
