"""Reads content files and says precisely what is wrong with them: file, key, problem."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tui.library.compiled import values_of
from tui.library.condition_parser import ConditionError, parse_condition
from tui.library.conditions import Condition, Constant


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in the content."""

    file: str
    key: str
    what: str

    def __str__(self) -> str:
        """Return `file: key: what is wrong`."""
        return f"{self.file}: {self.key}: {self.what}"


class ContentError(Exception):
    """The content cannot be used; `problems` lists every reason."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems[:3]))
        self.problems = problems


@dataclass
class Problems:
    """Collects problems, so that an author sees all of them at once."""

    found: list[Problem] = field(default_factory=list)

    def add(self, file: str, key: str, what: str) -> None:
        """Note one problem."""
        self.found.append(Problem(file, key, what))

    def refuse(self) -> None:
        """Raise when anything was found.

        Raises:
            ContentError: holding every problem.
        """
        if self.found:
            raise ContentError(self.found)


class Table:
    """One TOML table with typed getters; what is missing or of the wrong type becomes a problem."""

    def __init__(
        self, file: str, key: str, values: Mapping[str, object], problems: Problems
    ) -> None:
        self.file, self.key, self.problems = file, key, problems
        self._values = values
        self._asked: set[str] = set()

    def _problem(self, name: str, what: str) -> None:
        self.problems.add(self.file, f"{self.key}.{name}" if self.key else name, what)

    def _get(self, name: str, kind: type, default: object) -> object:
        self._asked.add(name)
        if name not in self._values:
            if default is None:
                self._problem(name, "is missing")
                return kind()
            return default
        value = self._values[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self._problem(name, f"must be {_KIND_WORDS[kind]}")
            return kind()
        return value

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text."""
        value = str(self._get(name, str, default))
        if name in self._values and not value.strip():
            self._problem(name, "is empty")
        return value

    def whole(self, name: str, default: int | None = None) -> int:
        """Return a whole number."""
        value = self._get(name, int, default)
        return value if isinstance(value, int) else 0

    def yes(self, name: str) -> bool:
        """Return a true/false value; a missing one is false."""
        return bool(self._get(name, bool, False))

    def names(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of ids."""
        value = self._get(name, list, list(default) if default is not None else None)
        items = value if isinstance(value, list) else []
        if not all(isinstance(item, str) for item in items):
            self._problem(name, "must be a list of texts")
            return ()
        if len(set(items)) != len(items):
            self._problem(name, "names something twice")
        return tuple(items)

    def condition(self, name: str, default: str | None = None) -> Condition:
        """Return a parsed condition."""
        text = self.text(name, default)
        try:
            return parse_condition(text)
        except ConditionError as error:
            self._problem(name, str(error))
            return Constant(False)

    def table(self, name: str) -> Table:
        """Return the table inside this one; a missing one is empty."""
        self._asked.add(name)
        value = self._values.get(name, {})
        if not isinstance(value, dict):
            self._problem(name, "must be a table")
            value = {}
        return Table(self.file, f"{self.key}.{name}" if self.key else name, value, self.problems)

    def tables(self, name: str) -> Iterator[Table]:
        """Yield the tables of a list; each is called by its `id` in problems."""
        self._asked.add(name)
        value = self._values.get(name, [])
        if not isinstance(value, list):
            self._problem(name, "must be a list of tables")
            return
        for place, item in enumerate(value, start=1):
            if isinstance(item, dict):
                yield Table(self.file, str(item.get("id", f"{name} {place}")), item, self.problems)
            else:
                self._problem(name, "must be a list of tables")

    def names_in_order(self) -> tuple[str, ...]:
        """Return the names in this table, in the file's order."""
        return tuple(self._values)

    @property
    def values(self) -> Mapping[str, object]:
        """What stands in the table, as it was read."""
        return self._values

    def done(self) -> None:
        """Report the keys that nobody asked for."""
        for name in self._values:
            if name not in self._asked:
                self._problem(name, "is not known here")


_KIND_WORDS = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
}


def read_file(root: Path, name: str, problems: Problems) -> Table:
    """Read one TOML file below the content folder; a file that cannot be read is a problem."""
    try:
        values = values_of(root, name)
    except FileNotFoundError:
        problems.add(name, "file", "is missing")
        values = {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.add(name, "file", f"cannot be read: {error}")
        values = {}
    return Table(name, "", values, problems)
