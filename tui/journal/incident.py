"""The full record of an incident: facts in fields of their own, feelings kept apart.

Source of the fields: the documentation guides that courts and helplines give out (who, what, when,
where, how it is known, who saw it, what is missing).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, Literal, get_args

from tui.journal.occurred import When

Answer = Literal["", "yes", "no", "unsure"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)
SEVERITIES = range(1, 6)
"""How grave it was for the person, in their own judgement; never computed from, only shown."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an incident besides what happened; everything may be left empty.

    `zone` is the time zone it happened in where that is not the computer's. `who` are uids of
    persons, `who_names` their aliases when it was written. `words` are the exact words used,
    `account_id` the fixed number that stays when a handle changes. `missing` is the evidence that
    is not there yet and who holds it. `helper` says that somebody else wrote it down, `memory`
    that it was written later from memory.
    """

    zone: str = ""
    place: str = ""
    platform: str = ""
    address: str = ""
    account: str = ""
    account_id: str = ""
    channel: str = ""
    who: tuple[str, ...] = ()
    who_names: tuple[str, ...] = ()
    who_unknown: bool = False
    who_how: str = ""
    audience: str = ""
    words: str = ""
    threat: Answer = ""
    witnesses: str = ""
    did: str = ""
    missing: str = ""
    reports: str = ""
    severity: int = 0
    helper: str = ""
    memory: bool = False

    def spelt(self) -> dict[str, object]:
        """Return the fields that say something, as they are sealed in the entry."""
        found = {name: getattr(self, name) for name in _names()}
        kept = {name: value for name, value in found.items() if value not in ("", (), 0, False)}
        return {name: _listed(value) for name, value in kept.items()}

    @classmethod
    def of(cls, sealed: Mapping[str, Any]) -> Details:
        """Return the details in an entry's fields; what is not of them is left out."""
        return cls(**{n: _unlisted(v) for n, v in sealed.items() if n in _names()})


@cache
def _names() -> dict[str, None]:
    """Return the names of the details in their order; every note that is found asks for them."""
    return dict.fromkeys(item.name for item in fields(Details))


@dataclass(frozen=True, slots=True)
class Private:
    """What is for the person only, and leaves the file only if they choose it.

    `effect` is what the incident did to them, `note` anything else.
    """

    effect: str = ""
    note: str = ""

    def __bool__(self) -> bool:
        """Say whether anything is written."""
        return bool(self.effect or self.note)


@dataclass(frozen=True, slots=True)
class Incident:
    """Everything a person may write about one incident.

    `kinds` are option ids of the question `q_what`; `occurred_text` is when, as typed, and `when`
    what was understood of it.
    """

    body: str
    kinds: tuple[str, ...] = ()
    occurred_text: str = ""
    when: When | None = None
    details: Details = field(default_factory=Details)
    private: Private = field(default_factory=Private)


BY = "by"
"""The field of an entry that says who wrote it, in a helper's copy."""


def written_by(incident: Incident, by: str) -> Incident:
    """Return an incident that names its writer, where that is somebody else than the person."""
    if not by or incident.details.helper:
        return incident
    return replace(incident, details=replace(incident.details, helper=by))


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _unlisted(value: object) -> Any:
    return tuple(value) if isinstance(value, list) else value
