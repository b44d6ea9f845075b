"""Fixtures: a place for a vault, and an open empty vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vault import cheap
from tui.vault.vault import Vault


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "carnet.dat"


@pytest.fixture
def vault(path: Path) -> Iterator[Vault]:
    made = cheap.create(path)
    yield made
    made.close()
