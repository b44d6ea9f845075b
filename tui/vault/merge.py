"""Unites the tables of two copies of a file that grew apart; nothing of either is dropped.

Rows are united by their keys.  Where both copies changed the same row, the later one becomes the
current one and every version is kept: in the draft `merge:TABLE:KEY`, as a JSON list of rows, and
an answer in the history of answers as well.  For settings see `merge_settings`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from tui.vault.chain import canonical_json
from tui.vault.reader import Reader
from tui.vault.streams import CHUNK_BYTES, COMPLETE, CUT, PARTIAL, PieceReader
from tui.vault.tables import (
    ANSWER,
    ANSWER_HISTORY,
    CHOSEN_SERVICE,
    DRAFT,
    LINK,
    RECORD,
    RELEASE,
    SETTING,
    STEP_STATE,
    STREAM,
    SUPPORTER,
    Row,
    Table,
)
from tui.vault.vault import Vault
from tui.vault.writer import Writer

KEYED: tuple[Table, ...] = (ANSWER, STEP_STATE, RELEASE, CHOSEN_SERVICE, RECORD, LINK)
VERSIONS = "merge:"
"""How the names of the drafts begin that hold every version of a row."""

_TIMES = frozenset({"changed", "id"})


@dataclass(frozen=True)
class Conflict:
    """A row that both copies changed: this copy's, and that of the other."""

    table: str
    mine: Row
    other: Row


@dataclass
class Merged:
    """What a merge did: rows added by table, and what both copies changed."""

    added: dict[str, int] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)

    def add(self, table: str, count: int = 1) -> None:
        """Count rows that only the other copy had."""
        self.added[table] = self.added.get(table, 0) + count


def merge_tables(writer: Writer, other: Reader, merged: Merged, now: str) -> None:
    """Bring everything but entries and stored files of `other` into the file of `writer`.

    `now` is the time the kept versions are dated with, ISO 8601 in UTC.
    """
    for table in KEYED:
        for row in other.select(table, order="rowid"):
            _merge_keyed(writer, table, row, merged, now)
    _merge_history(writer, other, merged)
    for row in other.select(SUPPORTER, order="id"):
        _merge_supporter(writer, row, merged, now)
    for row in other.select(DRAFT, order="rowid"):
        _merge_draft(writer, row, merged, now)


