"""The journal itself: entries are only ever added; a change is a new revision beside the old."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import UTC, datetime

from tui.journal import private
from tui.journal.entry import ABOUT, Entry, entry_of, link_of
from tui.journal.errors import EmptyNote, NoteTooLong
from tui.journal.finding import Finding, first_of
from tui.journal.incident import BY, Details, Incident, written_by
from tui.journal.indexing import indexed_text, set_faceted
from tui.journal.paging import Stamp, count_notes, newest_rows, place_of, stamp_of
from tui.journal.resealing import SEALED_BEFORE
from tui.journal.verify import first_broken, kept_seal
from tui.vault.chain import GENESIS, canonical_json
from tui.vault.reader import BY_INDEX, Reader
from tui.vault.tables import DRAFT, ENTRY, Row, Value
from tui.vault.vault import Vault
from tui.vault.writer import Writer

MOST_BYTES = 256 * 1024
"""The longest note, in bytes of UTF-8; beyond it an editor gets slow to type in."""

EARLIEST_CLOCK = datetime(2026, 1, 1, tzinfo=UTC)
"""No note can be older than the program: a clock before this day is wrong."""


def local_offset(moment: datetime) -> int:
    """Return how many minutes this computer's zone adds to UTC at `moment`."""
    offset = moment.astimezone().utcoffset()
    return 0 if offset is None else int(offset.total_seconds() // 60)


class Journal(Finding):
    """The notes of one file.

    Args:
        vault: the open file.
        clock: gives the current time, aware of its zone.
        new_id: gives a new unique id.
        offset: gives the zone's minutes beside UTC.
        by: who writes, where it is not the person themselves; every entry seals it.
    """

    def __init__(
        self,
        vault: Vault,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        offset: Callable[[datetime], int] = local_offset,
        by: str = "",
    ) -> None:
        super().__init__(vault)
        self._clock, self._new_id, self._offset, self._by = clock, new_id, offset, by

    def note(
        self, body: str, kinds: Sequence[str] = (), occurred_text: str = "", *, draft: str = ""
    ) -> Entry:
        """Add a note and return it.

        Args:
            body: what happened.
            kinds: option ids of `q_what`, checked by the caller.
            occurred_text: when it happened, as typed.
            draft: the draft this note was typed in; it is removed in the same transaction, so that
                an end at any moment leaves the draft or the note, never both, never neither.

        Raises:
            EmptyNote: when there is no text.
            NoteTooLong: when there is more text than `MOST_BYTES`.
        """
        return self.record(Incident(body, tuple(kinds), occurred_text), draft=draft)

    def record(
        self, incident: Incident, *, draft: str = "", sealed: Mapping[str, object] | None = None
    ) -> Entry:
        """Add a full record and return it; what is private goes beside the chain.

        `sealed` are further fields to seal with the entry.  Raises as `note`.
        """
        _check(incident)
        with self._vault.write() as writer:
            entry = self.record_in(writer, incident, sealed=sealed)
            _drop_draft(writer, draft)
        return entry

    def record_in(
        self,
        writer: Writer,
        incident: Incident,
        *,
        sealed: Mapping[str, object] | None = None,
        uid: str = "",
    ) -> Entry:
        """Add a full record in a write block that is under way, with what belongs to it.

        `uid` is that of the note where something was linked to it already.  Otherwise as `record`.
        """
        _check(incident)
        seal = private.keep(writer, incident.private, self._clock())
        content = _content(written_by(incident, self._by), seal, self._sealed(sealed or {}))
        return entry_of(self._append(writer, content, None, uid))

    def record_many(
        self, several: Sequence[Incident], sealed: Mapping[str, object] | None = None
    ) -> list[Entry]:
        """Add several full records, all or none; `sealed` as in `record`, for each of them."""
        for incident in several:
            _check(incident)
        with self._vault.write() as writer:
            return [self.record_in(writer, one, sealed=sealed) for one in several]

    def revise(
        self,
        uid: str,
        body: str,
        kinds: Sequence[str] | None = None,
        occurred_text: str | None = None,
        *,
        draft: str = "",
    ) -> Entry:
        """Add a revision to the note that the entry `uid` belongs to, and return the newest one.

        What is None stays as it was; when nothing differs, nothing is added. Raises as `note`, and
        `UnknownEntry`.
        """
        before = self.incident(self.get(uid))
        said = before.occurred_text if occurred_text is None else occurred_text.strip()
        changed = replace(
            before,
            body=body,
            kinds=before.kinds if kinds is None else tuple(kinds),
            occurred_text=said,
            when=before.when if said == before.occurred_text else None,
        )
        return self.amend(uid, changed, draft=draft)

    def amend(self, uid: str, incident: Incident, *, draft: str = "") -> Entry:
        """Add a revision that says all of `incident`, and return the newest one; as `revise`."""
        _check(incident)
        with self._vault.write() as writer:
            newest = _newest_of(writer, first_of(writer, uid))
            before = entry_of(newest)
            seal = str(before.fields.get(private.SEAL, ""))
            if private.find(writer, before.fields) != incident.private:
                seal = private.keep(writer, incident.private, self._clock())
            content = _content(incident, seal, self._sealed(_kept_fields(before)))
            if any(newest[name] != value for name, value in content.items()):
                writer.unindex_entry(before.seq)
                newest = self._append(writer, content, before.note)
            _drop_draft(writer, draft)
        return entry_of(newest)

    def incident(self, entry: Entry) -> Incident:
        """Return everything an entry says, private words included."""
        with self._vault.read() as reader:
            kept = private.find(reader, entry.fields)
        details = Details.of(entry.fields)
        return Incident(entry.body, entry.kinds, entry.occurred_text, entry.when, details, kept)

    def _sealed(self, fields: Mapping[str, object]) -> Mapping[str, object]:
        """Return the fields to seal, with who writes where that is said."""
        return {**fields, BY: self._by} if self._by else fields

    def bury(self, uid: str) -> None:
        """Remove what a note says, every revision of it; its place in the chain stays.

        Raises:
            UnknownEntry: when there is none, or it was removed already.
        """
        with self._vault.write(frees=True) as writer:
            for entry in _revisions_of(writer, uid):
                private.drop(writer, entry.fields)
                writer.bury_entry(entry.seq, kept_seal(writer, entry.seq))

    def newest(self, limit: int, offset: int = 0) -> list[Entry]:
        """Return the latest revision of each note, the note begun last first."""
        with self._vault.read() as reader:
            rows = newest_rows(reader, limit, offset)
        return [entry_of(row) for row in rows]

    def place(self, note: str) -> int | None:
        """Return at which place of `newest` a note stands, from 0; None if at none."""
        with self._vault.read() as reader:
            return place_of(reader, note)

    def stamp(self) -> Stamp:
        """Return what is the same only as long as no entry was added or removed."""
        with self._vault.read() as reader:
            return stamp_of(reader)

    def count(self) -> int:
        """Return how many notes there are."""
        with self._vault.read() as reader:
            return count_notes(reader)

    def get(self, uid: str) -> Entry:
        """Return the newest revision of the note that the entry `uid` belongs to.

        Raises:
            UnknownEntry: when there is none.
        """
        with self._vault.read() as reader:
            row = _newest_of(reader, first_of(reader, uid))
        return entry_of(row)

    def revisions(self, uid: str) -> list[Entry]:
        """Return every revision of a note, oldest first; raises as `get`."""
        with self._vault.read() as reader:
            return _revisions_of(reader, uid)

    def verify(self, progress: Callable[[float], bool] = lambda _share: True) -> int | None:
        """Return the number of the first entry that is not what was written, or None.

        Raise `Cancelled` when `progress`, told which part is done, says so.
        """
        return first_broken(self._vault, progress=progress)

    def _append(
        self, writer: Writer, content: dict[str, Value], revises: str | None, uid: str = ""
    ) -> Row:
        last = writer.get(ENTRY, seq=writer.last(ENTRY))
        if last is None:
            set_faceted(writer)
        now = self._clock().astimezone(UTC).replace(microsecond=0)
        row: Row = {
            "seq": int(last["seq"] or 0) + 1 if last else 1,
            "uid": uid or self._new_id(),
            "recorded_utc": now.isoformat(timespec="seconds"),
            "offset_min": self._offset(now),
            "clock_suspect": int(now < _latest(last)),
            **content,
            "revises": revises,
            "tombstone": 0,
        }
        previous = bytes.fromhex(str(last["link"])) if last else GENESIS
        row["link"] = link_of(row, previous).hex()
        seq = writer.insert(ENTRY, row)
        writer.index_entry(seq, indexed_text(writer, row))
        return row


def _latest(last: Row | None) -> datetime:
    """Return the moment before which a clock cannot be right."""
    if last is None:
        return EARLIEST_CLOCK
    return max(EARLIEST_CLOCK, datetime.fromisoformat(str(last["recorded_utc"])))


def _check(incident: Incident) -> None:
    """Raise when there is nothing to keep, or more of it than a note may hold."""
    texts = (incident.body, *_texts(incident))
    if not any(text.strip() for text in texts):
        raise EmptyNote
    if any(_bytes(text) > MOST_BYTES for text in (*texts, incident.occurred_text)):
        raise NoteTooLong


def _texts(incident: Incident) -> list[str]:
    said = [*incident.details.spelt().values(), incident.private.effect, incident.private.note]
    return [value for value in said if isinstance(value, str)]


def _content(incident: Incident, seal: str, sealed: Mapping[str, object]) -> dict[str, Value]:
    """Return the columns that a person fills."""
    when = incident.when
    fields = {**sealed, **incident.details.spelt()}
    fields |= {private.SEAL: seal} if seal else {}
    fields |= {ABOUT: True} if when is not None and when.about else {}
    return {
        "occurred_from": None if when is None else when.start,
        "occurred_to": None if when is None else when.end,
        "occurred_text": incident.occurred_text.strip(),
        "kinds": canonical_json(list(incident.kinds)).decode("utf-8"),
        "body": incident.body.strip(),
        "fields": canonical_json(fields).decode("utf-8"),
    }


def _kept_fields(entry: Entry) -> dict[str, object]:
    """Return the sealed fields that are no details and stay from one revision to the next."""
    known = {item.name for item in dataclass_fields(Details)}
    gone = {ABOUT, private.SEAL, SEALED_BEFORE} | known
    return {name: value for name, value in entry.fields.items() if name not in gone}


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _revisions_of(reader: Reader, uid: str) -> list[Entry]:
    """Return every revision of a note, oldest first."""
    first = first_of(reader, uid)
    later = reader.select(
        ENTRY, where="revises = ?", params=(first["uid"],), order="seq", span=BY_INDEX
    )
    return [entry_of(row) for row in (first, *later)]


def _newest_of(reader: Reader, first: Row) -> Row:
    later = reader.select(
        ENTRY,
        where="revises = ?",
        params=(first["uid"],),
        order="seq DESC",
        limit=1,
        span=BY_INDEX,
    )
    return later[0] if later else first


def _drop_draft(writer: Writer, draft: str) -> None:
    if draft:
        writer.delete(DRAFT, screen=draft)
