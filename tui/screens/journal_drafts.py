"""What was begun in the journal and waits to be finished."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content

from tui.journal.errors import UnknownEntry
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.telling.drafts import DRAFT as QUICK_NOTE
from tui.telling.drafts import NEW_NOTE, PREFIX, draft_text
from tui.telling.note_facts import first_line
from tui.telling.sentences import OPEN_READ_ONLY


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
        if (text := draft_text(session, place))
        for shown in ["…" if veiled else text]
    )


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