def merge_streams(mine: Vault, other: Vault, merged: Merged, going: Callable[[], bool]) -> None:
    """Copy the stored files that only the other copy has; `going` is asked between them.

    A whole one takes the place of one that was rescued in part here; of two parts this copy's stay,
    and the other's are kept beside them.
    """
    with mine.read() as reader:
        here = reader.select(STREAM)
    known = {_of_stream(row) for row in here if row["state"] == COMPLETE}
    parts = {_of_stream(row): int(row["id"] or 0) for row in here if row["state"] == CUT}
    with other.read() as reader:
        rows = [row for row in reader.select(STREAM, order="id") if row["state"] != PARTIAL]
    for row in rows:
        number, same = int(row["id"] or 0), _of_stream(row)
        if same in known or not going():
            continue
        if row["state"] == CUT:
            if same in parts and _held(mine, parts[same]) >= _held(other, number):
                continue
            pieces = other.pieces(number)
            mine.put_pieces(row, ((start // CHUNK_BYTES, piece) for start, piece in pieces))
        else:
            source = PieceReader(other.get_stream(number))
            mine.put_stream(source, str(row["name"]), str(row["media_type"]))
            if same in parts:
                mine.remove_stream(parts.pop(same))
        merged.add(STREAM.name)


def _of_stream(row: Row) -> tuple[object, ...]:
    return row["sha256"], row["name"]


def _held(vault: Vault, stream: int) -> set[int]:
    """Return where the pieces begin that are there."""
    return {start for start, _ in vault.pieces(stream)}


def same_content(first: Row, second: Row) -> bool:
    """Say whether two rows say the same, whenever it was written and whatever their number."""
    return _content(first) == _content(second)


def _content(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _TIMES}


def _merge_keyed(writer: Writer, table: Table, row: Row, merged: Merged, now: str) -> None:
    key = {column: row[column] for column in table.key}
    mine = writer.get(table, **key)
    if mine is None:
        writer.put(table, row)
        merged.add(table.name)
        return
    later = row if str(row["changed"]) > str(mine["changed"]) else mine
    if not same_content(mine, row):
        if already_kept(writer, table, row):
            return
        merged.conflicts.append(Conflict(table.name, mine, row))
        keep(writer, table, str(row[table.key[0]]), (mine, row), now)
        if table is ANSWER:
            for version in (mine, row):
                _remember(writer, version)
    if later is not mine:
        writer.put(table, later)


def already_kept(writer: Writer, table: Table, row: Row) -> bool:
    """Say whether an earlier merge met this version: it was decided upon then."""
    kept = writer.get(DRAFT, screen=_name(table, str(row[table.key[0]])))
    return kept is not None and row in json.loads(str(kept["body"]))


def _name(table: Table, key: str) -> str:
    return f"{VERSIONS}{table.name}:{key}"


def keep(writer: Writer, table: Table, key: str, rows: tuple[Row, ...], now: str) -> None:
    """Keep versions of a row beside those kept before."""
    kept = writer.get(DRAFT, screen=_name(table, key))
    versions: list[Row] = json.loads(str(kept["body"])) if kept else []
    versions += [row for row in rows if row not in versions]
    body = canonical_json(versions).decode("utf-8")
    writer.put(DRAFT, {"screen": _name(table, key), "body": body, "changed": now})


def _merge_history(writer: Writer, other: Reader, merged: Merged) -> None:
    known = {_history_key(row) for row in writer.select(ANSWER_HISTORY)}
    for row in other.select(ANSWER_HISTORY, order="id"):
        if _history_key(row) not in known:
            known.add(_history_key(row))
            writer.insert(ANSWER_HISTORY, {**row, "id": None})
            merged.add(ANSWER_HISTORY.name)


def _history_key(row: Row) -> tuple[object, ...]:
    return row["question"], row["value"], row["changed"]


def _remember(writer: Writer, answer: Row) -> None:
    """Enter a version of an answer into the history, unless it is there."""
    where = "question = ? AND value = ? AND changed = ?"
    params = (answer["question"], answer["value"], answer["changed"])
    if not writer.select(ANSWER_HISTORY, where=where, params=params):
        writer.insert(ANSWER_HISTORY, answer)


def _merge_supporter(writer: Writer, row: Row, merged: Merged, now: str) -> None:
    """The same person has the same number and alias; numbers alone may have been given twice."""
    everyone = writer.select(SUPPORTER)
    if any(same_content(person, row) for person in everyone):
        return
    mine = next((p for p in everyone if (p["id"], p["alias"]) == (row["id"], row["alias"])), None)
    if mine is None:
        taken = any(person["id"] == row["id"] for person in everyone)
        writer.insert(SUPPORTER, {**row, "id": None} if taken else row)
        merged.add(SUPPORTER.name)
    elif not already_kept(writer, SUPPORTER, row):
        merged.conflicts.append(Conflict(SUPPORTER.name, mine, row))
        keep(writer, SUPPORTER, str(row["id"]), (mine, row), now)
        if str(row["changed"]) > str(mine["changed"]):
            writer.put(SUPPORTER, row)


def _merge_draft(writer: Writer, row: Row, merged: Merged, now: str) -> None:
    """Unite kept versions; of two unfinished texts both are kept."""
    mine = writer.get(DRAFT, screen=row["screen"])
    if str(row["screen"]).startswith(VERSIONS) and mine is not None:
        _, name, key = str(row["screen"]).split(":", 2)
        table = next(table for table in (*KEYED, SUPPORTER, DRAFT, SETTING) if table.name == name)
        keep(writer, table, key, tuple(json.loads(str(row["body"]))), now)
    elif mine is None:
        writer.put(DRAFT, row)
        merged.add(DRAFT.name)
    elif not same_content(mine, row) and not already_kept(writer, DRAFT, row):
        merged.conflicts.append(Conflict(DRAFT.name, mine, row))
        keep(writer, DRAFT, str(row["screen"]), (mine, row), now)
