"""What every kind of test may ask for."""

from __future__ import annotations

import gc

import pytest

from scripts.soak import measures
from tui.library.load import load_library
from tui.library.model import Library
from tui.library.places import content_root

gc.set_threshold(100_000, 50, 100)
"""Thousands of tests leave little behind: looking for it as often as usual takes a sixth of it."""


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(content_root(), "en")


@pytest.fixture(scope="session")
def french_library() -> Library:
    return load_library(content_root(), "fr")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what the index of faults names: `scripts/soak.py` runs it, the other steps need not."""
    named = {test for measure in measures() for test in measure.tests}
    for item in items:
        test = item.nodeid.partition("[")[0]
        if test in named or test.partition("::")[0] in named:
            item.add_marker("soak")
