"""What terminal tests share."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def stick() -> Iterator[Path]:
    """An empty folder whose path is short enough to stand on one line of the screen."""
    with tempfile.TemporaryDirectory(prefix="c") as name:
        yield Path(name)
