"""What somebody can be found by: names, handles, numbers, addresses; given by the person alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tui.followup.reading import Clock, NewId, one_of, text_of
from tui.vault.records import Record, Records
from tui.vault.vault import Vault

KIND = "identifier"
"""The kind of these records, and of links to them."""

KINDS = ("name", "handle", "phone", "mail", "address", "picture", "other")
"""What an identifier is; the last one is taken when nothing was said."""


class NothingWritten(ValueError):  # noqa: N818  (says the state, like the vault's errors)
    """The text that a record is about is empty."""


class UnknownIdentifier(KeyError):  # noqa: N818  (the same)
    """There is no identifier with this uid."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """One thing to search for; `town` narrows a name, a picture is only described."""

    text: str
    kind: str = KINDS[-1]
    town: str = ""
    hidden: bool = False
    uid: str = ""


class Identifiers:
    """The identifiers of one file."""

    def __init__(self, vault: Vault, clock: Clock, new_id: NewId) -> None:
        self._records = Records(vault, clock, new_id, KIND)

    def all(self, *, hidden: bool = False) -> list[Identifier]:
        """Return the identifiers by kind, then as they were added; `hidden` brings hidden ones."""
        found = [_identifier(record) for record in self._records.all(hidden=hidden)]
        return sorted(found, key=lambda identifier: KINDS.index(identifier.kind))

    def get(self, uid: str) -> Identifier:
        """Return one identifier.

        Raises:
            UnknownIdentifier: when there is none with this uid.
        """
        record = self._records.get(uid)
        if record is None:
            raise UnknownIdentifier
        return _identifier(record)

    def add(self, identifier: Identifier, *, draft: str = "") -> str:
        """Add an identifier and return its uid; the draft it was typed in goes with it.

        Raises:
            NothingWritten: when the text is empty.
        """
        return self._records.add(_fields(identifier), draft=draft)

    def update(self, identifier: Identifier, *, draft: str = "") -> None:
        """Replace what is known about the identifier with this uid.

        Raises:
            NothingWritten: when the text is empty.
            UnknownIdentifier: when there is none with this uid.
        """
        self.get(identifier.uid)
        self._records.change(identifier.uid, _fields(identifier), draft=draft)

    def hide(self, uid: str, *, hidden: bool = True) -> None:
        """Search for it no longer, or again; nothing is lost.

        Raises:
            UnknownIdentifier: when there is none with this uid.
        """
        self.get(uid)
        (self._records.hide if hidden else self._records.show)(uid)


def guess_kind(text: str) -> str:
    """Return what a text most likely is; a name when nothing else fits."""
    text = text.strip()
    digits = sum(sign.isdigit() for sign in text)
    if "@" in text[1:] and " " not in text:
        return "mail"
    if text.startswith("@"):
        return "handle"
    if digits >= 6 and not any(sign.isalpha() for sign in text):  # noqa: PLR2004
        return "phone"
    if digits and " " in text:
        return "address"
    return "handle" if digits or "_" in text else "name"


def _fields(identifier: Identifier) -> dict[str, Any]:
    text = " ".join(identifier.text.split())
    if not text:
        raise NothingWritten
    return {"text": text, "kind": identifier.kind, "town": identifier.town.strip()}


def _identifier(record: Record) -> Identifier:
    fields = record.fields
    return Identifier(
        text=text_of(fields, "text"),
        kind=one_of(fields, "kind", KINDS),
        town=text_of(fields, "town"),
        hidden=record.hidden,
        uid=record.uid,
    )
