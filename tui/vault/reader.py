"""Reading: every row is checked against its own SHA-256 before it is handed out."""

# Names in statements come from the fixed tables; what a person typed is only ever a parameter.
# ruff: noqa: S608

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from tui.vault.connection import Connection
from tui.vault.marks import Marks
from tui.vault.search import MOST_COMPLETIONS, expression, needs_completions, query_words
from tui.vault.tables import Row, Table, Value, checked

Span = tuple[int, int]
"""Numbers of entries, from the first to the last."""

BY_INDEX: Span = (1, 0)
"""The span of a query that finds its rows by their number or through an index."""

BY_UID = "uid = ?"
"""The query of one entry by its uid: an entry that is found needs no vouching for the index."""

_PLACES = "CREATE VIRTUAL TABLE temp.search_place USING fts5vocab(main, search, instance)"

_FIRST_UID = "first.uid"
"""A uid taken from a row itself."""


class Reader:
    """What can be asked of the file inside a `Vault.read()` or `Vault.write()` block.

    `where` and `order` are fixed SQL of the program; what a person typed goes into `params` only.
    Every method may raise `Damaged`, `Unplugged` or `NotEnoughMemory`; so may the end of the block,
    and then nothing read counts.
    """

    def __init__(self, connection: Connection, marks: Marks) -> None:
        """Read through `connection`, inside the transaction its owner has begun."""
        self._connection = connection
        self._marks = marks

    def get(self, table: Table, **key: Value) -> Row | None:
        """Return the row with this key, or None."""
        where, params = key_clause(table, key)
        rows = self.select(table, where=where, params=params, span=BY_INDEX)
        if not rows and table.append_only:
            self._marks.require_absent(params[0])
        return rows[0] if rows else None

    def select(
        self,
        table: Table,
        *,
        where: str = "",
        params: Sequence[Value] = (),
        order: str = "",
        limit: int | None = None,
        offset: int = 0,
        span: Span | None = None,
    ) -> list[Row]:
        """Return the rows that satisfy `where`, in `order`, at most `limit` after skipping
        `offset`.

        Of an append-only table every page is read once, to be sure that no row is missing; `span`
        says that only numbers from the first to the last can matter, or `BY_INDEX`.
        """
        if self._marks.lacks(table):
            return []
        self._vouch(table, f"{where} {order}", span)
        sql = f"SELECT {', '.join(table.columns)}, h FROM {table.name}"
        sql += f" WHERE {where}" if where else ""
        sql += f" ORDER BY {order}" if order else ""
        values: tuple[Value, ...] = tuple(params)
        if limit is not None or offset:
            sql += " LIMIT ? OFFSET ?"
            values = (*values, -1 if limit is None else limit, offset)
        rows = [checked(table, row) for row in self._connection.run(sql, values)]
        if table.append_only:
            self._marks.vouch_entries(rows)
            if where == BY_UID and not rows:
                self._marks.vouch_uids()
        return rows

    def select_each(self, table: Table, column: str, values: Sequence[Value]) -> list[Row]:
        """Return the rows whose `column`, which has an index, is one of `values`, in their order.

        A list after IN would be copied into a table of its own first, whose memory SQLCipher locks
        and wipes: that takes longer than finding the rows.
        """
        if self._marks.lacks(table):
            return []
        self._vouch(table, column, BY_INDEX)
        columns = ", ".join(f"{table.name}.{name}" for name in (*table.columns, "h"))
        sql = f"SELECT {columns} FROM json_each(?) AS wanted CROSS JOIN {table.name} "
        sql += f"ON {table.name}.{column} = wanted.value"
        wanted = json.dumps(list(values))
        rows = [checked(table, row) for row in self._connection.run(sql, (wanted,))]
        if table.append_only:
            self._marks.vouch_entries(rows)
        return rows

    def count(
        self,
        table: Table,
        where: str = "",
        params: Sequence[Value] = (),
        *,
        span: Span | None = None,
    ) -> int:
        """Return how many rows satisfy `where`; for a whole append-only table without walking
        through it.  `span` is that of `select`.
        """
        if table.append_only and not where:
            return self.last(table)
        if self._marks.lacks(table):
            return 0
        self._vouch(table, where, span)
        sql = f"SELECT count(*) FROM {table.name}"
        return int(self._connection.value(f"{sql} WHERE {where}" if where else sql, tuple(params)))

    def last(self, table: Table) -> int:
        """Return the greatest key of a table with an integer key, 0 when it is empty."""
        if table.append_only:
            return self._marks.vouch_last()
        self._marks.vouch(table)
        return int(
            self._connection.value(f"SELECT ifnull(max({table.key[0]}), 0) FROM {table.name}")
        )

    def greatest_row(self, table: Table, most: int) -> int:
        """Return the greatest number up to `most` that a row of the table has, 0 for none."""
        if self._marks.lacks(table):
            return 0
        sql = f"SELECT rowid FROM {table.name} WHERE rowid <= ? ORDER BY rowid DESC LIMIT 1"
        return int(self._connection.value(sql, (most,)) or 0)

    def rows_marked(self, table: Table) -> int:
        """Return how many rows the table had when it was last written, 0 when that is not known."""
        return self._marks.rows_marked(table)

    def require_gapless(self, low: int, high: int) -> None:
        """Raise `Damaged` when an entry from number `low` to `high` is missing."""
        self._marks.require_gapless(low, high)

    def _vouch(self, table: Table, query: str, span: Span | None) -> None:
        """Raise `Damaged` when what a query looks at is older than what was last written."""
        if not table.append_only:
            self._marks.vouch(table)
            return
        self._marks.vouch_journal()
        if "uid" in query.replace(_FIRST_UID, "") and query.strip() != BY_UID:
            self._marks.vouch_uids()
        if span is None:
            self._marks.vouch_complete()
        else:
            self._marks.require_gapless(*span)

    def search(
        self,
        text: str,
        limit: int,
        offset: int = 0,
        *,
        wanted: Sequence[Sequence[str]] = (),
        unwanted: Sequence[str] = (),
    ) -> list[int]:
        """Return the `seq` of entries that hold every word of `text`, or words beginning so.

        Of each group in `wanted` one word must be there exactly, of `unwanted` none.  Newest
        first, at most `limit` after skipping `offset`; empty when there is nothing to search for.
        The first search of a session reads the whole index, to be sure that no note is missing.
        """
        match = self._match(text, wanted, unwanted)
        if match is None:
            return []
        sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?"
        return [int(row[0]) for row in self._connection.run(sql, (match, limit, offset))]

    def count_found(
        self, text: str, *, wanted: Sequence[Sequence[str]] = (), unwanted: Sequence[str] = ()
    ) -> int:
        """Return how many entries `search` would find."""
        match = self._match(text, wanted, unwanted)
        sql = "SELECT count(*) FROM search WHERE search MATCH ?"
        return 0 if match is None else int(self._connection.value(sql, (match,)))

    def words_between(self, first: str, last: str, limit: int) -> list[str]:
        """Return the words of the index from `first` up to, but without, `last`, in their order."""
        self._marks.vouch_index()
        sql = "SELECT term FROM search_word WHERE term >= ? AND term < ? LIMIT ?"
        return [str(row[0]) for row in self._connection.run(sql, (first, last, limit))]

    def _match(
        self, text: str, wanted: Sequence[Sequence[str]], unwanted: Sequence[str]
    ) -> str | None:
        """Return the FTS5 expression, None when nothing can be found by it."""
        self._marks.vouch_index()
        parts = [self._expression(word) for word in query_words(text)]
        parts += [" OR ".join(f'"{word}"' for word in group) for group in wanted]
        if not parts or None in parts:
            return None
        match = " AND ".join(f"({part})" for part in parts)
        return " NOT ".join([f"({match})", *(f'"{word}"' for word in unwanted)])

    def prepare_index(self) -> bool:
        """Read a part of what the first search of a session needs; say whether there is more."""
        return self._marks.prepare_index()

    def require_newest_index(self) -> None:
        """Raise `Damaged` when the word index is not as it was last written."""
        self._marks.vouch_index()

    def require_newest_start(self) -> None:
        """Raise `Damaged` when the first page is not the newest one."""
        self._marks.vouch_start()

    def indexed_words(self) -> Iterator[tuple[int, str, int]]:
        """Yield every word the index has: the `seq` of its entry, the word, its place there."""
        self._connection.run(_PLACES)
        try:
            yield from self._connection.each('SELECT doc, term, "offset" FROM temp.search_place')
        finally:
            self._connection.run("DROP TABLE temp.search_place")

    def _expression(self, word: str) -> str | None:
        """Return the FTS5 expression for one word, or None when no word in the file begins so."""
        if not needs_completions(word):
            return expression(word)
        sql = "SELECT term FROM search_word WHERE term >= ? AND term < ? LIMIT ?"
        found = self._connection.run(sql, (word, f"{word}\U0010ffff", MOST_COMPLETIONS + 1))
        return expression(word, [str(row[0]) for row in found]) if found else None


def key_clause(table: Table, key: dict[str, Value]) -> tuple[str, tuple[Value, ...]]:
    """Return the WHERE clause for a whole key; raise `ValueError` when it is another's."""
    if set(key) != set(table.key):
        raise ValueError(f"the key of {table.name} is {', '.join(table.key)}")
    return " AND ".join(f"{column} = ?" for column in table.key), tuple(key[c] for c in table.key)
