"""A full record as the values of a form, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tui.journal.incident import Incident, Private
from tui.journal.occurred import When, understand
from tui.session import Session
from tui.telling.journal_fields import aliases, details_of, marks_of, typed_of


def values_of(incident: Incident) -> dict[str, object]:
    """Return what a form shows of an incident: texts, and lists of ids."""
    return {
        "body": incident.body,
        "occurred": incident.occurred_text,
        "kinds": list(incident.kinds),
        **typed_of(incident.details),
        "marks": marks_of(incident.details),
        "severity": str(incident.details.severity or ""),
        "effect": incident.private.effect,
        "private_note": incident.private.note,
    }


def understood(session: Session, typed: str, before: Incident) -> When | None:
    """Return what is understood of when it happened; what was before, if nothing changed."""
    if typed.strip() == before.occurred_text:
        return before.when
    return understand(typed.strip(), session.date_words, session.clock().astimezone())


def incident_from(session: Session, values: Mapping[str, Any], when: When | None) -> Incident:
    """Return everything as it is kept; persons who are new are added to the file."""
    details = details_of(dict(values), values["marks"], values["severity"])
    if aliases(dict(values)):
        persons = session.persons.named(aliases(dict(values)))
        uids = tuple(person.uid for person in persons)
        details = replace(details, who=uids, who_names=tuple(p.alias for p in persons))
    own = Private(values["effect"].strip(), values["private_note"].strip())
    kinds = tuple(values["kinds"])
    return Incident(values["body"], kinds, values["occurred"], when, details, own)
