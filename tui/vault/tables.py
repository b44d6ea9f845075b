"""The tables of the file, and the SHA-256 that every row carries.

SQLCipher can return zeros without an error for a damaged page, so each row is hashed when it is
written and checked whenever it is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.vault.chain import canonical_row
from tui.vault.errors import Damaged

Value = str | int | None
Row = dict[str, Value]


@dataclass(frozen=True)
class Table:
    """One table: its columns in the order they are hashed, its key, which columns hold integers or
    may be NULL, and the version of the file it came with.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    integer_key: bool = False
    integers: frozenset[str] = frozenset()
    nullable: frozenset[str] = frozenset()
    append_only: bool = False
    since: int = 1

    def complete(self, values: Mapping[str, Value]) -> Row:
        """Return `values` as a whole row in column order; absent nullable columns become None.

        Raise `ValueError` naming the column when one is missing, unknown or of the wrong type.
        """
        unknown = set(values) - set(self.columns)
        if unknown:
            raise ValueError(f"{self.name} has no column {min(unknown)}")
        return {column: self._value(column, values) for column in self.columns}

    def _value(self, column: str, values: Mapping[str, Value]) -> Value:
        """Return one column's value in the type it is stored in."""
        value = values.get(column)
        if value is None:
            if column in self.nullable:
                return None
            raise ValueError(f"{self.name}.{column} is missing")
        if column in self.integers:
            if isinstance(value, int):
                return int(value)
        elif isinstance(value, str):
            return value
        raise ValueError(f"{self.name}.{column} has the wrong type")


def row_hash(table: Table, values: Sequence[Value]) -> bytes:
    """Return the SHA-256 of a row: canonical JSON of the table's name and the values in column
    order.
    """
    return hashlib.sha256(canonical_row(table.name, values)).digest()


def checked(table: Table, raw: Sequence[object]) -> Row:
    """Turn a fetched row (columns, then the hash) into a `Row`; raise `Damaged` when the hash
    differs.
    """
    *values, stored = raw
    if stored != row_hash(table, values):  # type: ignore[arg-type]
        raise Damaged
    return dict(zip(table.columns, values, strict=True))  # type: ignore[arg-type]


ANSWER = Table("answer", ("question", "value", "changed"), ("question",))

ANSWER_HISTORY = Table(
    "answer_history",
    ("id", "question", "value", "changed"),
    ("id",),
    integer_key=True,
    integers=frozenset({"id"}),
)

STEP_STATE = Table(
    "step_state",
    ("step", "state", "note", "changed", "due"),
    ("step",),
    nullable=frozenset({"due"}),
)

RELEASE = Table(
    "release",
    ("step", "spoke_with", "reaction_plan", "overruled", "reason", "changed"),
    ("step",),
    integers=frozenset({"overruled"}),
)

SETTING = Table("setting", ("name", "value"), ("name",))

DRAFT = Table("draft", ("screen", "body", "changed"), ("screen",))

SUPPORTER = Table(
    "supporter",
    (
        "id", "alias", "role", "channel", "hours", "code_word", "knows", "note",
        "never_call", "last_checked", "changed", "hidden",
    ),
    ("id",),
    integer_key=True,
    integers=frozenset({"id", "never_call", "hidden"}),
    nullable=frozenset({"last_checked"}),
)  # fmt: skip

CHOSEN_SERVICE = Table("chosen_service", ("service", "note", "changed"), ("service",))

ENTRY = Table(
    "entry",
    (
        "seq", "uid", "recorded_utc", "offset_min", "clock_suspect", "occurred_from",
        "occurred_to", "occurred_text", "kinds", "body", "fields", "revises", "tombstone", "link",
    ),
    ("seq",),
    integer_key=True,
    integers=frozenset({"seq", "offset_min", "clock_suspect", "tombstone"}),
    nullable=frozenset({"occurred_from", "occurred_to", "revises"}),
    append_only=True,
)  # fmt: skip
"""Journal entries.  `seq` has no gaps; a row can only be added, or emptied once by a tombstone."""

STREAM = Table(
    "stream",
    ("id", "name", "media_type", "size", "sha256", "state"),
    ("id",),
    integer_key=True,
    integers=frozenset({"id", "size"}),
)
"""Byte streams: `size` in bytes, `sha256` in hex, `state` is "partial" or "complete"."""

RECORD = Table(
    "record",
    ("uid", "kind", "fields", "created", "changed", "hidden"),
    ("uid",),
    integers=frozenset({"hidden"}),
    since=3,
)
"""What the rooms keep besides the journal, each in a kind of its own; `fields` is a JSON object."""

LINK = Table("link", ("pair", "first", "second", "changed"), ("pair",), since=3)
"""Two things that belong together; `first` and `second` are spelt KIND:UID, in this order."""

FORMAT = Table("format", ("id", "created"), ("id",), True, frozenset({"id"}))
"""One small row: when the file was made."""

MARK = Table("mark", ("name", "rows", "digest"), ("name",), integers=frozenset({"rows"}))
"""What every table held when it was last written (`tui.vault.marks`); no table of the person's."""

TABLES: tuple[Table, ...] = (
    ANSWER,
    ANSWER_HISTORY,
    STEP_STATE,
    RELEASE,
    SETTING,
    DRAFT,
    SUPPORTER,
    CHOSEN_SERVICE,
    ENTRY,
    STREAM,
    RECORD,
    LINK,
    FORMAT,
)
