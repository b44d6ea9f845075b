"""On which day each note happened and of what kind it is, read again only after a change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.journal.entry import Entry
    from tui.journal.journal import Journal
    from tui.journal.paging import Stamp

NOTES_READ = 2000
"""Newest notes of the journal that are looked at."""


@dataclass(frozen=True, slots=True)
class NoteDay:
    """A note, its day and its kinds."""

    note: str
    day: date
    kinds: frozenset[str]


class NoteDays:
    """Gives the days of the newest notes of one journal; the same as long as nothing is noted."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._stamp: Stamp | None = None
        self._days: tuple[NoteDay, ...] = ()

    @property
    def known(self) -> bool:
        """Whether they were read once."""
        return self._stamp is not None

    def newest(self) -> tuple[NoteDay, ...]:
        """Return the day of each note: when it happened, else when it was first written."""
        stamp = self._journal.stamp()
        if stamp != self._stamp:
            found = self._journal.newest(NOTES_READ)
            self._days = tuple(self._day_of(entry) for entry in found)
            self._stamp = stamp
        return self._days

    def _day_of(self, entry: Entry) -> NoteDay:
        day = self._begun(entry).date()
        if entry.when is not None:
            day = min(day, day.fromisoformat(entry.when.start[:10]))
        return NoteDay(entry.note, day, frozenset(entry.kinds))

    def _begun(self, entry: Entry) -> datetime:
        """Return when a note was first written: a later revision must not move its day."""
        first = self._journal.revisions(entry.note)[0] if entry.revises else entry
        return first.recorded_local
