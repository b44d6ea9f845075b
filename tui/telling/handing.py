"""Writes a dossier in one of the ways, and what is said about it."""

from __future__ import annotations

from pathlib import Path

from tui.dossier.handing import ARCHIVE, VAULT, note_handing
from tui.dossier.parcel import Parcel
from tui.library.language import mark
from tui.session import Session
from tui.telling.exhibit_facts import one_line
from tui.vault.export import Progress
from tui.vault.secret import Secret

NAME = mark("papers")
"""The name of the new file when only a folder was typed; it says nothing."""
PLAIN_ONLY = mark(
    "For an archive, use letters without accents, digits and signs of the keyboard: other programs "
    "read the rest differently."
)
THERE = mark("Something has this name already, and it stays as it is. Choose another name.")
IN_CLEAR = mark(
    "Whoever finds this folder can read everything in it, and removing it later may leave traces. "
    "Write it in clear all the same?"
)


def write(
    session: Session, parcel: Parcel, target: Path, way: str, passphrase: Secret, progress: Progress
) -> None:
    """Write a dossier to `target` in one of the ways; raise what the ways raise."""
    size, share = max(1, parcel.size), 0.0

    def further(done: int) -> bool:
        nonlocal share
        share = min(1.0, done / size)
        return progress(share)

    parcel.goes_on = lambda: progress(share)

    if way == ARCHIVE:
        from tui.dossier.archive import write_archive

        write_archive(target, parcel, passphrase, further)
    elif way == VAULT:
        from tui.dossier.own_vault import write_vault

        write_vault(
            target,
            parcel,
            passphrase,
            further,
            profile=session.vault.profile,
            clock=session.clock,
            new_id=session.new_id,
            say=session.language.say,
        )
    else:
        from tui.dossier.bag import write_folder

        write_folder(target, parcel, further)


def note_handed(session: Session, uid: str, parcel: Parcel, way: str) -> None:
    """Note in the journal and in the dossier to whom and what was handed over."""
    recipe = session.dossiers.get(uid).recipe
    to = recipe.to.strip()
    said = session.language.say(
        "Handed over to {name}: {purpose}. Notes: {notes}, exhibits: {exhibits}. SHA-256: {seal}",
        name=one_line(to) or "…",
        purpose=session.purposes[recipe.purpose].name,
        notes=len(parcel.dossier.notes),
        exhibits=len(parcel.dossier.pieces),
        seal=parcel.seal,
    )
    note_handing(
        session.sources,
        session.dossiers,
        uid,
        parcel,
        to=to,
        way=way,
        clock=session.clock,
        said=said,
    )
