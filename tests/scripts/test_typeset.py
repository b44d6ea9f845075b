"""Typesetting changes nothing but the spaces a language asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.typeset import main, texts
from tui.library.places import content_root

TEXT = 'a = "Oui : « non » ?"\nb = ["x", "y"]\nurl = "https://x.org/a?b"\n'


def test_plain_spaces_become_non_breaking_and_the_rest_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "words.toml"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["fr", str(file)]) == 0
    new = file.read_text(encoding="utf-8")
    assert new == TEXT.replace(" :", "\u00a0:").replace(" ?", "\u00a0?").replace(
        "« non »", "«\u00a0non\u00a0»"
    )
    assert "4 spaces" in capsys.readouterr().out
    assert main(["fr", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == new
    assert capsys.readouterr().out == ""


def test_english_asks_for_none(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["en", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == TEXT


def test_without_a_language_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "scripts/typeset.py fr" in capsys.readouterr().out


def test_every_text_of_a_language_is_meant() -> None:
    names = {file.name for file in texts(content_root() / "fr")}
    assert {"plan.toml", "file-format.md", "people.toml"} <= names
    assert "style.toml" not in names
