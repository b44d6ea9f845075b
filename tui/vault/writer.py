"""Writing rows, each with its SHA-256, and keeping the search index."""

# Names in statements come from the fixed tables; what a person typed is only ever a parameter.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Mapping

from tui.vault.errors import Refused
from tui.vault.reader import Reader, key_clause
from tui.vault.search import searchable
from tui.vault.tables import ENTRY, Row, Table, Value, row_hash


class Writer(Reader):
    """What can be changed inside a `Vault.write()` block; all of it is kept, or nothing.

    Besides what a `Reader` raises: `Refused` when a sealed row or a key would be broken, `NoSpace`,
    `FileTooBigForMedium`, `BadText`, `TooLong`.
    """

    def insert(self, table: Table, values: Mapping[str, Value]) -> int:
        """Add a row and return its integer key (0 for a table whose key is text).

        An absent integer key becomes one more than the last.  Raise `Refused` when the key exists.
        """
        full = self._with_key(table, values)
        self._write(table, full, "", None)
        return _integer(full[table.key[0]]) if table.integer_key else 0

    def put(self, table: Table, values: Mapping[str, Value]) -> None:
        """Add a row, or replace the one with the same key."""
        updates = ", ".join(f"{c} = excluded.{c}" for c in (*table.columns, "h"))
        conflict = f" ON CONFLICT({', '.join(table.key)}) DO UPDATE SET {updates}"
        full = self._with_key(table, values)
        before = self._hash_at(table, {column: full[column] for column in table.key})
        self._write(table, full, conflict, before)

    def delete(self, table: Table, **key: Value) -> None:
        """Remove the row with this key, if there is one; its bytes in the file are overwritten."""
        where, params = key_clause(table, key)
        before = self._hash_at(table, key)
        self._connection.run(f"DELETE FROM {table.name} WHERE {where}", params)
        if before is not None:
            self._marks.changed(table, key, before, None)

    def next_key(self, table: Table) -> int:
        """Return the integer key that the next inserted row will get."""
        return self.last(table) + 1

    def index_entry(self, seq: int, text: str) -> None:
        """Make an entry findable by the words of `text` and by no others."""
        sql = "INSERT OR REPLACE INTO search(rowid, body) VALUES (?, ?)"
        row = (seq, searchable(text))
        self._marks.add_to_index(seq, lambda: self._connection.run(sql, row))

    def unindex_entry(self, seq: int) -> None:
        """Make an entry no longer findable; its words stay inside the index until a merge."""
        self._marks.vouch_index()
        self._connection.run("DELETE FROM search WHERE rowid = ?", (seq,))
        self._marks.index_changed(seq)

    def bury_entry(self, seq: int, sealed: bytes = b"") -> None:
        """Replace an entry by a tombstone: only its number, times and link stay.

        `sealed` is what stands for it in its link (`chain.seal`); with it the chain can still be
        followed through.

        Takes three seconds for 100,000 entries: the index is rewritten without the words.
        Raise `Refused` when there is no such entry or it is a tombstone already.
        """
        row = self.get(ENTRY, seq=seq)
        fields = f'{{"sealed":"{sealed.hex()}"}}' if sealed else "{}"
        empty = {"occurred_from": None, "occurred_to": None, "occurred_text": "", "body": ""}
        if row is None or row["tombstone"]:
            raise Refused
        self.put(ENTRY, {**row, **empty, "kinds": "[]", "fields": fields, "tombstone": 1})
        self.unindex_entry(seq)
        self._connection.run("INSERT INTO search(search) VALUES ('optimize')")

    def _hash_at(self, table: Table, key: dict[str, Value]) -> bytes | None:
        """Return the hash of the row with this key, None when there is none."""
        self._marks.vouch_for_writing(table)
        where, params = key_clause(table, key)
        found = self._connection.value(f"SELECT h FROM {table.name} WHERE {where}", params)
        return None if found is None else bytes(found)

    def _write(self, table: Table, row: Row, conflict: str, before: bytes | None) -> None:
        """Write a row whose hash was `before`, None for a new one, and note it in the marks."""
        self._marks.vouch_for_writing(table)
        values = tuple(row.values())
        after = row_hash(table, values)
        marks = ", ".join("?" * (len(values) + 1))
        columns = ", ".join(table.columns)
        sql = f"INSERT INTO {table.name}({columns}, h) VALUES ({marks}){conflict}"
        self._connection.run(sql, (*values, after))
        self._marks.changed(table, row, before, after)

    def _with_key(self, table: Table, values: Mapping[str, Value]) -> dict[str, Value]:
        """Return the complete row, with the next integer key when the caller gave none."""
        if table.integer_key and values.get(table.key[0]) is None:
            values = {**values, table.key[0]: self.next_key(table)}
        return table.complete(values)


def _integer(value: Value) -> int:
    """Return an integer key as `int`."""
    if not isinstance(value, int):
        raise TypeError("an integer key is an integer")
    return value
