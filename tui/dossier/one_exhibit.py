"""Copies one exhibit out of the vault, with a note of its hash beside it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from tui.journal.exhibits import Exhibits
from tui.safety.names import Names
from tui.safety.text import clean
from tui.vault.errors import Cancelled

NOTE_ENDING = ".sha256.txt"


def copy_out(
    exhibits: Exhibits,
    uid: str,
    folder: Path,
    say: Callable[..., str],
    progress: Callable[[int], bool] = lambda _done: True,
) -> Path:
    """Write an exhibit's bytes into `folder` under a safe name that is free, and return the file.

    Beside it stands a text with its SHA-256 in the form of `sha256sum`, and where it comes from in
    the language of `say`.  Every piece is verified before it is written; whatever is raised,
    nothing of it stays.  `progress` is told the bytes written and says whether to go on.

    Raises:
        OSError: when the folder cannot be written to.
        Damaged: when the bytes are not what was taken in.
        UnknownExhibit: when there is no such exhibit, or its bytes were removed.
        Cancelled: when `progress` said so.
    """
    exhibit = exhibits.get(uid)
    names = Names(tuple(path.name for path in folder.iterdir()))
    target = folder / names.take(exhibit.name)
    try:
        with target.open("xb") as out:
            for piece in exhibits.bytes_of(uid):
                _write(out, piece, progress)
            out.flush()
            os.fsync(out.fileno())
        note = folder / names.take(f"{target.name}{NOTE_ENDING}")
        note.write_text(_note(exhibit.sha256, target.name, exhibit.name, say), encoding="utf-8")
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def _note(sha256: str, name: str, own: str, say: Callable[..., str]) -> str:
    """Return the text beside a file: a line any system can check, then plain words."""
    words = say(
        "This is the SHA-256 of the file beside this note, as it was when it was taken in. The "
        "file was then called: {name}",
        name=clean(own, keep_newlines=False),
    )
    return f"{sha256}  {name}\n\n{words}\n"


def _write(out: BinaryIO, piece: bytes, progress: Callable[[int], bool]) -> None:
    out.write(piece)
    if not progress(out.tell()):
        raise Cancelled
