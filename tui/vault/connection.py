"""The only place that speaks to SQLCipher: key, settings, refusals, typed errors, read guard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from tui.vault import errors
from tui.vault.medium import may_be_too_big
from tui.vault.presence import folder_answers, is_reachable
from tui.vault.secret import Secret

OLDEST_CIPHER = (4, 19)
"""Older SQLCipher reports every page beyond 4 GiB as damaged (sqlcipher issue 604)."""

BUSY_SECONDS = 0.3
_STEPS_BETWEEN = 50
"""SQLite's instructions between two questions whether to go on: some ten rows of a table."""
PAGE_BYTES = 4096

_BEFORE_KEY = ("cipher_log_level = NONE", "cipher_memory_security = ON")
_AFTER_KEY = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "cache_size = -2000",
)
_EXPECTED = {
    "locking_mode": "exclusive",
    "journal_mode": "delete",
    "synchronous": 3,
    "temp_store": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "auto_vacuum": 0,
}

_ALLOWED_PRAGMAS = frozenset(
    {
        "application_id", "cipher_integrity_check", "cipher_status", "data_version",
        "freelist_count", "integrity_check", "page_count", "quick_check", "user_version",
    }
)  # fmt: skip
_WRITABLE_PRAGMAS = frozenset({"user_version", "integrity_check", "quick_check"})
_FORBIDDEN_FUNCTIONS = frozenset(
    {"load_extension", "sqlcipher_export", "readfile", "writefile", "edit", "fts3_tokenizer"}
)

_SOUND = [("1",)]
"""What SQLCipher says of its state while no page was refused."""

_RAISED = (dbapi2.Error, MemoryError, UnicodeEncodeError)

_ERRORS: dict[int, type[errors.VaultError]] = {
    dbapi2.SQLITE_PERM: errors.ReadOnlyMedium,
    dbapi2.SQLITE_BUSY: errors.Busy,
    dbapi2.SQLITE_LOCKED: errors.Busy,
    dbapi2.SQLITE_NOMEM: errors.NotEnoughMemory,
    dbapi2.SQLITE_READONLY: errors.ReadOnlyMedium,
    dbapi2.SQLITE_IOERR: errors.Unplugged,
    dbapi2.SQLITE_CORRUPT: errors.Damaged,
    dbapi2.SQLITE_FULL: errors.NoSpace,
    dbapi2.SQLITE_CANTOPEN: errors.Unplugged,
    dbapi2.SQLITE_TOOBIG: errors.TooLong,
    dbapi2.SQLITE_CONSTRAINT: errors.Refused,
    dbapi2.SQLITE_AUTH: errors.Refused,
    dbapi2.SQLITE_NOTADB: errors.WrongPassphrase,
    dbapi2.SQLITE_INTERRUPT: errors.Cancelled,
}


def cipher_is_recent(version: str) -> bool:
    """Say whether a SQLCipher version such as "4.19.0 community" is one the vault relies on."""
    numbers = version.split(" ", maxsplit=1)[0].split(".")
    return tuple(int(number) for number in numbers[:2]) >= OLDEST_CIPHER


def translate(error: BaseException, path: Path) -> errors.VaultError:
    """Return the typed error for what SQLite reported, by its code and never by its text."""
    if isinstance(error, MemoryError):
        return errors.NotEnoughMemory()
    if isinstance(error, UnicodeEncodeError):
        return errors.BadText()
    if isinstance(error, dbapi2.OperationalError) and not hasattr(error, "sqlite_errorcode"):
        return errors.Damaged()  # the binding met a stored text that is no UTF-8
    code = int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
    kind = _ERRORS.get(code, errors.VaultError)
    if kind is errors.Unplugged and path.exists():
        kind = _while_still_there(code, path)
    return kind()


