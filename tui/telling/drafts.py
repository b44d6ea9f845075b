"""The drafts of the journal."""

from __future__ import annotations

import json

from tui.session import Session

DRAFT = "quick-note"
"""The place of the note that is written from anywhere."""
NEW_NOTE = "journal/new"
PREFIX = "journal/"


def draft_text(session: Session, place: str) -> str:
    """Return what is written in a draft of the journal; empty for any other draft."""
    draft = session.drafts.get(place)
    if place == DRAFT:
        return draft
    if not place.startswith(PREFIX):
        return ""
    values = json.loads(draft)
    return str(values["body"] or values["occurred"] or "…")
