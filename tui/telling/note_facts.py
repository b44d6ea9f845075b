"""How a note begins, as one safe line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from tui.journal.entry import Entry
from tui.journal.incident import Details
from tui.journal.occurred import When
from tui.library.language import mark
from tui.library.model import Library
from tui.people.service_words import ServiceWords
from tui.safety.text import clean
from tui.telling.decisions import DECISION
from tui.telling.journal_fields import typed_of

Say = Callable[..., str]
KINDS_QUESTION = "q_what"
WEIGHT = mark("Weight: {weight}")
ROW_CHARACTERS = 200
"""How much of a note is looked at for its line; no terminal shows more."""


def first_line(text: str) -> str:
    """Return the beginning of a text as one line that is safe to show."""
    return clean(" ".join(text[:ROW_CHARACTERS].split()), keep_newlines=False)


def beginning(entry: Entry) -> str:
    """Return what a note begins with: its text, or else the first thing that is known."""
    if entry.body:
        return entry.body
    known = typed_of(Details.of(entry.fields))
    return next((known[name] for name in ("words", "address", "place") if known[name]), "…")


class NoteSayings:
    """Says the kinds and the moments of notes in the person's language.

    Args:
        library: names the kinds.
        words: writes dates.
        say: translates.
    """

    def __init__(self, library: Library, words: ServiceWords, say: Say) -> None:
        self._kinds = {o.id: o.text for o in library.questions[KINDS_QUESTION].options}
        self._words, self.say = words, say

    def kinds(self, codes: Sequence[str]) -> str:
        """Name the kinds of a note."""
        own = {
            DECISION: self.say("a decision of mine"),
            "stop_notice": self.say("the one message"),
        }
        return " · ".join({**self._kinds, **own}.get(code, code) for code in codes)

    def moment(self, moment: datetime) -> str:
        """Write a day and a time, in the zone of `moment`."""
        day = self._words.day(moment.date().isoformat())
        return self.say("{day} at {time}", day=day, time=f"{moment:%H:%M}")

    def when(self, when: When) -> str:
        """Write when something happened: a day, a moment, a stretch of time, or about."""
        start, end = self._point(when.start), when.end and self._point(when.end)
        said = self.say("from {start} to {end}", start=start, end=end) if end else start
        return self.say("around {when}", when=said) if when.about else said

    def _point(self, spelt: str) -> str:
        day, _, time = spelt.partition("T")
        return (
            self.say("{day} at {time}", day=self._words.day(day), time=time)
            if time
            else (self._words.day(day))
        )

    def occurred(self, entry: Entry) -> str:
        """Return when, as typed, and as understood where that says more."""
        if entry.when is None or entry.occurred_text == (said := self.when(entry.when)):
            return entry.occurred_text
        return f"{entry.occurred_text} ({said})"
