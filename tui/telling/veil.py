"""What is said instead of a note's words, where they are veiled."""

from __future__ import annotations

from collections.abc import Callable

from tui.journal.entry import Entry
from tui.journal.gentle import Gentle
from tui.journal.incident import Details
from tui.safety.text import clean
from tui.session import Session
from tui.telling.note_facts import NoteSayings, first_line
from tui.vault.links import Ref

Say = Callable[..., str]
NOTE = "incident"


def first_reader(mark: Gentle, say: Say) -> str:
    """Return that somebody is to read a thing first."""
    return say("To be read first by {name}.", name=clean(mark.first, keep_newlines=False))


def reader_words(mark: Gentle, session: Session, say: Say) -> str:
    """Return who is to read a thing first, or who did and when; "" when nobody."""
    if mark.read:
        day = session.service_words.day(mark.read)
        return say(
            "Read first by {name}, {day}.", name=clean(mark.by, keep_newlines=False), day=day
        )
    return first_reader(mark, say) if mark.first else ""


class VeilSayings:
    """Says which notes are veiled, as the file stands now.

    Args:
        session: the open file.
        words: names kinds.
        say: translates.
    """

    def __init__(self, session: Session, words: NoteSayings, say: Say) -> None:
        self._session, self._words, self.say = session, words, say
        self._over_all = session.settings.veils_journal
        self._marks = session.gentle.all()
        self.skipped = frozenset(
            ref.uid for ref in session.gentle.skipped(self._marks) if ref.kind == NOTE
        )

    def instead(self, entry: Entry) -> str | None:
        """Return what is said instead of a note's words; None when they may be shown."""
        mark = self._marks.get(Ref(NOTE, entry.note), Gentle())
        if mark.waits:
            return first_reader(mark, self.say)
        if entry.note in self.skipped:
            return self.say("Left out until tomorrow.")
        return self._outline(entry) if self._over_all else None

    def _outline(self, entry: Entry) -> str:
        """Return what a note is about, and who is in it."""
        who = Details.of(entry.fields).who_names
        kinds = self._words.kinds(entry.kinds)
        named = [clean(name, keep_newlines=False) for name in who]
        return " · ".join(part for part in (kinds, *named) if part) or self.say("A note")

    def line(self, entry: Entry) -> str:
        """Return how a note begins, or what is said instead, safe to show."""
        return self.instead(entry) or first_line(entry.body)

    def who_reads(self, entry: Entry) -> str:
        """Return who is to read a note first, or who did and when; "" when nobody."""
        mark = self._marks.get(Ref(NOTE, entry.note), Gentle())
        return reader_words(mark, self._session, self.say)
