"""Checks that the journal is what was written: every row, every number, every link of the chain."""

from __future__ import annotations

from collections.abc import Callable

from tui.journal.entry import is_linked, is_sealed, seal_of
from tui.vault.chain import GENESIS
from tui.vault.errors import Cancelled, Damaged
from tui.vault.reader import BY_INDEX, Reader
from tui.vault.tables import ENTRY, Row
from tui.vault.vault import Vault

BATCH = 500


def first_broken(
    vault: Vault, batch: int = BATCH, progress: Callable[[float], bool] = lambda _share: True
) -> int | None:
    """Return the number of the first entry that is missing, damaged or not linked, or None.

    An entry whose content was removed keeps its link and what stands for it there: the chain goes
    on through it (in files of version 4 and before it begins anew after it). Whether the
    whole chain was written anew can only be told by somebody who kept an earlier link.

    Args:
        vault: the open file.
        batch: how many entries are read at once.
        progress: told after each batch which part is done; says whether to go on.

    Raises:
        Damaged: when a page of the file itself cannot be read.
        Cancelled: when `progress` said so.
    """
    previous = GENESIS
    with vault.read() as reader:
        last = reader.last(ENTRY)
    for start in range(1, last + 1, batch):
        if not progress((start - 1) / last):
            raise Cancelled
        with vault.read() as reader:
            for seq, row in _rows(reader, start, min(start + batch, last + 1)):
                stored = _link(row)
                if row is None or stored is None:
                    return seq
                if not is_linked(row, previous):
                    return seq
                previous = stored
    return None


def kept_seal(reader: Reader, seq: int) -> bytes:
    """Return what stands for an entry in its link, to be kept when its content goes.

    Nothing for a link of the older form, which cannot be followed without the content.
    """
    row, before = reader.get(ENTRY, seq=seq), reader.get(ENTRY, seq=seq - 1) if seq > 1 else None
    previous = GENESIS if before is None else bytes.fromhex(str(before["link"]))
    return seal_of(row) if row is not None and is_sealed(row, previous) else b""


def _rows(reader: Reader, start: int, stop: int) -> list[tuple[int, Row | None]]:
    """Return each number with its row, None where the row is missing or not what was written."""
    try:
        found = reader.select(
            ENTRY, where="seq >= ? AND seq < ?", params=(start, stop), span=BY_INDEX
        )
    except Damaged:
        return [(seq, _sound(reader, seq)) for seq in range(start, stop)]
    rows = {row["seq"]: row for row in found}
    return [(seq, rows.get(seq)) for seq in range(start, stop)]


def _sound(reader: Reader, seq: int) -> Row | None:
    try:
        return reader.get(ENTRY, seq=seq)
    except Damaged:
        return None


def _link(row: Row | None) -> bytes | None:
    try:
        return None if row is None else bytes.fromhex(str(row["link"]))
    except ValueError:
        return None
