"""One exhibit: a file kept byte for byte, with where it comes from and what was done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

from tui.vault.records import Record

Action = Literal[
    "taken_in", "verified", "exported", "handed_over", "received", "redacted", "removed"
]
ACTIONS: tuple[Action, ...] = get_args(Action)


@dataclass(frozen=True, slots=True)
class Custody:
    """One thing that was done with an exhibit; `at` is ISO 8601 in UTC."""

    at: str
    action: Action
    by: str = ""
    to: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A file that was taken in.

    `sha256` (hex) and `size` (bytes) are of the original bytes, which the vault holds as a stream
    with the same SHA-256. `name` is the file's own name as it was found: never a path, never used
    as one. `media_type` is told by the content. `modified` is the time the source gave for its last
    change, ISO 8601 in UTC, "" if none. `captured` is when the picture of it was made, as typed.
    `parent` is the uid of the exhibit this one was found in, such as an e-mail's. `flags` are
    "intimate", "third_person", "medical".
    """

    uid: str
    sha256: str
    size: int
    name: str
    media_type: str
    modified: str = ""
    title: str = ""
    captured: str = ""
    captured_by: str = ""
    method: str = ""
    address: str = ""
    platform: str = ""
    account: str = ""
    account_id: str = ""
    note: str = ""
    parent: str = ""
    flags: tuple[str, ...] = ()
    custody: tuple[Custody, ...] = ()
    created: str = ""

    @property
    def removed(self) -> bool:
        """Whether its bytes were removed for good."""
        return any(event.action == "removed" for event in self.custody)

    def spelt(self) -> dict[str, Any]:
        """Return what is kept of it in a record."""
        found = asdict(self)
        kept = {n: v for n, v in found.items() if n not in {"uid", "created"} and v not in ("", ())}
        return {n: list(v) if isinstance(v, tuple) else v for n, v in kept.items()}

    @classmethod
    def of(cls, record: Record) -> Exhibit:
        """Return the exhibit of a record."""
        known = {item.name for item in fields(cls)}
        kept: Mapping[str, Any] = {n: v for n, v in record.fields.items() if n in known}
        custody = tuple(Custody(**event) for event in record.fields.get("custody", ()))
        flags = tuple(record.fields.get("flags", ()))
        own = {"uid": record.uid, "created": record.created, "custody": custody, "flags": flags}
        return cls(**{**kept, **own})

    def sealed(self) -> dict[str, object]:
        """Return what the journal seals of it."""
        return {"uid": self.uid, "sha256": self.sha256, "size": self.size, "name": self.name}