def _while_still_there(code: int, path: Path) -> type[errors.VaultError]:
    """Return what a failed write or a journal that cannot be made means while the file exists."""
    if may_be_too_big(path):
        return errors.FileTooBigForMedium
    if code == dbapi2.SQLITE_CANTOPEN and folder_answers(path.parent):
        return errors.ReadOnlyMedium
    return errors.Unplugged


class Connection:
    """One keyed connection; every method raises only the errors of `tui.vault.errors`."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        """Open the existing file at `path` without reading it yet; `unlock` must follow."""
        self.path = path
        self._damaged = self._interrupted = False
        self._unlocked = False
        uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
        try:
            self._raw: Any = dbapi2.connect(
                uri,
                uri=True,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
                cached_statements=0,
            )
        except _RAISED as error:
            raise self._typed(error) from None

    def unlock(self, spec: Secret) -> None:
        """Hand over the raw key, apply and check the settings, take the lock.

        `forbid` must follow once the schema is up to date.
        Raise `WrongPassphrase`, `Damaged`, `Busy` when another process holds the file, or
        `NewerFormat` when a setting of the file is not one this version writes.
        """
        for pragma in _BEFORE_KEY:
            self.run(f"PRAGMA {pragma}")
        if not cipher_is_recent(str(self.value("PRAGMA cipher_version"))):
            raise errors.VaultError
        with spec.view() as view:
            self._hand_over(view)
        self.run("SELECT count(*) FROM sqlite_master")
        for pragma in _AFTER_KEY:
            self.run(f"PRAGMA {pragma}")
        self._verify_settings()
        self.begin("EXCLUSIVE")
        self.commit()
        self._unlocked = True

    def _hand_over(self, spec: memoryview) -> None:
        """Give SQLCipher the raw key; it keeps its own copy in locked memory."""
        try:
            self._raw.set_key(spec)
        except _RAISED as error:
            raise self._typed(error) from None

    def forbid(self) -> None:
        """From now on refuse statements that could copy, re-key or weaken the file."""
        self._raw.set_authorizer(_authorize)

    @contextmanager
    def unbound(self) -> Iterator[None]:
        """Lift what `forbid` refuses; for `export` alone."""
        self._raw.set_authorizer(None)
        try:
            yield
        finally:
            self.forbid()

    @contextmanager
    def asking(self, go_on: Callable[[], bool]) -> Iterator[None]:
        """Call `go_on` often while statements run; when it says False, they raise `Cancelled`."""
        self._raw.set_progress_handler(lambda: 0 if go_on() else 1, _STEPS_BETWEEN)
        try:
            yield
        finally:
            self._raw.set_progress_handler(None, 0)

    def _verify_settings(self) -> None:
        """Raise `NewerFormat` when a setting did not take: the file would lose its safety."""
        for pragma, expected in _EXPECTED.items():
            if self.value(f"PRAGMA {pragma}") != expected:
                raise errors.NewerFormat

    def run(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Execute one statement to its end and return all its rows."""
        try:
            rows: list[tuple[Any, ...]] = self._raw.execute(sql, params).fetchall()
        except _RAISED as error:
            raise self._typed(error) from None
        return rows

    def each(self, sql: str, params: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Execute one statement and yield its rows as they are read, one in memory at a time."""
        try:
            cursor = self._raw.execute(sql, params)
        except _RAISED as error:
            raise self._typed(error) from None
        try:
            while (row := self._fetch(cursor)) is not None:
                yield row
        finally:
            with suppress(dbapi2.Error):  # the connection may have been closed before the last row
                cursor.close()

    def _fetch(self, cursor: Any) -> tuple[Any, ...] | None:
        """Return the next row of a statement under way, or None after the last."""
        try:
            row: tuple[Any, ...] | None = cursor.fetchone()
        except _RAISED as error:
            raise self._typed(error) from None
        return row

    def run_all(self, statements: Iterable[str]) -> None:
        """Execute statements one after another."""
        for statement in statements:
            self.run(statement)

    def insert(self, sql: str, params: Sequence[object] = ()) -> int:
        """Execute one INSERT of one row and return the row's number."""
        try:
            return int(self._raw.execute(sql, params).lastrowid)
        except _RAISED as error:
            raise self._typed(error) from None

    def fill(self, table: str, column: str, row: int, data: bytes) -> None:
        """Write over the bytes of a value that was inserted as `zeroblob` of the same length.

        They go straight into the pages.  A value given with the statement is copied twice on its
        way there, and SQLCipher overwrites every copy in memory with random numbers: 40 % more time
        for pieces of 1 MiB.
        """
        if self._interrupted:
            raise errors.Cancelled
        try:
            with self._raw.open_blob(table, column, row) as blob:
                blob.write(data)
        except _RAISED as error:
            raise self._typed(error) from None

    def value(self, sql: str, params: Sequence[object] = ()) -> Any:
        """Return the first column of the first row, or None when there is no row."""
        rows = self.run(sql, params)
        return rows[0][0] if rows else None

    @property
    def changes(self) -> int:
        """How many rows were written since the file was opened."""
        return int(self._raw.total_changes)

    def begin(self, kind: str = "DEFERRED") -> None:
        """Start a transaction of kind DEFERRED, IMMEDIATE or EXCLUSIVE."""
        self._interrupted = False
        self.run(f"BEGIN {kind}")

    def commit(self) -> None:
        """Commit; when it returns, a save is on the medium."""
        self.run("COMMIT")

    def rollback(self) -> None:
        """Undo the transaction, if SQLite has not done so already; never raises."""
        with suppress(Exception):
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK")

    def guard(self) -> None:
        """Bring out an error that SQLCipher swallowed during the reads of this transaction.

        When the last page a statement fetches fails its HMAC, SQLCipher 4.19 returns zeros without
        an error.  From then on its codec refuses every page, and says so when its state is asked:
        nothing is read for that, and what is in memory stays there.  Raise `Damaged`.
        """
        if self.run("PRAGMA cipher_status") != _SOUND:
            self._damaged = True
            raise errors.Damaged if is_reachable(self.path) else errors.Unplugged

    def interrupt(self) -> None:
        """Make the statement that another thread is running fail, and what it would `fill` next."""
        self._interrupted = True
        with suppress(dbapi2.Error):
            self._raw.interrupt()

    def close(self) -> None:
        """Close; an open transaction is undone.  Never raises: nothing unsaved depends on it."""
        self.rollback()
        with suppress(dbapi2.Error):
            self._raw.close()

    def _typed(self, error: BaseException) -> errors.VaultError:
        """Return the typed error, without text, and remember damage.

        After a refused page SQLCipher answers everything on the connection with changing codes.
        It calls a page of a pulled stick malformed too, so the medium itself is asked.
        """
        typed = errors.Damaged() if self._damaged else translate(error, self.path)
        if self._unlocked and isinstance(typed, errors.WrongPassphrase):
            typed = errors.Damaged()
        self._damaged = isinstance(typed, errors.Damaged)
        return errors.Unplugged() if self._damaged and not is_reachable(self.path) else typed


def _authorize(
    action: int, first: str | None, second: str | None, _database: str | None, _source: str | None
) -> int:
    """Deny what could write plaintext elsewhere, replace the key or weaken a setting."""
    if action in (dbapi2.SQLITE_ATTACH, dbapi2.SQLITE_DETACH):
        return int(dbapi2.SQLITE_DENY)
    if action == dbapi2.SQLITE_PRAGMA:
        name = (first or "").lower()
        allowed = _ALLOWED_PRAGMAS if second is None else _WRITABLE_PRAGMAS
        return int(dbapi2.SQLITE_OK if name in allowed else dbapi2.SQLITE_DENY)
    if action == dbapi2.SQLITE_FUNCTION and (second or "").lower() in _FORBIDDEN_FUNCTIONS:
        return int(dbapi2.SQLITE_DENY)
    return int(dbapi2.SQLITE_OK)
