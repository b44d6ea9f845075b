"""Writes a dossier as a vault of its own, for somebody who opens it with this program."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tui.dossier.bag import Progress
from tui.dossier.parcel import Parcel
from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import Exhibits
from tui.journal.incident import Details, Incident
from tui.journal.journal import Journal
from tui.journal.occurred import When
from tui.vault.errors import Cancelled
from tui.vault.opening import create
from tui.vault.profiles import Profile
from tui.vault.secret import Secret

Say = Callable[..., str]
NewId = Callable[[], str]
Clock = Callable[[], datetime]


def write_vault(
    target: Path,
    parcel: Parcel,
    passphrase: Secret,
    progress: Progress,
    *,
    profile: Profile,
    clock: Clock,
    new_id: NewId,
    say: Say,
) -> None:
    """Write a dossier as a vault of its own, with nothing in it but what was chosen.

    Its journal holds the notes as they are told, its exhibits are the files of the dossier, each
    original with its notes.  `passphrase` is folded here and left to the caller to wipe.

    Raises:
        VaultError: as `create` and `put_stream`; nothing stays at `target` then.
    """
    vault = create(target, passphrase, profile=profile, now=clock)
    try:
        journal = Journal(vault, clock, new_id)
        exhibits = Exhibits(vault, journal, clock, new_id)
        _Filling(journal, exhibits, parcel, say).fill(progress)
    except BaseException:
        vault.close()
        with suppress(OSError):
            target.unlink()
        raise
    vault.close()


class _Filling:
    """Puts a dossier into a new vault."""

    def __init__(self, journal: Journal, exhibits: Exhibits, parcel: Parcel, say: Say) -> None:
        self._journal, self._exhibits, self._parcel, self._say = journal, exhibits, parcel, say

    def fill(self, progress: Progress) -> None:
        dossier, say = self._parcel.dossier, self._say
        notes = self._notes(progress)
        taken = list(self._taken(progress))
        about = self._journal.note(
            say("{title}. What was handed over is in these exhibits.", title=dossier.purpose.title)
        )
        pieces = {piece.sha256: piece for piece in dossier.pieces}
        for exhibit in taken:
            piece = pieces.get(exhibit.sha256)
            for number in piece.notes if piece else ():
                self._exhibits.join([exhibit], notes[number])
            self._exhibits.note(exhibit.uid, "received")
        self._exhibits.seal(taken, say("Received with the file"), about.note)

    def _notes(self, progress: Progress) -> dict[int, str]:
        """Add the notes as they are told and return the note of each number."""
        found: dict[int, str] = {}
        for note in self._parcel.dossier.notes:
            if not progress(0):
                raise Cancelled
            details = Details.of({n: _typed(n, t) for n, t in note.facts if n in _PLAIN})
            when = (
                When(note.when[0], note.when[1] if note.when[1:] else None, note.about)
                if note.when
                else None
            )
            incident = Incident(
                note.body or note.written, note.kinds, note.as_written, when, details, note.private
            )
            found[note.number] = self._journal.record(incident).note
        return found

    def _taken(self, progress: Progress) -> Iterator[Exhibit]:
        done = 0
        for file in self._parcel.files():
            before = done

            def further(size: int, before: int = before) -> bool:
                return progress(before + size)

            name = file.path.rpartition("/")[2]
            source = _Pieces(file.pieces)
            taken = self._exhibits.take(source, name, progress=further)  # type: ignore[arg-type]
            done += taken.exhibit.size
            yield taken.exhibit


_PLAIN = frozenset(
    ("place", "platform", "address", "account", "account_id", "channel", "audience", "zone",
     "who_names", "who_how", "witnesses", "words", "did", "missing", "reports", "helper",
     "threat", "memory")
)  # fmt: skip


def _typed(name: str, text: str) -> object:
    if name == "who_names":
        return [part for part in text.split(", ") if part]
    return True if name == "memory" else text


class _Pieces:
    """Reads pieces of bytes as a file."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces, self._rest = iter(pieces), io.BytesIO()

    def read(self, size: int) -> bytes:
        """Return `size` bytes, fewer only at the end."""
        found = self._rest.read(size)
        while len(found) < size and (piece := next(self._pieces, None)) is not None:
            self._rest = io.BytesIO(piece)
            found += self._rest.read(size - len(found))
        for _ in self._pieces if len(found) < size else ():
            pass
        return found
