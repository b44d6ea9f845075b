"""Checks that every language says the same things: same keys, same lists, same places to fill."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from tui.library.borrowed import is_borrowed
from tui.library.tables import Problems, read_file
from tui.library.words_of import NOT_PROSE

_PLACE = re.compile(r"\{(\w*)\}")


def check_structure(root: Path, codes: Sequence[str], problems: Problems) -> None:
    """Compare the TOML files of each language with those of the first one."""
    first, *others = codes
    wanted = _files(root, first)
    for code in others:
        found = _files(root, code)
        for name in sorted(wanted ^ found):
            if name in wanted and is_borrowed(root, code, name):
                continue
            problems.add(f"{code if name in wanted else first}/{name}", "file", "is missing")
        for name in sorted(wanted & found):
            base = read_file(root, f"{first}/{name}", Problems()).values
            other = read_file(root, f"{code}/{name}", Problems()).values
            _compare(f"{code}/{name}", "", base, other, problems)


def _files(root: Path, code: str) -> set[str]:
    return {
        file.relative_to(root / code).as_posix()
        for file in (root / code).rglob("*.toml")
        if file.name not in NOT_PROSE
    }


def _compare(file: str, key: str, wanted: object, found: object, problems: Problems) -> None:
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        _compare_tables(file, key, wanted, found, problems)
    elif isinstance(wanted, list) and isinstance(found, list):
        if len(wanted) != len(found):
            problems.add(file, key, f"has {len(found)} items, and {len(wanted)} in the first one")
        for place, pair in enumerate(zip(wanted, found, strict=False), start=1):
            _compare(file, f"{key}.{place}", *pair, problems)
    elif isinstance(wanted, str) and isinstance(found, str):
        if set(_PLACE.findall(wanted)) != set(_PLACE.findall(found)):
            problems.add(file, key, "fills other {places} than the first language")
    elif type(wanted) is not type(found):
        problems.add(file, key, "is of another kind than in the first language")


def _compare_tables(
    file: str,
    key: str,
    wanted: Mapping[str, object],
    found: Mapping[str, object],
    problems: Problems,
) -> None:
    for name in dict.fromkeys((*wanted, *found)):
        inner = f"{key}.{name}" if key else name
        if name not in found:
            problems.add(file, inner, "is missing in this language")
        elif name not in wanted:
            problems.add(file, inner, "stands in this language only")
        else:
            _compare(file, inner, wanted[name], found[name], problems)
