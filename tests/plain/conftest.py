"""Every test of plain lines works in a folder of its own, so that paths are short everywhere."""

from functools import cache
from pathlib import Path

import pytest

from tui.library import load

_LIBRARY = cache(load.load_library)


@pytest.fixture(autouse=True)
def _in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _content_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the questions and steps of a language once for all tests: they never change."""
    monkeypatch.setattr(load, "load_library", _LIBRARY)
