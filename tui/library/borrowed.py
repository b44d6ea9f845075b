"""Texts that a language has not translated yet and borrows from English.

`content/<language>/language.toml` names the parts it does not have whole in `falls_back`. A text of
such a part is taken from English where the language has no file for it, and every page that shows
one says so. What is not among `PARTS` lies on the way of the plan and of danger, or leaves the
file: it is never borrowed.
"""

from __future__ import annotations

import tomllib
from pathlib import Path, PurePosixPath

from tui.library.language import SOURCE_LANGUAGE

PARTS = (
    "guides",
    "letters",
    "platforms",
    "platform_changes",
    "self_search",
    "interview",
    "words",
)
"""Parts that may be borrowed: a folder of texts, or one file."""

_NEVER = frozenset(("guides/topics.toml",))
"""Files of a borrowed folder that every language has: names of groups, not texts."""


def part_of(name: str) -> str:
    """Return the part a file below a language's folder belongs to; empty when it is none.

    Args:
        name: such as "guides/first-hours.md" or "self_search.toml".
    """
    path = PurePosixPath(name)
    part = path.parts[0] if len(path.parts) > 1 else path.stem
    folder = len(path.parts) > 1 or part not in {"guides", "letters", "platforms"}
    return part if part in PARTS and folder and name not in _NEVER else ""


def falls_back(root: Path, language: str) -> tuple[str, ...]:
    """Return the parts a language says it does not have whole; the content check names others."""
    try:
        table = tomllib.loads((root / language / "language.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return ()
    parts = table.get("falls_back", [])
    return tuple(parts) if isinstance(parts, list) else ()


def is_borrowed(root: Path, language: str, name: str) -> bool:
    """Say whether a text is shown in English because the language does not have it yet."""
    part = part_of(name)
    if not part or language == SOURCE_LANGUAGE or (root / language / name).is_file():
        return False
    return part in falls_back(root, language)


def words_at(root: Path, language: str, name: str) -> str:
    """Return where the words are, below the content folder: the language's own, or English."""
    return f"{SOURCE_LANGUAGE if is_borrowed(root, language, name) else language}/{name}"
