"""Unites what was chosen in two copies of a file.

Some settings belong to one copy: its language, its colours, when it locks, its ways back, its own
copies.  Everything else the person chose is united: what only the other copy has is taken over, of
two days the later one counts, lists of days and views are united, and what is different in both is
a conflict: this copy's stays until the person says otherwise, and both are kept.
"""

from __future__ import annotations

import json
from datetime import date

from tui.vault.copying import UNDER_WAY
from tui.vault.merge import Conflict, Merged, already_kept, keep
from tui.vault.reader import Reader
from tui.vault.recovering import NOTE
from tui.vault.tables import SETTING, Row
from tui.vault.writer import Writer

OF_ONE_COPY = frozenset(
    {
        "language",
        "idle_minutes",
        "plain_empty_lines",
        "plain_lines",
        "theme",
        "recovery",
        "copy_last",
        "cover",
        "rehearsed",
        "index",
        "helper_bundle",
        NOTE,
        UNDER_WAY,
    }
)
"""Settings that are about one copy, its key, its word index, its computer, or whose copy it is."""


def merge_settings(writer: Writer, other: Reader, merged: Merged, now: str) -> None:
    """Bring what was chosen in the file of `other` into that of `writer`.

    `now` is the time the kept versions are dated with, ISO 8601 in UTC.
    """
    for row in other.select(SETTING, order="name"):
        if row["name"] not in OF_ONE_COPY:
            _merge(writer, row, merged, now)


def _merge(writer: Writer, row: Row, merged: Merged, now: str) -> None:
    mine = writer.get(SETTING, name=row["name"])
    if mine is None:
        writer.put(SETTING, row)
        merged.add(SETTING.name)
    elif mine != row and not already_kept(writer, SETTING, row):
        value, conflict = _united(str(mine["value"]), str(row["value"]))
        if conflict:
            merged.conflicts.append(Conflict(SETTING.name, mine, row))
        keep(writer, SETTING, str(row["name"]), (mine, row), now)
        if value != mine["value"]:
            writer.put(SETTING, {**mine, "value": value})
            merged.add(SETTING.name)


def _united(mine: str, other: str) -> tuple[str, bool]:
    """Return what two values are together, and whether the person has to choose."""
    if _is_day(mine) and _is_day(other):
        return max(mine, other), False
    own, theirs = _object(mine), _object(other)
    if own is None or theirs is None:
        return mine, True
    conflict = False
    for name, value in theirs.items():
        if _is_day(value) and _is_day(own.get(name, "")):
            own[name] = max(value, own[name])
        else:
            conflict = conflict or own.get(name, value) != value
            own.setdefault(name, value)
    return json.dumps(own, sort_keys=True), conflict


def _object(text: str) -> dict[str, str] | None:
    """Return a JSON object of texts, or None for anything else."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        return None
    return found


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
