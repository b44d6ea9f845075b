"""A guide stands in every language, has a title, and links to guides that exist."""

import shutil
from pathlib import Path

import pytest

from tui.library.check import check_content
from tui.library.places import content_root
from tui.library.tables import Problem


@pytest.fixture
def content(tmp_path: Path) -> Path:
    copy = tmp_path / "content"
    shutil.copytree(content_root(), copy)
    return copy


def test_a_guide_that_one_language_lacks_is_named(content: Path) -> None:
    (content / "fr" / "guides" / "file-format.md").unlink()
    expected = Problem("fr/guides/file-format.md", "file", "is missing in this language")
    assert check_content(content) == [expected]


def test_a_guide_has_a_title(content: Path) -> None:
    (content / "en" / "guides" / "file-format.md").write_text("Words.\n", encoding="utf-8")
    found = check_content(content)
    assert [(p.file, p.key) for p in found] == [("en/guides/file-format.md", "title")]


def test_a_link_leads_to_a_guide(content: Path) -> None:
    for code in ("en", "fr"):
        guide = content / code / "guides" / "file-format.md"
        text = guide.read_text(encoding="utf-8")
        links = "[a](file-format.md) [b](nowhere.md) [c](https://example.org/x.md)"
        guide.write_text(f"{text}\n{links}\n", encoding="utf-8")
    found = check_content(content)
    assert [(p.file, p.key) for p in found] == [
        ("en/guides/file-format.md", "nowhere.md"),
        ("fr/guides/file-format.md", "nowhere.md"),
    ]
