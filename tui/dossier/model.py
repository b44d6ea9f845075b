"""One dossier as it leaves: everything in it was chosen, and every redaction is already made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tui.dossier.purposes import Purpose
from tui.journal.incident import Private


@dataclass(frozen=True, slots=True)
class Told:
    """A note as it is told; `number` is its place in the dossier, `entry` in the journal.

    `when` is ISO 8601 (a day or a minute) or a stretch of two, `about` that it is not sure,
    `as_written` how it was typed, `written` when it was noted, with its zone. `facts` are names of
    `Details` and what they say, `exhibits` the numbers of those that belong to it. `cut` says that
    something of it was left out.
    """

    uid: str
    number: int
    entry: int
    day: date
    hour: int | None
    when: tuple[str, ...]
    about: bool
    as_written: str
    written: str
    clock_suspect: bool
    kinds: tuple[str, ...]
    body: str
    facts: tuple[tuple[str, str], ...]
    exhibits: tuple[int, ...]
    revisions: int
    cut: bool
    private: Private = field(default_factory=Private)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of custody; `at` is ISO 8601 in UTC, `action` one of `exhibit.ACTIONS`."""

    at: str
    action: str
    by: str = ""
    to: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """An exhibit: `obtained` are names of fields of `Exhibit` and what they say.

    `name` is the file's own, `notes` the numbers of the notes it belongs to, `named` that nothing
    of its name was taken out.
    """

    uid: str
    number: int
    name: str
    title: str
    media_type: str
    size: int
    sha256: str
    obtained: tuple[tuple[str, str], ...]
    custody: tuple[Event, ...]
    notes: tuple[int, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A report and its answer; `kind` is an id of the recipients, days are ISO 8601 or empty."""

    who: str
    kind: str
    channel: str
    what: str
    reference: str
    received_by: str
    sent: str
    reply: str
    replied: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """An address whose removal is wanted, its state, and since when."""

    address: str
    what: str
    place: str
    state: str
    since: str


@dataclass(frozen=True, slots=True)
class Written:
    """A letter that was written; `sent` is ISO 8601 in UTC or empty."""

    to: str
    subject: str
    text: str
    sent: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many notes there are by month (YYYY-MM), weekday (Monday 0), hour, and kind."""

    months: Mapping[str, int]
    weekdays: Mapping[int, int]
    hours: Mapping[int, int]
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that leaves, in the order of its chronology."""

    purpose: Purpose
    to: str
    made: date
    notes: tuple[Told, ...]
    pieces: tuple[Piece, ...]
    steps: tuple[Step, ...]
    stop_notices: tuple[Step, ...]
    standings: tuple[Standing, ...]
    letters: tuple[Written, ...]
    counts: Counts
    missing: tuple[tuple[int, str], ...]
    entries: int
    head: tuple[str, ...]
    redacted: bool

    @property
    def range(self) -> tuple[date, date] | None:
        """The first and the last day of what is told, None when nothing is."""
        days = [note.day for note in self.notes]
        return (min(days), max(days)) if days else None
