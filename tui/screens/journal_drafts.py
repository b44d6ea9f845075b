"""What was begun in the journal and waits to be finished."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content

from tui.journal.errors import UnknownEntry
from tui.screens.base import CarnetScreen
from tui.screens.journal_words import first_line
from tui.screens.note import DRAFT as QUICK_NOTE
from tui.screens.sentences import OPEN_READ_ONLY
from tui.session import Session

NEW_NOTE = "journal/new"
PREFIX = "journal/"


@dataclass(frozen=True)
class Waiting:
    """A draft, and its line in the list."""

    place: str
    row: Content


def waiting_drafts(session: Session, say: Callable[..., str]) -> tuple[Waiting, ...]:
    """Return the drafts of the journal, the latest first."""
    title, veiled = say("Not finished:"), session.settings.veils_journal
    return tuple(
        Waiting(place, Content.assemble((title, "bold"), " ", first_line(shown)))
        for place in session.drafts.places()
        if (text := _text_of(session, place))
        for shown in ["…" if veiled else text]
    )


def _text_of(session: Session, place: str) -> str:
    """Return what is written in a draft of the journal; empty for any other draft."""
    draft = session.drafts.get(place)
    if place == QUICK_NOTE:
        return draft
    if not place.startswith(PREFIX):
        return ""
    values = json.loads(draft)
    return str(values["body"] or values["occurred"] or "…")


def open_draft(screen: CarnetScreen, session: Session, place: str) -> None:
    """Go on writing; a file that is open for reading only says that it cannot."""
    from tui.screens.journal_write import WriteScreen

    if session.read_only:
        screen.tell(screen.say(OPEN_READ_ONLY))
        return
    if place == QUICK_NOTE:
        screen.carnet.action_quick_note()
        return
    uid = "" if place == NEW_NOTE else place.removeprefix(PREFIX)
    try:
        entry = session.journal.get(uid) if uid else None
    except UnknownEntry:
        entry = None
    screen.app.push_screen(WriteScreen(session, entry))
