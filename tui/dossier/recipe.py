"""What a dossier is made from, and the dossiers that were made: kept, so that it can be again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any

from tui.vault.records import Record, Records
from tui.vault.vault import Vault

KIND = "dossier"


class UnknownDossier(KeyError):  # noqa: N818  (says the state, like the vault's errors)
    """There is no dossier with this uid."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything a person chose for one dossier.

    `purpose` and `language` are ids; `to` is for whom, in the person's words. `notes`, `exhibits`,
    `letters`, `reports` and `removals` are uids of what is in it. `private` brings what is for the
    person only. `words` and `persons` (uids) are taken out of every text, `hide` are kinds of words
    (`redacting.KINDS`), `fields` names of `Details` that are left out. `formats` are of
    `purposes.FORMATS`.
    """

    purpose: str
    language: str
    to: str = ""
    first: date | None = None
    last: date | None = None
    notes: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    removals: tuple[str, ...] = ()
    private: bool = False
    words: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("pdf",)

    @property
    def redacts(self) -> bool:
        """Whether anything is taken out of the texts."""
        return bool(self.words or self.persons or self.hide or self.fields)


@dataclass(frozen=True, slots=True)
class Handed:
    """That a dossier left the file; `at` is ISO 8601 in UTC, `seal` what stands for the bag."""

    at: str
    to: str
    way: str
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """One dossier, with each time it was handed over."""

    recipe: Recipe
    handed: tuple[Handed, ...] = ()
    uid: str = ""
    made: str = ""
    hidden: bool = field(default=False)


class Dossiers:
    """The dossiers of one file."""

    def __init__(
        self, vault: Vault, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        """Keep dossiers in `vault`."""
        self._records = Records(vault, clock, new_id, KIND)

    def all(self) -> list[Kept]:
        """Return the dossiers, the newest first."""
        return [_kept(record) for record in reversed(self._records.all())]

    def get(self, uid: str) -> Kept:
        """Return one dossier; raise `UnknownDossier`."""
        record = self._records.get(uid)
        if record is None:
            raise UnknownDossier
        return _kept(record)

    def add(self, recipe: Recipe) -> str:
        """Keep what a dossier is made from and return its uid."""
        return self._records.add(_spelt(Kept(recipe)))

    def change(self, uid: str, recipe: Recipe) -> None:
        """Replace what a dossier is made from; raise `UnknownDossier`."""
        self._records.change(uid, _spelt(replace(self.get(uid), recipe=recipe)))

    def note(self, uid: str, handed: Handed) -> None:
        """Note that a dossier was handed over; raise `UnknownDossier`."""
        kept = self.get(uid)
        self._records.change(uid, _spelt(replace(kept, handed=(*kept.handed, handed))))

    def hide(self, uid: str, *, hidden: bool = True) -> None:
        """Leave a dossier out of the list, or bring it back; raise `UnknownDossier`."""
        self.get(uid)
        (self._records.hide if hidden else self._records.show)(uid)


def _spelt(kept: Kept) -> dict[str, Any]:
    recipe = asdict(kept.recipe)
    days = {name: recipe[name].isoformat() if recipe[name] else "" for name in ("first", "last")}
    lists = {name: list(value) for name, value in recipe.items() if isinstance(value, tuple)}
    return {**recipe, **lists, **days, "handed": [asdict(one) for one in kept.handed]}


def _kept(record: Record) -> Kept:
    known: Mapping[str, Any] = record.fields
    values: dict[str, Any] = {}
    for item in fields(Recipe):
        value = known.get(item.name)
        if item.name in {"first", "last"}:
            values[item.name] = date.fromisoformat(value) if value else None
        elif value is not None:
            values[item.name] = tuple(value) if isinstance(value, list) else value
    handed = tuple(Handed(**one) for one in known.get("handed", ()))
    return Kept(Recipe(**values), handed, record.uid, record.created, record.hidden)
