"""Marks: what each table held when it was last written, so that an older page is noticed.

SQLCipher proves that a page was written by the owner, not that it is the newest one: a stick that
lost a write, or somebody who puts an old page back, gives rows that are sound and out of date.  So
the table `mark` says how many rows each table has and the sum of their SHA-256 (modulo 2^256), and
it changes in the same transaction as the rows.  What a table holds is compared with its mark when
it is first used after opening; a page and its mark are never on the same page of the file.

The journal can be long, so its marks are about its small indexes only; what it holds besides is
known without counting: numbers have no gaps, and a row never changes but to become a tombstone.
"""

# Names in statements come from the fixed tables; what a person typed is only ever a parameter.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from tui.vault.connection import Connection
from tui.vault.errors import Damaged, Refused
from tui.vault.index_mark import FIRST_VERSION as FIRST_INDEX_VERSION
from tui.vault.index_mark import SEARCH, IndexMark
from tui.vault.mark import (
    Mark,
    mark_of,
    mark_rows,
    numbers_mark,
    same_mark,
    text_digest,
    write_mark,
    written_mark,
)
from tui.vault.saves import FIRST_VERSION as FIRST_COUNTED_VERSION
from tui.vault.saves import version_of, vouch_first_page
from tui.vault.tables import ENTRY, FORMAT, MARK, Row, Table, Value

FIRST_MARKED_VERSION = 2
"""The `user_version` from which on files have marks."""

LAST = "entry"
LATER = "entry.revises"
REMOVED = "entry.tombstone"
_INDEXES = {
    LATER: "SELECT seq FROM entry INDEXED BY entry_revises WHERE revises IS NOT NULL",
    REMOVED: "SELECT seq FROM entry INDEXED BY entry_tombstone WHERE tombstone = 1",
}

_INDEXED = {
    "answer_history": {"answer_history_question": "question"},
    "record": {"record_kind": "kind"},
    "link": {"link_first": "first", "link_second": "second"},
}
"""Small tables that have indexes besides that of their key, and the column of each."""


