"""What a note of the journal says about itself, as a line of a list and as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from textual.content import Content

from tui.journal.entry import Entry
from tui.library.model import Library
from tui.people.service_words import ServiceWords
from tui.safety.text import clean

Say = Callable[..., str]
KINDS_QUESTION = "q_what"
ROW_CHARACTERS = 200
"""How much of a note is looked at for its line; no terminal shows more."""


def first_line(text: str) -> str:
    """Return the beginning of a text as one line that is safe to show."""
    return clean(" ".join(text[:ROW_CHARACTERS].split()), keep_newlines=False)


class NoteWords:
    """Says notes in the person's language.

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
        return " · ".join(self._kinds.get(code, code) for code in codes)

    def moment(self, moment: datetime) -> str:
        """Write a day and a time, in the zone of `moment`."""
        day = self._words.day(moment.date().isoformat())
        return self.say("{day} at {time}", day=day, time=f"{moment:%H:%M}")

    @staticmethod
    def row(first: Entry, newest: Entry) -> Content:
        """Return a note as one line: when it was first written, then how it begins now."""
        written = f"{first.recorded_local:%Y-%m-%d %H:%M}"
        changed = "  " if newest is first else " +"
        return Content.assemble((written, "bold"), f"{changed} ", first_line(newest.body))

    def page(self, revisions: Sequence[Entry]) -> Content:
        """Return the whole note: how it reads now, then its earlier versions, newest first."""
        newest, earlier = revisions[-1], revisions[-2::-1]
        lines = [*self._about(revisions[0], newest), Content(""), Content(clean(newest.body))]
        if earlier:
            title = self.say("Earlier versions, kept as they were")
            lines += [Content(""), Content(title).stylize("bold underline")]
        for entry in earlier:
            lines += [Content(""), *self._version(entry)]
        return Content("\n").join(lines)

    def _about(self, first: Entry, newest: Entry) -> Iterator[Content]:
        if newest.occurred_text:
            yield self._line(self.say("When it happened:"), newest.occurred_text)
        yield self._line(self.say("Written on:"), self.moment(first.recorded_local))
        if newest is not first:
            yield self._line(self.say("Last changed on:"), self.moment(newest.recorded_local))
        if newest.kinds:
            yield self._line(self.say("What it is about:"), self.kinds(newest.kinds))
        if newest.clock_suspect:
            yield Content(self.say("This computer's clock was behind when it was written."))

    def _version(self, entry: Entry) -> Iterator[Content]:
        yield self._line(self.say("Written on:"), self.moment(entry.recorded_local))
        if entry.occurred_text:
            yield self._line(self.say("When it happened:"), entry.occurred_text)
        yield Content(clean(entry.body))

    @staticmethod
    def _line(name: str, value: str) -> Content:
        return Content.assemble((name, "bold"), " ", clean(value, keep_newlines=False))
