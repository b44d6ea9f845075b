"""Numbers, names and addresses that were replaced, recognised when somebody types an old one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.library.tables import Problems, read_file
from tui.library.text_search import folded

NUMBER = "number"
_SHORTEST_NAME = 5
"""Letters from which a beginning of an old name is recognised."""
_BETWEEN = re.compile(r"[\s.()/\u00a0\u202f-]+")


@dataclass(frozen=True, slots=True)
class Retired:
    """Something that was replaced: how it was written, what to use, since when ("undated")."""

    kind: str
    texts: tuple[str, ...]
    now: str
    since: str

    def was(self, typed: str) -> str:
        """Return how the replaced one was written when `typed` is it, otherwise an empty text."""
        return next((text for text in self.texts if self._is(text, typed)), "")

    def _is(self, text: str, typed: str) -> bool:
        if self.kind == NUMBER:
            return _digits(text) == _digits(typed)
        old, found = folded(text), folded(" ".join(typed.split()))
        return len(found) >= _SHORTEST_NAME and (old.startswith(found) or old in found)


def load_retired(root: Path) -> tuple[Retired, ...]:
    """Load what was replaced.

    Raises:
        ContentError: when the file cannot be read.
    """
    problems = Problems()
    found = tuple(_retired(root, problems))
    problems.refuse()
    return found


def _retired(root: Path, problems: Problems) -> Iterator[Retired]:
    """Yield what was replaced everywhere; what is right in one place only is found there."""
    for table in read_file(root, "retired.toml", problems).tables("retired"):
        texts, now = table.names("texts"), table.text("now")
        if not any(text in now for text in texts):
            yield Retired(table.text("kind"), texts, now, table.text("since"))


def replaced(retired: tuple[Retired, ...], typed: str) -> tuple[tuple[str, str], ...]:
    """Return (how it was written, what to use now) for everything replaced that `typed` names."""
    found = ((one.was(typed), one.now) for one in retired)
    return tuple((was, now) for was, now in found if was)


def _digits(text: str) -> str:
    return _BETWEEN.sub("", text)
