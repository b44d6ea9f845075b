"""Rescues a damaged file, its journal included, into a new one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from tui.journal.resealing import Resealer, index_newest
from tui.vault.opening import create, open_with_seed, seed_of_file
from tui.vault.profiles import Profiles
from tui.vault.raw_pages import RawPages
from tui.vault.raw_rows import RawRows
from tui.vault.salvage import Progress, Saved, salvage
from tui.vault.secret import Secret
from tui.vault.tables import Row
from tui.vault.vault import Vault
from tui.vault.writer import Writer

BATCH = 200
"""Notes made findable in one write."""


def rescue(
    open_again: Callable[[], Vault],
    target: Vault,
    chain: str,
    progress: Progress,
    raw: RawRows | None = None,
) -> list[Saved]:
    """Save what can be read into `target` and make it findable; return what came of each table.

    Args:
        open_again: opens the damaged file for reading, each time anew.
        target: a new empty vault, open; it stays open.
        chain: a name for the chain of the damaged file, kept in entries that are sealed anew.
        progress: is told the fraction done; False stops.
        raw: finds the rows that SQLCipher cannot reach any more.

    Raises:
        VaultError: what `salvage` raises.
    """
    sealer = Resealer(chain)
    notes: dict[str, Row] = {}

    def add(writer: Writer, row: Row) -> None:
        added = sealer.add(writer, row)
        note = {"uid": added["uid"], "revises": added["revises"]}
        notes.setdefault(str(added["revises"] or added["uid"]), note)

    report = salvage(open_again, target, add, progress, raw)
    rows = list(notes.values())
    for start in range(0, len(rows), BATCH):
        with target.write() as writer:
            index_newest(writer, rows[start : start + BATCH])
    return report


def rescue_file(
    damaged: Path,
    passphrase: Secret,
    target: Path,
    *,
    profiles: Profiles,
    now: Callable[[], datetime],
    progress: Progress,
) -> list[Saved]:
    """Rescue the file at `damaged` into a new one at `target` with the same passphrase.

    The damaged file is only read.  Whatever is raised, there is no file at `target` afterwards.
    Raise what opening and creating a vault raise, `Damaged` when nothing at all can be read.
    """
    with (
        seed_of_file(damaged, passphrase, profiles=profiles) as seed,
        RawPages(damaged, seed) as pages,
    ):
        open_again = partial(open_with_seed, damaged, seed, read_only=True, profiles=profiles)
        with closing(open_again()) as first:
            chain, profile = first.salt.hex(), first.profile
        made = create(target, passphrase, profile=profile, now=now)
        try:
            with closing(made):
                return rescue(open_again, made, chain, progress, RawRows(pages))
        except BaseException:
            with suppress(OSError):
                target.unlink()
            raise
