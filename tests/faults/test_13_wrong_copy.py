"""13: a new file that is not the same is noticed, thrown away, and the old one stays in use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.faults.swapping import LATER, base, holds
from tests.vault.cheap import reopen, secret
from tui.vault import export
from tui.vault.connection import PAGE_BYTES, Connection
from tui.vault.errors import SwapFailed
from tui.vault.secret import Secret
from tui.vault.swap import change_key
from tui.vault.tables import ENTRY, row_hash

Spoil = Callable[[Path, Secret], None]


def flip(path: Path, place: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)
        file.seek(place)
        file.write(bytes([byte[0] ^ 1]))


def at_page(share: float) -> Spoil:
    def spoil(path: Path, _spec: Secret) -> None:
        pages = path.stat().st_size // PAGE_BYTES
        flip(path, int(share * (pages - 1)) * PAGE_BYTES + 2000)

    return spoil


def by_sql(*statements: str) -> Spoil:
    """Change the new file with its own key, as a fault of the export would."""

    def spoil(path: Path, spec: Secret) -> None:
        connection = Connection(path, read_only=False)
        connection.unlock(spec)
        connection.run_all(statements)
        connection.close()

    return spoil


def another_value(path: Path, spec: Secret) -> None:
    """A row with another text whose own hash is right: only comparing finds it."""
    connection = Connection(path, read_only=False)
    connection.unlock(spec)
    columns = ", ".join(ENTRY.columns)
    row = list(connection.run(f"SELECT {columns} FROM entry WHERE seq = 7")[0])
    row[ENTRY.columns.index("body")] = "something else"
    connection.run("DROP TRIGGER entry_sealed")
    sql = connection.run("SELECT sql FROM sqlite_master WHERE name = 'entry_sealed'")
    assert sql == []
    connection.run("UPDATE entry SET body = ?, h = ? WHERE seq = 7", (row[9], row_hash(ENTRY, row)))
    connection.close()


def cut(path: Path, _spec: Secret) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - PAGE_BYTES)


def emptied(path: Path, _spec: Secret) -> None:
    path.write_bytes(b"")


SPOILS: dict[str, Spoil] = {
    "first page": at_page(0),
    "middle page": at_page(0.5),
    "last page": at_page(1),
    "cut": cut,
    "emptied": emptied,
    "another value": another_value,
    "a row less": by_sql("DROP TRIGGER entry_kept", "DELETE FROM entry WHERE seq = 200"),
    "a chunk less": by_sql("DELETE FROM chunk WHERE seq = 1"),
    "a table less": by_sql("DROP TABLE supporter"),
    "an index less": by_sql("DROP INDEX entry_revises"),
    "a trigger less": by_sql("DROP TRIGGER entry_gapless"),
    "search emptied": by_sql("INSERT INTO search(search) VALUES ('delete-all')"),
}


@pytest.mark.parametrize("name", SPOILS)
def test_a_wrong_new_file_never_takes_the_place(
    path: Path, soak: Soak, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    _content, held = base(path)
    verify = export._verify

    def spoiled(target: Path, spec: Secret, *rest: object) -> None:
        SPOILS[name](target, spec)
        verify(target, spec, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(export, "_verify", spoiled)
    vault = reopen(path)
    with pytest.raises(SwapFailed):
        change_key(vault, secret(LATER), lambda _done: True)
    kept = holds(vault) == held
    vault.close()
    again = reopen(path)
    kept = kept and holds(again) == held
    again.close()
    left = [found for found in path.parent.iterdir() if found != path]
    soak.report(1, lost=int(not kept), leaked=len(left))
    assert kept
    assert left == []
