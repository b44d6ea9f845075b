"""Every test of plain lines works in a folder of its own, so that paths are short everywhere."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from tui.library import load

_LIBRARY = cache(load.load_library)
_PARSED = cache(tomllib.loads)


@pytest.fixture(autouse=True)
def _in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _content_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the content of a language once for all tests: it never changes."""
    monkeypatch.setattr(load, "load_library", _LIBRARY)
    monkeypatch.setattr(tomllib, "loads", _PARSED)