class Marks:
    """Compares tables with their marks, once each after opening, and keeps the marks up to date."""

    def __init__(self, connection: Connection) -> None:
        """Work through `connection`, inside the transactions its owner begins."""
        self._connection = connection
        self._sound: dict[str, Mark] = {}
        self._removed: set[int] = set()
        self._complete = False
        self._changed: set[str] = set()
        self._index = IndexMark(connection)
        self._reindexed: set[int] = set()
        self._added = False

    @cached_property
    def _version(self) -> int:
        return version_of(self._connection)

    @cached_property
    def _kept(self) -> bool:
        """Say whether the file has marks; one of the first version, opened to read, has none."""
        return self._version >= FIRST_MARKED_VERSION

    def lacks(self, table: Table) -> bool:
        """Say whether the file is of a version before this table, opened to read."""
        return table.since > self._version

    def ignore(self) -> None:
        """From now on compare nothing."""
        self._kept = False

    def rows_marked(self, table: Table) -> int:
        """Return how many rows a table had when it was last written, 0 in a file without marks."""
        if self._version < FIRST_MARKED_VERSION:
            return 0
        found = mark_rows(self._connection, table.name)
        return int(found[0]["rows"] or 0) if found else 0

    def vouch(self, table: Table) -> None:
        """Raise `Damaged` when a small table is not what was last written."""
        if self._kept and table.name not in self._sound and table not in (FORMAT, MARK):
            self._compare(table.name, small_table_mark(self._connection, table))

    def vouch_last(self) -> int:
        """Return the number of the last entry; raise `Damaged` when it is not the last written."""
        if LAST not in self._sound:
            last = int(self._connection.value("SELECT ifnull(max(seq), 0) FROM entry"))
            if not self._kept:
                return last
            self._compare(LAST, journal_mark(self._connection, last))
        return self._sound[LAST].rows

    def vouch_journal(self) -> None:
        """Raise `Damaged` when a small index of the entries is not as last written."""
        self.vouch_last()
        if not self._kept:
            return
        for name, sql in _INDEXES.items():
            if name not in self._sound:
                numbers = [int(row[0]) for row in self._connection.run(sql)]
                self._compare(name, numbers_mark(numbers))
                if name == REMOVED:
                    self._removed = set(numbers)

    def vouch_uids(self) -> None:
        """Raise `Damaged` when the index of the uids is not as last written."""
        last = self.vouch_last()
        if self._kept and "entry.uid" not in self._sound:
            sql = "SELECT count(*), ifnull(sum(seq), 0) FROM entry INDEXED BY "
            found = self._connection.run(f"{sql}sqlite_autoindex_entry_1")
            if found != [(last, last * (last + 1) // 2)]:
                raise Damaged
            self._sound["entry.uid"] = Mark()

    def vouch_index(self) -> None:
        """Raise `Damaged` when the word index is not as last written; reads all of it, once."""
        if self._kept and self._version >= FIRST_INDEX_VERSION and SEARCH not in self._sound:
            self._compare(SEARCH, self._index.read())

    def prepare_index(self) -> bool:
        """Read a part of what `vouch_index` will need; say whether there is more to read."""
        needed = self._kept and self._version >= FIRST_INDEX_VERSION and SEARCH not in self._sound
        return needed and self._index.prepare()

    def vouch_start(self) -> None:
        """Raise `Damaged` when the first page is not the newest one."""
        if self._kept and self._version >= FIRST_COUNTED_VERSION:
            vouch_first_page(self._connection)

    def add_to_index(self, seq: int, enter: Callable[[], object]) -> None:
        """Call `enter`, which enters a note into the word index, and keep the mark of the index.

        The first note of a transaction changes the mark by its difference when the index was not
        compared yet: the note need not wait until all of it is read.  An index that is not as last
        written differs from its mark afterwards as it did before.
        """
        marked = self._kept and self._version >= FIRST_INDEX_VERSION and SEARCH not in self._sound
        mark = written_mark(self._connection, SEARCH) if marked and not self._added else None
        if mark is not None:
            self._added = True
            write_mark(self._connection, SEARCH, mark.changed(*self._added_alone(seq, enter)))
        else:
            self.vouch_index()
            enter()
            self.index_changed(seq)

    def _added_alone(self, seq: int, enter: Callable[[], object]) -> tuple[Mark, Mark]:
        """Enter a note into an index that was not compared; return the mark of what changed.

        When an older list of the index lacks a segment that is there, FTS5 gives its number anew
        and finds its rows: it then refuses to write, which is damage.
        """
        try:
            return self._index.add(seq, enter)
        except Refused:
            raise Damaged from None

    def index_changed(self, seq: int) -> None:
        """Note that an entry was entered into the word index or taken out of it."""
        self._reindexed.add(seq)

    def vouch_complete(self) -> None:
        """Raise `Damaged` when an entry is missing anywhere; reads every page of the journal."""
        if self._kept and not self._complete:
            self.require_gapless(1, self.vouch_last())
            self._complete = True

    def require_gapless(self, low: int, high: int) -> None:
        """Raise `Damaged` when an entry from number `low` to `high` is missing."""
        sql = "SELECT count(*) FROM entry NOT INDEXED WHERE seq BETWEEN ? AND ?"
        if (
            high >= low
            and self._kept
            and self._connection.value(sql, (low, high)) != high - low + 1
        ):
            raise Damaged

    def require_absent(self, seq: Value) -> None:
        """Raise `Damaged` when there should be an entry with this number."""
        if isinstance(seq, int) and 1 <= seq <= self.vouch_last():
            raise Damaged

    def vouch_entries(self, rows: Sequence[Row]) -> None:
        """Raise `Damaged` when an entry that was removed is back; `vouch_journal` goes before."""
        if self._kept and any((row["seq"] in self._removed) != row["tombstone"] for row in rows):
            raise Damaged

    def vouch_for_writing(self, table: Table) -> None:
        """Raise `Damaged` when what the next mark is computed from is not as last written."""
        if table.append_only:
            self.vouch_journal()
        else:
            self.vouch(table)

    def changed(self, table: Table, row: Row, before: bytes | None, after: bytes | None) -> None:
        """Note that a row was written: its hash before and after, None where there was none."""
        if not self._kept or table.name not in self._sound:
            return
        if table.append_only:
            self._entry_changed(row, new=before is None)
            return
        mark = self._sound[table.name]
        mark = mark if before is None else mark.without_row(before)
        self._set(table.name, mark if after is None else mark.with_row(after))

    def _entry_changed(self, row: Row, *, new: bool) -> None:
        seq = int(row["seq"] or 0)
        if new:
            self._set(LAST, Mark().with_row(text_digest(str(row["link"]))).at(seq))
        if new and row["revises"] is not None:
            self._set(LATER, self._sound[LATER].with_row(text_digest(str(seq))))
        if row["tombstone"]:
            self._set(REMOVED, self._sound[REMOVED].with_row(text_digest(str(seq))))
            self._removed.add(seq)

    def _set(self, name: str, mark: Mark) -> None:
        self._sound[name] = mark
        self._changed.add(name)

    def flush(self) -> None:
        """Write the marks of what this transaction changed, before it is committed."""
        if self._reindexed and SEARCH in self._sound:
            self._set(SEARCH, self._index.after(self._reindexed))
        self._reindexed.clear()
        self._added = False
        for name in sorted(self._changed):
            write_mark(self._connection, name, self._sound[name])
        self._changed.clear()

    def forget(self) -> None:
        """Compare everything anew: what was written since was undone."""
        self._sound.clear()
        self._changed.clear()
        self._reindexed.clear()
        self._removed.clear()
        self._index.forget()
        self._complete = self._added = False

    def _compare(self, name: str, found: Mark) -> None:
        """Raise `Damaged` when the mark called `name` does not say what was found."""
        if not same_mark(self._connection, name, found):
            raise Damaged
        self._sound[name] = found


def small_table_mark(connection: Connection, table: Table) -> Mark:
    """Return the mark of a table as it is; raise `Damaged` when an index says something else."""
    for index, column in _indexes_of(table).items():
        rows = connection.run(f"SELECT rowid, {column} FROM {table.name} NOT INDEXED")
        indexed = connection.run(f"SELECT rowid, {column} FROM {table.name} INDEXED BY {index}")
        if sorted(indexed) != sorted(rows):
            raise Damaged
    return mark_of(row[0] for row in connection.run(f"SELECT h FROM {table.name} NOT INDEXED"))


def _indexes_of(table: Table) -> dict[str, str]:
    """Return the indexes of a small table, each with its column."""
    own = {} if table.integer_key else {f"sqlite_autoindex_{table.name}_1": table.key[0]}
    return {**own, **_INDEXED.get(table.name, {})}


def journal_mark(connection: Connection, last: int) -> Mark:
    """Return the mark of a journal whose last entry has the number `last`."""
    link = connection.value("SELECT link FROM entry WHERE seq = ?", (last,))
    return Mark().with_row(text_digest(str(link or ""))).at(last)


def make_marks(connection: Connection, tables: Sequence[Table]) -> None:
    """Write the marks of tables that have none yet, from what they hold."""
    for table in tables:
        if table not in (FORMAT, MARK, ENTRY):
            write_mark(connection, table.name, small_table_mark(connection, table))
    if ENTRY in tables:
        _make_journal_marks(connection)


def make_index_mark(connection: Connection) -> None:
    """Write the mark of a word index that has none yet, from what it holds."""
    write_mark(connection, SEARCH, IndexMark(connection).read())


def _make_journal_marks(connection: Connection) -> None:
    """Write the marks of the journal from what it holds."""
    last = int(connection.value("SELECT ifnull(max(seq), 0) FROM entry"))
    write_mark(connection, LAST, journal_mark(connection, last))
    for name, sql in _INDEXES.items():
        numbers = (int(row[0]) for row in connection.run(sql))
        write_mark(connection, name, numbers_mark(numbers))
