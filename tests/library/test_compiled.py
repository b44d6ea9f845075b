"""Compiled content says what its sources say, and never what they said before."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from tui.library.compiled import FOLDER, compile_content, values_of
from tui.library.places import content_root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(content_root(), tmp_path / "content", ignore=shutil.ignore_patterns(".*"))
    return tmp_path / "content"


def test_every_file_reads_the_same_compiled(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [file.relative_to(root).as_posix() for file in sorted(root.rglob("*.toml"))]
    expected = {name: tomllib.loads((root / name).read_text("utf-8")) for name in names}
    assert compile_content(root) == len(names)
    monkeypatch.setattr(tomllib, "loads", lambda _text: pytest.fail("the source was parsed"))
    assert {name: values_of(root, name) for name in names} == expected


def test_a_changed_source_counts_and_not_what_was_made_of_it(root: Path) -> None:
    compile_content(root)
    (root / "risk.toml").write_text('changed = "yes"\n', encoding="utf-8")
    assert values_of(root, "risk.toml") == {"changed": "yes"}


@pytest.mark.parametrize("left", [0, 30, 70, 200])
def test_a_cut_file_is_left_aside(root: Path, left: int) -> None:
    compile_content(root)
    made = root / FOLDER / "risk.toml.json"
    made.write_bytes(made.read_bytes()[:left])
    assert values_of(root, "risk.toml") == tomllib.loads((root / "risk.toml").read_text("utf-8"))


def test_what_is_no_toml_is_left_to_the_check(root: Path) -> None:
    (root / "risk.toml").write_text("not = = toml", encoding="utf-8")
    compile_content(root)
    assert not (root / FOLDER / "risk.toml.json").exists()
    with pytest.raises(tomllib.TOMLDecodeError):
        values_of(root, "risk.toml")
