"""Rescues a damaged file, its journal included, into a new one."""

from __future__ import annotations

from collections.abc import Callable

from tui.journal.resealing import Resealer, index_newest
from tui.vault.salvage import Progress, Saved, salvage
from tui.vault.tables import ENTRY, Row
from tui.vault.vault import Vault
from tui.vault.writer import Writer

BATCH = 200
"""Notes made findable in one write."""


def rescue(
    open_again: Callable[[], Vault], target: Vault, chain: str, progress: Progress
) -> list[Saved]:
    """Save what can be read into `target` and make it findable; return what came of each table.

    Args:
        open_again: opens the damaged file for reading, each time anew.
        target: a new empty vault, open; it stays open.
        chain: a name for the chain of the damaged file, kept in entries that are sealed anew.
        progress: is told the fraction done; False stops.

    Raises:
        VaultError: what `salvage` raises.
    """
    sealer = Resealer(chain)
    notes: dict[str, Row] = {}

    def add(writer: Writer, row: Row) -> None:
        added = sealer.add(writer, row)
        note = {"uid": added["uid"], "revises": added["revises"]}
        notes.setdefault(str(added["revises"] or added["uid"]), note)

    report = salvage(open_again, target, add, progress)
    rows = list(notes.values())
    for start in range(0, len(rows), BATCH):
        with target.write() as writer:
            index_newest(writer, rows[start : start + BATCH])
    return report


def entries_saved(report: list[Saved]) -> Saved:
    """Return what came of the journal."""
    return next(saved for saved in report if saved.table == ENTRY.name)
