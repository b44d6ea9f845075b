"""How often the file was saved, written in two places far apart: its first page and its marks.

The first page also says which pages are free.  An older one would let the next save write over
pages that are in use, so the two numbers are compared before anything is written.
"""

from __future__ import annotations

from tui.vault.connection import Connection
from tui.vault.errors import Damaged
from tui.vault.mark import Mark, mark_rows, write_mark

SAVES = "saves"
FIRST_VERSION = 4
"""The version from which on files count their saves."""

_VERSION_BITS = 8
_VERSION, _MOST = 0xFF, 2**23
"""`user_version` has 31 bits besides its sign: 8 for the version, 23 for the saves, which begin at
0 again after eight million."""


def version_of(connection: Connection) -> int:
    """Return how many migrations a file has been through."""
    return _number(connection) & _VERSION


def set_version(connection: Connection, version: int) -> None:
    """Note that the file has been through so many migrations; the saves stay counted."""
    saves = _saves(connection)
    if version >= FIRST_VERSION and not mark_rows(connection, SAVES):
        write_mark(connection, SAVES, Mark(saves))
    _set(connection, version, saves)


def count_save(connection: Connection) -> None:
    """Count a save, as the last thing before it is committed."""
    saves = (_saves(connection) + 1) % _MOST
    write_mark(connection, SAVES, Mark(saves))
    _set(connection, version_of(connection), saves)


def vouch_first_page(connection: Connection) -> None:
    """Raise `Damaged` when the first page, or that of the marks, is not the newest one."""
    found = mark_rows(connection, SAVES)
    if not found or found[0]["rows"] != _saves(connection):
        raise Damaged


def _saves(connection: Connection) -> int:
    return _number(connection) >> _VERSION_BITS


def _number(connection: Connection) -> int:
    found: int = connection.value("PRAGMA user_version")
    return found


def _set(connection: Connection, version: int, saves: int) -> None:
    connection.run(f"PRAGMA user_version = {saves << _VERSION_BITS | version}")
