"""The words that people of one language write dates and times with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Part = tuple[int, int]
"""A part of the day: from one hour to another, 0 to 24."""

_ACCENTS = re.compile("[\u0300-\u036f]+")
_SAME = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u00a0": " ", "\u202f": " "})


def folded(text: str) -> str:
    """Return a text in lower case without accents, with plain apostrophes and single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_SAME)).casefold()
    return " ".join(_ACCENTS.sub("", plain).split())


@dataclass(frozen=True)
class DateWords:
    """The words of one language, folded; see `content/en/dates.toml` for what each means.

    `inside` stands between the parts of a date ("3 de mayo de 2026"), `hour_leads` before an hour
    that carries no mark ("las 10"); both may be missing from a file.
    """

    today: tuple[str, ...]
    yesterday: tuple[str, ...]
    day_before: tuple[str, ...]
    last_night: tuple[str, ...]
    now: tuple[str, ...]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    inside: tuple[str, ...]
    last: tuple[str, ...]
    ago: tuple[str, ...]
    units: Mapping[str, str]
    counts: Mapping[str, int]
    around: tuple[str, ...]
    hour_leads: tuple[str, ...]
    hour_marks: tuple[str, ...]
    before_noon: tuple[str, ...]
    after_noon: tuple[str, ...]
    noon: tuple[str, ...]
    midnight: tuple[str, ...]
    parts: Mapping[str, Part]
    silent: tuple[str, ...]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> DateWords:
        """Return the words of a parsed `dates.toml`; raise `KeyError` naming a missing list."""
        lists = {name: _folded_all(table[name]) for name in _LISTS}
        lists |= {name: _folded_all(table.get(name, ())) for name in _MAY_MISS}
        return cls(
            **lists,
            weekdays=_numbered(table["weekdays"], 0),
            months=_numbered(table["months"], 1),
            units={folded(word): unit for unit, words in table["units"].items() for word in words},
            counts={folded(word): int(count) for word, count in table["counts"].items()},
            parts={folded(word): (hours[0], hours[1]) for word, hours in table["parts"].items()},
        )


_LISTS = (
    "today", "yesterday", "day_before", "last_night", "now", "last", "ago", "around",
    "hour_marks", "before_noon", "after_noon", "noon", "midnight", "silent",
)  # fmt: skip
_MAY_MISS = ("inside", "hour_leads")


def _folded_all(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(folded(word) for word in words)


def _numbered(groups: Sequence[Sequence[str]], first: int) -> dict[str, int]:
    """Return the number of each word: that of its group, counted from `first`."""
    return {folded(word): first + i for i, group in enumerate(groups) for word in group}
