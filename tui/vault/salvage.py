"""Rescues what is left of a damaged file into a new one; the damaged file is only ever read.

Rows are read in ranges; a range that meets a damaged page is halved until single rows are left
(`rereading`), and these are looked for in the pages themselves (`raw_rows`): in what is right of a
damaged page, and behind a damaged page that only leads to others.  A row is taken only with its own
SHA-256, so what is lost is what lay on the bytes that are damaged.  Of a stored file that is not
whole, the pieces that are right are kept, and it is marked as cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial

from tui.vault.errors import Cancelled, Damaged
from tui.vault.raw_rows import RawRows
from tui.vault.rereading import Rereader, TableReading
from tui.vault.streams import PARTIAL, PieceReader, chunks_in
from tui.vault.tables import ENTRY, FORMAT, STREAM, TABLES, Row, Table
from tui.vault.vault import Vault
from tui.vault.writer import Writer

AddEntry = Callable[[Writer, Row], object]
"""Adds an entry of the damaged file to the new one and links it."""

Progress = Callable[[float], bool]
"""Called with the fraction done, 0 to 1; False stops."""

_TABLES: tuple[Table, ...] = tuple(t for t in TABLES if t not in (FORMAT, STREAM))


@dataclass(frozen=True)
class Saved:
    """What came of one table: rows saved, rows known to be lost, stored files saved in part."""

    table: str
    saved: int
    lost: int
    in_part: int = 0


def salvage(
    open_again: Callable[[], Vault],
    target: Vault,
    add_entry: AddEntry,
    progress: Progress,
    raw: RawRows | None = None,
) -> list[Saved]:
    """Copy everything that can be read into `target`, a new empty vault; return what came of it.

    Args:
        open_again: opens the damaged file for reading, each time anew.
        target: the new vault, open; it stays open.
        add_entry: takes the entries by rising number.
        progress: is told how far it is.
        raw: finds the rows that SQLCipher cannot reach any more.

    Raises:
        Cancelled: when `progress` said so; `target` holds what was saved so far.
        VaultError: the damaged file cannot be opened at all, or `target` not be written.
    """
    report: list[Saved] = []
    with closing(Rereader(open_again, raw)) as source:
        for number, table in enumerate(_TABLES):
            reading = TableReading(source, table)
            for rows in reading.rows():
                _tell(progress, number)
                if rows:
                    with target.write() as writer:
                        _copy(writer, table, rows, add_entry)
            report.append(Saved(table.name, reading.sound, reading.lost))
        report.append(_streams(source, target, progress))
    _tell(progress, len(_TABLES) + 1)
    return report


def _copy(writer: Writer, table: Table, rows: list[Row], add_entry: AddEntry) -> None:
    for row in rows:
        if table is ENTRY:
            add_entry(writer, row)
        else:
            writer.put(table, row)


def _streams(source: Rereader, target: Vault, progress: Progress) -> Saved:
    """Copy every stored file that is whole, and of the others the pieces that are."""
    saved = in_part = lost = 0
    reading = TableReading(source, STREAM)
    for row in [row for rows in reading.rows() for row in rows if row["state"] != PARTIAL]:
        _tell(progress, len(_TABLES))
        try:
            source.ask(lambda vault, row=row: _stream(vault, row, target))  # type: ignore[misc]
        except Damaged:
            kept = target.put_pieces(row, _sound_pieces(source, row, progress))
            in_part, lost = in_part + (kept > 0), lost + (kept == 0)
        else:
            saved += 1
    return Saved(STREAM.name, saved, lost + reading.lost, in_part)


def _sound_pieces(source: Rereader, row: Row, progress: Progress) -> Iterator[tuple[int, bytes]]:
    """Yield each piece of a stored file that is as it was written, with its number."""
    stream = int(row["id"] or 0)
    for number in range(chunks_in(int(row["size"] or 0))):
        _tell(progress, len(_TABLES))
        with suppress(Damaged):
            yield number, source.ask(partial(Vault.piece, stream_id=stream, number=number))


def _stream(vault: Vault, row: Row, target: Vault) -> None:
    number = int(row["id"] or 0)
    source = PieceReader(vault.get_stream(number))
    target.put_stream(source, str(row["name"]), str(row["media_type"]), number=number)


def _tell(progress: Progress, done: int) -> None:
    if not progress(done / (len(_TABLES) + 1)):
        raise Cancelled
