"""Checks that every fact says where it comes from, when it was seen, how far it is trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tui.library.tables import Problems, read_file

HIGH_ONLY = frozenset(("services.toml", "retired.toml"))
"""Files that carry only what was found with high confidence, and so need not repeat it."""

SURE_OF_NOTHING = frozenset(("memory",))
"""Kinds of source that are no source: such a fact must be of low confidence."""

FACTS = {
    "services.toml": ("service",),
    "retired.toml": ("retired",),
    "guides.toml": ("guide.source",),
    "platform_changes.toml": ("change",),
    "platforms/*.toml": ("action",),
    "letters.toml": ("letter.source", "fact"),
}
"""The tables that state facts, by file; a dot leads into the tables of each."""

_CONFIDENCES = frozenset(("high", "medium", "low"))
_WEIGHTS = frozenset("HML")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_UNDATED = "undated"


def check_facts(root: Path, problems: Problems) -> None:
    """Note every fact without source, date or confidence, and every source without its weight."""
    for pattern, tables in FACTS.items():
        for file in sorted(root.glob(pattern)):
            name = file.relative_to(root).as_posix()
            content = read_file(root, name, Problems()).values
            for table in tables:
                for key, fact in _tables(content, table.split(".")):
                    _check_fact(name, key, fact, problems)
    for key, source in read_file(root, "sources.toml", Problems()).values.items():
        if isinstance(source, Mapping):
            _check_source(key, source, problems)


def _tables(
    content: Mapping[str, object], path: list[str], key: str = ""
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield the tables at the end of a path with the id of the first table on it."""
    items = content.get(path[0], [])
    for place, item in enumerate(items if isinstance(items, list) else [], start=1):
        if isinstance(item, Mapping):
            name = key or str(item.get("id", f"{path[0]} {place}"))
            if path[1:]:
                yield from _tables(item, path[1:], name)
            else:
                yield name, item


def _check_fact(file: str, key: str, fact: Mapping[str, object], problems: Problems) -> None:
    sure_of_nothing = fact.get("source_kind") in SURE_OF_NOTHING
    confidence = fact.get("confidence")
    if file not in HIGH_ONLY and confidence not in _CONFIDENCES:
        problems.add(file, key, "has no confidence: high, medium or low")
    if sure_of_nothing:
        if confidence != "low":
            problems.add(file, key, "comes from memory, so its confidence is low")
        return
    if not (fact.get("source") or fact.get("where")):
        problems.add(file, key, "has no source")
    date = fact.get("checked") or fact.get("source_date") or fact.get("since")
    if not isinstance(date, str) or not (_DATE.fullmatch(date) or date == _UNDATED):
        problems.add(file, key, "has no date: a day, a month or a year")


def _check_source(key: str, source: Mapping[str, object], problems: Problems) -> None:
    for field in ("name", "where", "seen"):
        if not source.get(field):
            problems.add("sources.toml", key, f"has no {field}")
    if source.get("weight") not in _WEIGHTS:
        problems.add("sources.toml", key, "has no weight: H, M or L")
