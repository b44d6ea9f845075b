"""How far the tests of faults go, and the figures they report.

`CARNET_SOAK=full` asks for the full numbers; without it the short ones run. `scripts/soak.py` reads
the figures from the test report and prints them as one table.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Soak:
    """One test's view of the run: how much to try, and where its figures go."""

    full: bool
    note: Callable[[str, object], None]

    def of(self, short: int, full: int) -> int:
        """Return how many to try in this run."""
        return full if self.full else short

    def report(self, tried: int, *, lost: int = 0, leaked: int = 0) -> None:
        """Hand over the figures; call it before asserting, so that a miss shows its figure too."""
        for name, figure in (("tried", tried), ("lost", lost), ("leaked", leaked)):
            self.note(name, figure)


@pytest.fixture
def soak(record_property: Callable[[str, object], None]) -> Soak:
    return Soak(os.environ.get("CARNET_SOAK") == "full", record_property)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "carnet.dat"
