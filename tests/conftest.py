"""What every kind of test may ask for."""

from __future__ import annotations

import gc

import pytest

from tui.library.load import load_library
from tui.library.model import Library
from tui.library.places import content_root

gc.set_threshold(100_000, 50, 100)
"""Thousands of tests leave little behind; looking for it as often as usual takes a sixth of them."""


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(content_root(), "en")


@pytest.fixture(scope="session")
def french_library() -> Library:
    return load_library(content_root(), "fr")
