"""The exhibits of one file: taken in whole, never changed, every step with them noted."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import BinaryIO

from tui.journal.entry import Entry
from tui.journal.exhibit import Action, Custody, Exhibit
from tui.journal.exports.sources import ExhibitBytes, Opened
from tui.journal.incident import Incident
from tui.journal.journal import Journal
from tui.journal.media import SNIFFED_BYTES, media_type
from tui.vault.links import Links, Ref
from tui.vault.records import Records
from tui.vault.streams import COMPLETE, CUT, Progress, chunks_in
from tui.vault.tables import STREAM, Row
from tui.vault.vault import Vault
from tui.vault.writer import Writer

KIND = "exhibit"
SEAL = "exhibits"
"""The field of an entry that seals exhibits: a list of uid, SHA-256, size and name."""

INCIDENT = "incident"
_BLOCK = 1024**2


class UnknownExhibit(KeyError):  # noqa: N818  (says the state, like the vault's errors)
    """There is no exhibit with this uid, or its bytes were removed."""


@dataclass(frozen=True)
class Taken:
    """What came of one file; `again` says that the same bytes were there already."""

    exhibit: Exhibit
    again: bool


class Exhibits:
    """Takes files in, gives them out, and checks them."""

    def __init__(
        self,
        vault: Vault,
        journal: Journal,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        """Keep exhibits in `vault` and seal them in `journal`."""
        self._vault, self._journal, self._clock = vault, journal, clock
        self._records = Records(vault, clock, new_id, KIND)
        self._links = Links(vault, clock)

    def take(
        self,
        source: BinaryIO,
        name: str,
        *,
        modified: str = "",
        parent: str = "",
        progress: Progress | None = None,
    ) -> Taken:
        """Take in every byte of `source`; the same bytes are kept once.

        Args:
            source: read from where it stands to its end; 20 MiB of it are in memory at most.
            name: the file's own name, for showing only.
            modified: when the source was last changed, ISO 8601 in UTC.
            parent: the exhibit this one was found in.
            progress: is told the bytes taken in; False stops.

        Raises:
            Cancelled: when `progress` said so; nothing stays.
            VaultError: as `Vault.put_stream`.
        """
        head = source.read(SNIFFED_BYTES)
        kind = media_type(head, name)
        taken: list[Taken] = []

        def keep(writer: Writer, row: Row) -> None:
            sha256, size = str(row["sha256"]), int(row["size"] or 0)
            known = self.same(sha256)
            made = Exhibit("", sha256, size, name, kind, modified, parent=parent)
            exhibit = self._add(writer, made) if known is None else known
            taken.append(Taken(exhibit, again=known is not None))

        number = self._vault.put_stream(_Again(head, source), name, kind, progress, completed=keep)
        return self._kept_once(taken[0], number) if taken[0].again else taken[0]

    def _kept_once(self, taken: Taken, number: int) -> Taken:
        """Remove the stream `number`, which is there already, or what was rescued of it before."""
        sha256 = taken.exhibit.sha256
        again = any(stream != number for stream in self._streams(sha256, COMPLETE))
        for stream in [number] if again else self._streams(sha256, CUT):
            self._vault.remove_stream(stream)
        return replace(taken, again=again)

    def seal(self, taken: Sequence[Exhibit], said: str, incident: str = "") -> Entry | None:
        """Seal exhibits in the journal with the sentence `said`; None when there are none.

        `incident` is the note they belong to; the links lead both ways.
        """
        if not taken:
            return None
        sealed = {SEAL: [exhibit.sealed() for exhibit in taken]}
        entry = self._journal.record(Incident(said), sealed=sealed)
        self.join(taken, incident or entry.note)
        return entry

    def join(self, exhibits: Sequence[Exhibit], note: str) -> None:
        """Link exhibits with the note they belong to; the links lead both ways."""
        for exhibit in exhibits:
            self._links.join(Ref(KIND, exhibit.uid), Ref(INCIDENT, note))
        if exhibits:
            self._journal.reindex(note)

    def all(self) -> list[Exhibit]:
        """Return the exhibits, the oldest first; with those whose intake was cut at the very end.

        A file that was stored whole is never forgotten, whatever ended the program then.
        """
        found = [Exhibit.of(record) for record in self._records.all()]
        known = {exhibit.sha256 for exhibit in found}
        with self._vault.read() as reader:
            rows = reader.select(STREAM, where="state = ?", params=(COMPLETE,), order="id")
        for row in rows:
            if row["sha256"] not in known and not self._vault.read_only:
                known.add(str(row["sha256"]))
                size, name = int(row["size"] or 0), str(row["name"])
                made = Exhibit("", str(row["sha256"]), size, name, str(row["media_type"]))
                with self._vault.write() as writer:
                    found.append(self._add(writer, made))
        return found

    def get(self, uid: str) -> Exhibit:
        """Return one exhibit, hidden or not; raise `UnknownExhibit`."""
        record = self._records.get(uid)
        if record is None:
            raise UnknownExhibit
        return Exhibit.of(record)

    def same(self, sha256: str) -> Exhibit | None:
        """Return the exhibit with these bytes, or None."""
        found = self._records.holding("sha256", sha256)
        return Exhibit.of(found[0]) if found else None

    def change(self, exhibit: Exhibit) -> None:
        """Replace what is known about an exhibit; its bytes, size, name and custody stay."""
        kept = self.get(exhibit.uid)
        changed = replace(
            exhibit,
            sha256=kept.sha256,
            size=kept.size,
            name=kept.name,
            media_type=kept.media_type,
            custody=kept.custody,
        )
        self._records.change(exhibit.uid, changed.spelt())

    def note(
        self, uid: str, action: Action, *, by: str = "", to: str = "", note: str = ""
    ) -> Exhibit:
        """Add one line to what was done with an exhibit."""
        kept = self.get(uid)
        changed = replace(kept, custody=(*kept.custody, self._event(action, by, to, note)))
        self._records.change(uid, changed.spelt(), frees=action == "removed")
        return changed

    def bytes_of(self, uid: str) -> Iterator[bytes]:
        """Yield an exhibit's bytes in pieces of at most 1 MiB, each verified.

        Raises:
            UnknownExhibit: when there is none or its bytes were removed.
            Damaged: when they are not what was taken in.
        """
        return self._vault.get_stream(self._stream(self.get(uid).sha256))

    def ends_of(self, uid: str, first: int, last: int) -> tuple[list[bytes], int]:
        """Return pieces of 1 MiB, verified: the `first` ones of an exhibit, then its `last` ones.

        With them comes how many of the bytes belong to the last ones; 0 when they are all there.
        Raises as `bytes_of`.
        """
        exhibit = self.get(uid)
        stream, count = self._stream(exhibit.sha256), chunks_in(exhibit.size)
        head = range(min(first, count))
        tail = range(max(len(head), count - last), count)
        begun = [self._vault.piece(stream, number) for number in head]
        ended = [self._vault.piece(stream, number) for number in tail]
        gap = count > first + last
        return begun + ended, sum(map(len, ended)) if gap else 0

    def opened(self, uid: str) -> Opened:
        """Return what opens an exhibit as a file that can be sought; its pieces are verified.

        Raises as `bytes_of`.
        """
        exhibit = self.get(uid)
        stream = self._stream(exhibit.sha256)
        return lambda: io.BufferedReader(ExhibitBytes(self._vault, stream, exhibit.size))

    def verify(self, uid: str, progress: Progress | None = None) -> bool:
        """Read an exhibit whole and say whether it is what was taken in; the result is noted.

        Raises:
            Damaged: when its bytes cannot be read.
        """
        whole, done = hashlib.sha256(), 0
        for piece in self.bytes_of(uid):
            whole.update(piece)
            done += len(piece)
            if progress is not None and not progress(done):
                return False
        sound = whole.hexdigest() == self.get(uid).sha256
        if not self._vault.read_only:
            self.note(uid, "verified", note="sound" if sound else "different")
        return sound

    def remove(self, uid: str) -> None:
        """Remove an exhibit's bytes for good; that it was there, and its hash, stay."""
        exhibit = self.note(uid, "removed")
        self._records.hide(uid)
        self._vault.remove_stream(self._stream(exhibit.sha256))

    def of_incident(self, note: str) -> list[Exhibit]:
        """Return the exhibits that belong to a note, the first joined first."""
        refs = self._links.of(Ref(INCIDENT, note), KIND)
        return [self.get(ref.uid) for ref in refs]

    def incidents_of(self, uid: str) -> list[str]:
        """Return the notes an exhibit belongs to."""
        return [ref.uid for ref in self._links.of(Ref(KIND, uid), INCIDENT)]

    def _add(self, writer: Writer, exhibit: Exhibit) -> Exhibit:
        custody = (self._event("taken_in", "", "", ""),)
        uid = self._records.add_in(writer, replace(exhibit, custody=custody).spelt())
        return self.get(uid)

    def _event(self, action: Action, by: str, to: str, note: str) -> Custody:
        when = self._clock().astimezone(UTC).isoformat(timespec="seconds")
        return Custody(when, action, by, to, note)

    def _streams(self, sha256: str, state: str) -> list[int]:
        """Return the streams with this hash that are in a state, the oldest first."""
        where, params = "sha256 = ? AND state = ?", (sha256, state)
        with self._vault.read() as reader:
            rows = reader.select(STREAM, where=where, params=params, order="id")
        return [int(row["id"] or 0) for row in rows]

    def _stream(self, sha256: str) -> int:
        found = self._streams(sha256, COMPLETE)
        if not found:
            raise UnknownExhibit
        return found[0]


def hash_of(source: BinaryIO, progress: Progress | None = None) -> tuple[str, int]:
    """Return SHA-256 (hex) and size of everything in `source`, in constant memory."""
    whole, done = hashlib.sha256(), 0
    while block := source.read(_BLOCK):
        whole.update(block)
        done += len(block)
        if progress is not None and not progress(done):
            break
    return whole.hexdigest(), done


class _Again:
    """Reads the beginning that was looked at, then the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def read(self, size: int) -> bytes:
        """Return at most `size` bytes, none at the end."""
        if not self._head:
            return self._rest.read(size)
        found, self._head = bytes(self._head[:size]), self._head[size:]
        return found
