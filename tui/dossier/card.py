"""The card: one page to carry, in plain words or in words that give nothing away.

The words are in `<language>/card.toml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tui.dossier.printed_page import Line
from tui.library.tables import Problems, Table, read_file

Style = Literal["plain", "neutral"]
Kind = Literal["step", "sign", "person", "service"]
KINDS: tuple[Kind, ...] = ("person", "service", "step", "sign")
"""In the order of the page: whom to call stands first."""

HEADINGS: Mapping[Kind, str] = {
    "step": "steps",
    "sign": "signs",
    "person": "people",
    "service": "services",
}
_FORMS = {
    "plain": ("title", "steps", "signs", "people", "services"),
    "neutral": ("title", "steps", "signs", "sign", "people", "services", "service"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can stand on the card.

    `plain` is its line in plain words. `reach` is the number or way to reach somebody; `group` the
    group of a step, `name` the alias of a person: what the neutral words are made of.
    """

    kind: Kind
    key: str
    plain: str
    name: str = ""
    reach: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class CardWords:
    """The headings of both styles, and each group of steps in everyday words."""

    plain: Mapping[str, str]
    neutral: Mapping[str, str]
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Card:
    """What was chosen, in a style."""

    words: CardWords
    style: Style
    items: Sequence[Item]

    def page(self, _say: Callable[..., str], _day: str, /) -> Iterator[Line]:
        """Yield the lines of the page; it names no date and no program."""
        headings = self.words.plain if self.style == "plain" else self.words.neutral
        yield Line(headings["title"], heading=True)
        for kind in KINDS:
            lines = list(self._lines(kind))
            if lines:
                yield Line("")
                yield Line(headings[HEADINGS[kind]], heading=True)
                yield from (Line(f"- {line}") for line in lines)

    def _lines(self, kind: Kind) -> Iterator[str]:
        items = [item for item in self.items if item.kind == kind]
        if self.style == "plain":
            yield from (item.plain for item in items)
        elif kind == "step":
            yield from self._everyday(items)
        elif kind == "sign":
            yield from [self.words.neutral["sign"]] * bool(items)
        else:
            yield from self._numbers(kind, items)

    def _everyday(self, steps: Sequence[Item]) -> Iterator[str]:
        """Yield each group of steps once, with how many there are."""
        for group, count in Counter(step.group for step in steps).items():
            words = self.words.groups[group]
            yield f"{words} ({count})" if count > 1 else words

    def _numbers(self, kind: Kind, items: Sequence[Item]) -> Iterator[str]:
        """Yield names without a role, and services without their name."""
        office = self.words.neutral["service"]
        for number, item in enumerate(items, start=1):
            name = item.name if kind == "person" else office.replace("{number}", str(number))
            yield f"{name}  {item.reach}".strip()


def load_card_words(root: Path, language: str) -> CardWords:
    """Load the words of one language.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    words = collect_card_words(root, language, problems)
    problems.refuse()
    return words


def collect_card_words(root: Path, language: str, problems: Problems) -> CardWords:
    """Load the words and collect what is wrong instead of raising."""
    table = read_file(root, f"{language}/card.toml", problems)
    plain, neutral = (_texts(table.table(style), names) for style, names in _FORMS.items())
    groups = table.table("groups")
    catalogue = read_file(root, "catalogue.toml", problems).names("groups")
    words = CardWords(plain, neutral, _texts(groups, catalogue))
    table.done()
    return words


def _texts(table: Table, names: Sequence[str]) -> Mapping[str, str]:
    texts = {name: table.text(name) for name in names}
    table.done()
    return texts
