"""The journal itself: entries are only ever added; a change is a new revision beside the old."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from tui.journal.entry import Entry, entry_of, link_of
from tui.journal.errors import EmptyNote, NoteTooLong, UnknownEntry
from tui.journal.paging import count_notes, newest_rows
from tui.journal.verify import first_broken
from tui.vault.chain import GENESIS, canonical_json
from tui.vault.errors import Damaged
from tui.vault.reader import BY_INDEX, Reader
from tui.vault.search import holds, query_words
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


class Journal:
    """The notes of one file.

    Args:
        vault: the open file.
        clock: gives the current time, aware of its zone.
        new_id: gives a new unique id.
        offset: gives the zone's minutes beside UTC.
    """

    def __init__(
        self,
        vault: Vault,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        offset: Callable[[datetime], int] = local_offset,
    ) -> None:
        self._vault, self._clock, self._new_id, self._offset = vault, clock, new_id, offset

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
        content = _content(body, kinds, occurred_text)
        with self._vault.write() as writer:
            row = self._append(writer, content, None)
            _drop_draft(writer, draft)
        return entry_of(row)

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
        with self._vault.write() as writer:
            newest = _newest_of(writer, _first_of(writer, uid))
            before = entry_of(newest)
            content = _content(
                body,
                before.kinds if kinds is None else kinds,
                before.occurred_text if occurred_text is None else occurred_text,
            )
            if any(newest[name] != value for name, value in content.items()):
                writer.unindex_entry(before.seq)
                newest = self._append(writer, content, before.note)
            _drop_draft(writer, draft)
        return entry_of(newest)

    def newest(self, limit: int, offset: int = 0) -> list[Entry]:
        """Return the latest revision of each note, the note begun last first."""
        with self._vault.read() as reader:
            rows = newest_rows(reader, limit, offset)
        return [entry_of(row) for row in rows]

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
            row = _newest_of(reader, _first_of(reader, uid))
        return entry_of(row)

    def revisions(self, uid: str) -> list[Entry]:
        """Return every revision of a note, oldest first; raises as `get`."""
        with self._vault.read() as reader:
            first = _first_of(reader, uid)
            later = reader.select(
                ENTRY, where="revises = ?", params=(first["uid"],), order="seq", span=BY_INDEX
            )
        return [entry_of(row) for row in (first, *later)]

    def search(self, text: str, limit: int = 50) -> list[Entry]:
        """Return the notes whose newest revision holds every word of `text`, newest first.

        Case and accents do not count, and a word may be the beginning of a longer one.

        Raises:
            Damaged: when the index names a note that does not, or not any more, hold these words.
        """
        with self._vault.read() as reader:
            rows = [reader.get(ENTRY, seq=seq) for seq in reader.search(text, limit)]
            found = [entry_of(row) for row in rows if row is not None]
            stale = any(_was_revised(reader, note) for note in found)
        words = query_words(text)
        if stale or not all(holds(_indexed_text(e.body, e.occurred_text), words) for e in found):
            raise Damaged
        return found

    def verify(self) -> int | None:
        """Return the number of the first entry that is not what was written, or None."""
        return first_broken(self._vault)

    def _append(self, writer: Writer, content: dict[str, Value], revises: str | None) -> Row:
        last = writer.get(ENTRY, seq=writer.last(ENTRY))
        now = self._clock().astimezone(UTC).replace(microsecond=0)
        row: Row = {
            "seq": int(last["seq"] or 0) + 1 if last else 1,
            "uid": self._new_id(),
            "recorded_utc": now.isoformat(timespec="seconds"),
            "offset_min": self._offset(now),
            "clock_suspect": int(now < _latest(last)),
            "occurred_from": None,
            "occurred_to": None,
            **content,
            "fields": "{}",
            "revises": revises,
            "tombstone": 0,
        }
        previous = bytes.fromhex(str(last["link"])) if last else GENESIS
        row["link"] = link_of(row, previous).hex()
        seq = writer.insert(ENTRY, row)
        writer.index_entry(seq, _indexed_text(str(row["body"]), str(row["occurred_text"])))
        return row


def _indexed_text(body: str, occurred_text: str) -> str:
    """Return the part of a note that can be searched."""
    return f"{body}\n{occurred_text}"


def _latest(last: Row | None) -> datetime:
    """Return the moment before which a clock cannot be right."""
    if last is None:
        return EARLIEST_CLOCK
    return max(EARLIEST_CLOCK, datetime.fromisoformat(str(last["recorded_utc"])))


def _content(body: str, kinds: Sequence[str], occurred_text: str) -> dict[str, Value]:
    """Return the columns a person fills, checked."""
    body, occurred_text = body.strip(), occurred_text.strip()
    if not body:
        raise EmptyNote
    if any(_bytes(text) > MOST_BYTES for text in (body, occurred_text)):
        raise NoteTooLong
    listed = canonical_json(list(kinds)).decode("utf-8")
    return {"occurred_text": occurred_text, "kinds": listed, "body": body}


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _first_of(reader: Reader, uid: str) -> Row:
    """Return the first revision of the note that the entry `uid` belongs to."""
    rows = reader.select(ENTRY, where="uid = ?", params=(uid,), span=BY_INDEX)
    if rows and rows[0]["revises"] is not None:
        rows = reader.select(ENTRY, where="uid = ?", params=(rows[0]["revises"],), span=BY_INDEX)
    if not rows or rows[0]["tombstone"]:
        raise UnknownEntry
    return rows[0]


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


def _was_revised(reader: Reader, entry: Entry) -> bool:
    """Say whether a later revision of the same note exists."""
    params = (entry.note, entry.seq)
    where = "revises = ? AND seq > ?"
    return bool(reader.select(ENTRY, where=where, params=params, limit=1, span=BY_INDEX))


def _drop_draft(writer: Writer, draft: str) -> None:
    if draft:
        writer.delete(DRAFT, screen=draft)
