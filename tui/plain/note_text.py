"""A note as lines to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.journal.entry import Entry
from tui.journal.incident import Details
from tui.journal.private import SEAL
from tui.plain.desk import Desk
from tui.telling.exhibit_facts import one_line
from tui.telling.journal_fields import GROUPS, MARKS, SEVERITY, marks_of, typed_of
from tui.telling.note_facts import NoteSayings, beginning, first_line
from tui.telling.veil import VeilSayings


class NoteText:
    """Writes rows and pages of notes, as the file stands now."""

    def __init__(self, desk: Desk) -> None:
        """Read from the open file."""
        self._session, self.say = desk.session, desk.talk.say
        self._words = NoteSayings(desk.session.library, desk.session.service_words, self.say)
        self.veil = VeilSayings(desk.session, self._words, self.say)

    def row(self, first: Entry, newest: Entry) -> str:
        """Return a note as one line: when it was first written, then how it begins now."""
        words = self.veil.instead(newest) or first_line(beginning(newest))
        changed = "" if newest is first else self.say("changed since") + ". "
        return f"{self._words.moment(first.recorded_local)}. {changed}{words}"

    def page(self, revisions: Sequence[Entry]) -> Iterator[str]:
        """Yield how a note reads now, its exhibits, then its earlier versions, newest first."""
        newest = revisions[-1]
        yield from self._about(revisions[0], newest)
        yield ""
        yield newest.body
        yield from self._details(newest)
        if SEAL in newest.fields:
            yield self.say("There are words only for you; they are not said here.")
        exhibits = self._session.exhibits.of_incident(newest.note)
        if exhibits:
            yield ""
            yield self.say("Exhibits")
        yield from (one_line(exhibit.title or exhibit.name) for exhibit in exhibits)
        for entry in revisions[-2::-1]:
            yield ""
            yield self.say("An earlier version, kept as it was")
            yield self._line(self.say("Written on:"), self._words.moment(entry.recorded_local))
            yield entry.body

    def _about(self, first: Entry, newest: Entry) -> Iterator[str]:
        if newest.occurred_text:
            yield self._line(self.say("When it happened:"), self._words.occurred(newest))
        yield self._line(self.say("Written on:"), self._words.moment(first.recorded_local))
        if newest is not first:
            changed = self._words.moment(newest.recorded_local)
            yield self._line(self.say("Last changed on:"), changed)
        if newest.kinds:
            yield self._line(self.say("What it is about:"), self._words.kinds(newest.kinds))
        if newest.clock_suspect:
            yield self.say("This computer's clock was behind when it was written.")

    def _details(self, entry: Entry) -> Iterator[str]:
        details = Details.of(entry.fields)
        typed, ticked = typed_of(details), marks_of(details)
        for heading, fields in GROUPS:
            known = [(label, typed[name]) for name, label in fields if typed[name]]
            if known:
                yield ""
                yield self.say(heading)
            for label, value in known:
                yield self._line(self.say("{label}:", label=self.say(label)), value)
        marked = [self.say(label) for name, label in MARKS if name in ticked]
        yield from (["", *marked] if marked else [])
        if details.severity:
            weight = self.say(SEVERITY[details.severity - 1][1])
            yield self.say("Weight: {weight}", weight=weight)

    @staticmethod
    def _line(name: str, value: str) -> str:
        return f"{name} {one_line(value)}"
