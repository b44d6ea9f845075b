"""A copy of the content to make mistakes in."""

from __future__ import annotations

import shutil
from pathlib import Path

from tui.library.language import available_languages
from tui.library.places import content_root

OFTEN_CHECKED = {"en", "fr"}
"""The languages a mistake is made in; the others would only be checked once more for nothing."""


def copy_of_content(place: Path) -> Path:
    """Return a copy of the content at `place`, with the languages tests make mistakes in."""
    root = content_root()
    others = {info.code for info in available_languages(root)} - OFTEN_CHECKED
    shutil.copytree(root, place, ignore=shutil.ignore_patterns(*others))
    return place
