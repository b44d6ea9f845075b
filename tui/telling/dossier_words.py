"""What a dossier says about itself in a list, and the names of what can be chosen for one."""

from __future__ import annotations

from collections.abc import Mapping

from tui.dossier.recipe import Kept
from tui.dossier.redacting import ACCOUNTS, ADDRESSES, PLACES
from tui.journal.entry import Entry
from tui.journal.exhibit import Exhibit
from tui.library.language import available_languages, mark
from tui.safety.text import clean
from tui.session import Session
from tui.telling.note_facts import first_line

HIDE_WORDS: Mapping[str, str] = {
    ADDRESSES: mark("Addresses of pages, mailboxes, and phone numbers"),
    ACCOUNTS: mark("Account names and numbers"),
    PLACES: mark("Places of the notes"),
}
FORMAT_WORDS: Mapping[str, str] = {
    "pdf": mark("PDF, to read and print"),
    "html": mark("HTML page, for a screen reader"),
    "bag": mark("Folder with the originals, and a program that checks them"),
}
WAY_WORDS: Mapping[str, str] = {
    "archive": mark("Encrypted archive (ZIP), opened with 7-Zip"),
    "vault": mark("File of its own, opened with this program"),
    "clear": mark("In clear: whoever finds it can read it"),
}
WENT_WORDS: Mapping[str, str] = {
    "archive": mark("as an encrypted archive"),
    "vault": mark("as a file of its own"),
    "clear": mark("in clear"),
}


def one_line(text: str) -> str:
    """Return a text as one line that is safe to show."""
    return clean(text, keep_newlines=False)


def dossier_line(kept: Kept, session: Session) -> tuple[str, str]:
    """Return the name of a dossier and how it stands."""
    say, count = session.language.say, session.language.count
    purpose = session.purposes.get(kept.recipe.purpose)
    name = purpose.name if purpose else kept.recipe.purpose
    notes = count("{number} note", "{number} notes", len(kept.recipe.notes))
    parts = [one_line(kept.recipe.to), notes, kept.recipe.language]
    if kept.handed:
        parts.append(say("handed over on {day}", day=kept.handed[-1].at[:10]))
    return name, " · ".join(part for part in parts if part)


def languages_of(session: Session) -> dict[str, str]:
    """Return the names of the languages by their codes, that of the screen first."""
    found = {one.code: one.name for one in available_languages(session.content)}
    own = session.language.code
    return {own: found[own], **found}


def note_line(entry: Entry) -> str:
    """Return a note as one line: its day, then how it begins."""
    when = entry.when.start if entry.when else f"{entry.recorded_local:%Y-%m-%d %H:%M}"
    return f"{when[:16].replace('T', ' ')}  {first_line(entry.body) or '…'}"


def exhibit_line(exhibit: Exhibit) -> str:
    """Return an exhibit as one line: its name and its kind."""
    return f"{exhibit.title or exhibit.name}  ({exhibit.media_type})"


PRIVATE = mark(
    "Hand over what you wrote for yourself alone: what it did to you, and your private notes? "
    "Only of the notes that are ticked."
)
