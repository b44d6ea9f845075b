"""One exhibit given out: its copy on the disk, the mark of that, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tui.dossier.one_exhibit import copy_out
from tui.library.language import mark
from tui.session import Session

WHERE_TO = mark("Copy it to which folder? The copy is not encrypted: whoever finds it can read it.")
REMOVE_IT = mark(
    "Remove this file for good? It cannot be brought back. Its name and SHA-256 stay, so "
    "that the journal still says it was there."
)


def given_out(
    session: Session,
    uid: str,
    folder: Path,
    say: Callable[..., str],
    progress: Callable[[int], bool],
) -> str:
    """Copy an exhibit into a folder, note that, and return what to say.

    Raises:
        VaultError: as `copy_out`.
    """
    try:
        given = copy_out(session.exhibits, uid, folder, say, progress)
    except OSError:
        return say("It could not be copied there. Check the folder, and its room.")
    if not session.read_only:
        session.exhibits.note(uid, "exported")
    return say("Copied, with a note of its hash: {name}", name=given.name)
