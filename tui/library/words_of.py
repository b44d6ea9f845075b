"""Every text of one language with its place, for the checks that read words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tui.library.tables import Problems, read_file

NOT_PROSE = frozenset(("style.toml", "language.toml", "dates.toml"))
"""Files of a language that hold no text for people."""

_CODE = re.compile(r"`[^`]*`")
_LINK = re.compile(r"\]\([^)\s]*\)")
_ADDRESS = re.compile(
    r"(?:https?://|mailto:|www\.)\S+|\b[\w.-]+@[\w.-]+\b|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?"
)


@dataclass(frozen=True, slots=True)
class Words:
    """One text: the file below the content folder, the key or line, and the text itself."""

    file: str
    key: str
    text: str

    @property
    def place(self) -> str:
        """Name the text in the language's exceptions: `steps/people.toml:ppl_warn.how.2`."""
        return f"{self.file.partition('/')[2]}:{self.key}"

    @property
    def prose(self) -> str:
        """The text without code, link targets and addresses, which follow other rules."""
        return _prose(self.text)


@cache
def _prose(text: str) -> str:
    """Do for each text once what several checks ask for."""
    return _ADDRESS.sub("", _LINK.sub("]", _CODE.sub("", text)))


def words_of(root: Path, code: str) -> Iterator[Words]:
    """Yield every text of a language: the values of its TOML files, the lines of its Markdown."""
    folder = root / code
    for file in sorted(folder.rglob("*.toml")):
        if file.name not in NOT_PROSE:
            name = file.relative_to(root).as_posix()
            yield from _texts(name, "", read_file(root, name, Problems()).values)
    for file in sorted(folder.rglob("*.md")):
        name = file.relative_to(root).as_posix()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                yield Words(name, f"line {number}", line)


def _texts(file: str, key: str, value: object) -> Iterator[Words]:
    if isinstance(value, str):
        yield Words(file, key, value)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(file, f"{key}.{name}" if key else str(name), inner)
    elif isinstance(value, list):
        for place, inner in enumerate(value, start=1):
            yield from _texts(file, f"{key}.{place}", inner)
