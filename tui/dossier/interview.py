"""Preparing to speak with an officer: what is asked, what one may ask, and what the journal says.

The structure is in `content/interview.toml`, the words in `<language>/interview.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.library.borrowed import words_at
from tui.library.tables import Problems, Table, read_file

PARTS = ("before", "asked", "ask", "rights", "after")
"""In the order shown; the rights are facts and not items."""

FILLS = (
    "accounts",
    "dates",
    "exhibits",
    "missing",
    "notes",
    "people",
    "persons",
    "places",
    "reports",
    "span",
    "stop",
    "threats",
    "witnesses",
    "words",
)
"""What can be taken from the file for an item."""

CONFIDENCES = ("high", "medium")
"""How sure a right is; what is less sure than that is not carried."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line to prepare; `fill` is one of `FILLS`, "" when nothing is taken from the file."""

    id: str
    part: str
    fill: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Right:
    """One thing the law of a country says; `checked` is the day, month or year of its source."""

    id: str
    country: str
    source: str
    checked: str
    confidence: str
    text: str

    @property
    def sure(self) -> bool:
        """Say whether an official text was seen."""
        return self.confidence == "high"


@dataclass(frozen=True, slots=True)
class Interview:
    """Everything about an interview, in one language; items and rights in the file's order."""

    parts: Mapping[str, str]
    items: Mapping[str, Item]
    rights: tuple[Right, ...]

    def of(self, part: str) -> tuple[Item, ...]:
        """Return the items of a part."""
        return tuple(item for item in self.items.values() if item.part == part)

    def rights_in(self, country: str) -> tuple[Right, ...]:
        """Return the rights of a country; none where there is nothing sure."""
        return tuple(right for right in self.rights if right.country == country)


def load_interview(root: Path, language: str) -> Interview:
    """Load what is said about an interview in one language.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    interview = collect_interview(root, language, problems)
    problems.refuse()
    return interview


def collect_interview(root: Path, language: str, problems: Problems) -> Interview:
    """Load what is said about an interview and collect what is wrong instead of raising."""
    structure = read_file(root, "interview.toml", problems)
    words = read_file(root, words_at(root, language, "interview.toml"), problems)
    names, rights, parts = words.table("items"), words.table("rights"), words.table("parts")
    items = {table.key: _item(table, names.table(table.key)) for table in structure.tables("item")}
    laws = tuple(_right(t, rights.table(t.key)) for t in structure.tables("right"))
    interview = Interview({part: parts.text(part) for part in PARTS}, items, laws)
    for table in (structure, names, rights, parts, words):
        table.done()
    return interview


def _item(table: Table, words: Table) -> Item:
    item = Item(
        id=table.text("id"),
        part=table.text("part"),
        fill=table.text("fill", ""),
        title=words.text("title"),
        text=words.text("text"),
    )
    _known(table, "part", item.part, PARTS)
    _known(table, "fill", item.fill, ("", *FILLS))
    table.done()
    words.done()
    return item


def _right(table: Table, words: Table) -> Right:
    right = Right(
        id=table.text("id"),
        country=table.text("country"),
        source=table.text("source"),
        checked=table.text("checked"),
        confidence=table.text("confidence"),
        text=words.text("text"),
    )
    _known(table, "confidence", right.confidence, CONFIDENCES)
    table.done()
    words.done()
    return right


def _known(table: Table, name: str, value: str, known: Iterable[str]) -> None:
    if value not in known:
        table.problems.add(table.file, f"{table.key}.{name}", "is not known here")
