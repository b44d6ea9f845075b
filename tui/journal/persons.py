"""The persons that incidents speak of, by an alias: whoever does it, or is thought to.

An alias is enough and better than a name in a file that may be found.  Entries seal the alias as
it was when they were written; the person's uid keeps them together when the alias changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from tui.vault.records import Fields, Records
from tui.vault.search import searchable
from tui.vault.vault import Vault

KIND = "person"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody incidents speak of; `accounts` are handles and numbers, one a line."""

    uid: str
    alias: str
    accounts: str = ""
    note: str = ""


class Persons:
    """The persons of one file."""

    def __init__(
        self, vault: Vault, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        """Keep persons in `vault`."""
        self._records = Records(vault, clock, new_id, KIND)

    def all(self) -> list[Person]:
        """Return the persons in the order they were first named."""
        return [_person(record.uid, record.fields) for record in self._records.all()]

    def named(self, aliases: Iterable[str]) -> tuple[Person, ...]:
        """Return the person of each alias, adding those who are new.

        Case, accents and spaces do not count; an empty alias is nobody, and nobody comes twice.
        """
        known = {searchable(person.alias): person for person in self.all()}
        found: dict[str, Person] = {}
        for alias in aliases:
            key = searchable(alias)
            if key and key not in found:
                found[key] = known.get(key) or self._add(alias.strip())
        return tuple(found.values())

    def change(self, person: Person) -> None:
        """Replace what is known about a person; entries keep the alias they were sealed with."""
        fields = {"alias": person.alias, "accounts": person.accounts, "note": person.note}
        self._records.change(person.uid, fields)

    def hide(self, uid: str) -> None:
        """Leave a person out of the list; entries are not changed."""
        self._records.hide(uid)

    def _add(self, alias: str) -> Person:
        return Person(self._records.add({"alias": alias}), alias)


def _person(uid: str, fields: Fields) -> Person:
    return Person(uid, str(fields["alias"]), fields.get("accounts", ""), fields.get("note", ""))
