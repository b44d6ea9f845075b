"""The lines that stand on the screen while a session loads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.arguments import parse
from tui.first_frame import first_frame
from tui.library.language import available_languages
from tui.library.places import content_root

WIDTH = 56
TOLD = b'{"path": null, "language": "fr", "slept": false, "plain": null}\n'


def drawn(*arguments: str, told: bytes = b"", again: bool = False, **environ: str) -> str:
    return first_frame(parse([*arguments]), environ, told, again=again).decode("utf-8")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("info", available_languages(content_root()), ids=lambda info: info.code)
def test_every_language_has_its_two_short_lines(info: object) -> None:
    code = str(getattr(info, "code", ""))
    lines = (content_root() / code / "opening.txt").read_text("utf-8").splitlines()
    assert len(lines) == 2
    assert all(
        0 < len(line) <= WIDTH and line.replace("\u00a0", " ").isprintable() for line in lines
    )
    assert all(line in drawn("--lang", code, again=True) for line in lines)


def test_a_passphrase_is_spoken_of_only_where_there_is_a_file(folder: Path) -> None:
    assert "type already" not in drawn()
    assert "type already" not in drawn("other.dat")
    (folder / "carnet.dat").touch()
    assert "type already" in drawn()
    assert "type already" not in drawn("other.dat")
    (folder / "other.dat").touch()
    assert "type already" in drawn("other.dat")


def test_the_language_told_last_counts_then_the_one_asked_for_then_the_computers() -> None:
    assert "Un instant" in drawn("--lang", "es", told=TOLD, LANG="en_US.UTF-8")
    assert "Un momento" in drawn("--lang", "es", LANG="fr_FR.UTF-8")
    assert "Un instant" in drawn(LANG="fr_CA.UTF-8")
    assert "One moment" in drawn(LANG="tlh")


@pytest.mark.parametrize("code", ["../en", "/etc", "é", "e\x1b[31m", "."])
def test_a_language_never_leads_to_another_folder(code: str) -> None:
    assert "One moment" in drawn("--lang", code)
