"""Checks what languages borrow from English: only what may be, and only what they lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.library.borrowed import PARTS, falls_back, part_of
from tui.library.language import SOURCE_LANGUAGE
from tui.library.tables import Problems

FOREVER_WHOLE = ("en", "fr")
"""The languages that borrow nothing: one is borrowed from, and both are read by its authors."""


def check_borrowed(root: Path, codes: Iterable[str], problems: Problems) -> None:
    """Refuse parts that may not be borrowed, and parts that are declared and whole."""
    for code in codes:
        file = f"{code}/language.toml"
        for part in falls_back(root, code):
            if part not in PARTS:
                problems.add(file, f"falls_back.{part}", "must be whole in every language")
            elif code in FOREVER_WHOLE:
                problems.add(file, f"falls_back.{part}", "this language borrows nothing")
            elif not any(True for _ in missing(root, code, part)):
                problems.add(file, f"falls_back.{part}", "is whole: take it off the list")
        if not (root / code / "words.txt").is_file() and "words" not in falls_back(root, code):
            problems.add(f"{code}/words.txt", "file", "is missing")


def files_of(root: Path, part: str) -> Iterator[str]:
    """Yield the files of a part, below the folder of a language."""
    folder = root / SOURCE_LANGUAGE
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and part_of(name) == part:
            yield name


def missing(root: Path, code: str, part: str) -> Iterator[str]:
    """Yield the files of a part that a language does not have."""
    return (name for name in files_of(root, part) if not (root / code / name).is_file())
