"""A whole evening in plain lines, kept as text: what a screen reader is given, word for word."""

import os
from pathlib import Path

import pytest

from tests.plain.story import AGAIN, FIRST
from tests.plain.talking import talked
from tui.safety.terminal import LEFT, LOCKED

TRANSCRIPTS = Path(__file__).parent / "transcripts"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_evening_reads_as_it_was_kept(tmp_path: Path, language: str) -> None:
    first, locked = talked(*FIRST, language=language)
    second, left = talked(*AGAIN, language=language, locked=True)
    assert (locked, left) == (LOCKED, LEFT)
    said = f"{first}\n{second}\n"
    kept = TRANSCRIPTS / f"{language}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(said, encoding="utf-8")
    assert said == kept.read_text(encoding="utf-8")
    assert (tmp_path / ("papers.zip" if language == "en" else "papiers.zip")).exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_in_it_is_drawn_or_too_long(language: str) -> None:
    lines = (TRANSCRIPTS / f"{language}.txt").read_text(encoding="utf-8").split("\n")
    assert len(lines) > 500
    assert not [line for line in lines if any(not c.isprintable() for c in line)]
    assert not [line for line in lines if set(line) & set("│─█▸•→‖…·\u00a0")]
    assert not [line for line in lines if " · " in line]
    # longer only where a question is followed by what was typed
    assert not [line for line in lines if len(line) > 80 and not line.startswith("For whom")
                and ":" not in line]  # fmt: skip
