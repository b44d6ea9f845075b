"""Where a dossier is gathered from, and what is proposed for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from tui.dossier.kept_letters import KeptLetters
from tui.dossier.purposes import Purpose
from tui.dossier.recipe import Recipe
from tui.followup.removals import Removals
from tui.followup.reports import Reports
from tui.journal.entry import Entry
from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import SEAL, Exhibits
from tui.journal.facets import Filters, moment_of
from tui.journal.journal import Journal
from tui.journal.persons import Persons
from tui.vault.vault import Vault

DECISION = "decision"
"""The kind of notes about the person's own plan: never proposed."""

_PAGE = 200
_SEEN = ("image/", "video/")


@dataclass(frozen=True)
class Sources:
    """What an open file holds that a dossier may show; private records of other rooms are not."""

    vault: Vault
    journal: Journal
    exhibits: Exhibits
    persons: Persons
    reports: Reports
    removals: Removals
    letters: KeptLetters

    def notes(self, filters: Filters | None = None) -> list[Entry]:
        """Return the notes that filters let through, as they happened; no seals of exhibits."""
        found = [entry for entry in self._pages(filters or Filters()) if SEAL not in entry.fields]
        return sorted(found, key=order_of)

    def chosen(self, recipe: Recipe) -> list[Entry]:
        """Return the chosen notes that are still there, as they happened."""
        wanted = frozenset(recipe.notes)
        return [entry for entry in self.notes() if entry.note in wanted] if wanted else []

    def attached(self, notes: Iterable[str]) -> list[Exhibit]:
        """Return the exhibits that belong to notes, each once, in the order of the notes."""
        found: dict[str, Exhibit] = {}
        for note in notes:
            for exhibit in self.exhibits.of_incident(note):
                found.setdefault(exhibit.uid, exhibit)
        there = {exhibit.uid for exhibit in self.exhibits.all()}
        return [exhibit for exhibit in found.values() if exhibit.uid in there]

    def proposed(self, recipe: Recipe, purpose: Purpose, filters: Filters | None = None) -> Recipe:
        """Return a recipe with what is ticked at first for a purpose."""
        days = replace(filters or Filters(), first=recipe.first, last=recipe.last)
        notes = tuple(entry.note for entry in self.notes(days) if DECISION not in entry.kinds)
        exhibits = tuple(one.uid for one in self.attached(notes) if suits(one, purpose))
        parts = frozenset(purpose.parts)
        reports = self.reports.all() if {"reports", "stop_notice"} & parts else []
        removals = self.removals.all() if "removals" in parts else []
        letters = [one for one in self.letters.all() if one.sent] if "letters" in parts else []
        return replace(
            recipe,
            notes=notes,
            exhibits=exhibits,
            reports=tuple(one.uid for one in reversed(reports)),
            removals=tuple(one.uid for one in removals),
            letters=tuple(one.uid for one in letters),
            formats=purpose.formats,
        )

    def _pages(self, filters: Filters) -> Iterator[Entry]:
        offset = 0
        while True:
            page = (
                self.journal.find(filters, _PAGE, offset)
                if filters
                else self.journal.newest(_PAGE, offset)
            )
            yield from page
            if len(page) < _PAGE:
                return
            offset += _PAGE


def order_of(entry: Entry) -> tuple[date, str, int]:
    """Return what notes are ordered by: when it happened, else when it was written."""
    day, _hour = moment_of(entry)
    recorded = entry.recorded_local.replace(tzinfo=None).isoformat(timespec="minutes")
    return day, entry.when.start if entry.when else recorded, entry.seq


def suits(exhibit: Exhibit, purpose: Purpose) -> bool:
    """Say whether an exhibit is proposed for a purpose."""
    seen = exhibit.media_type.startswith(_SEEN)
    return purpose.without.isdisjoint(exhibit.flags) and (purpose.images or not seen)
