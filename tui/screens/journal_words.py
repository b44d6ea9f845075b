"""What a note of the journal says about itself, as a line of a list and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.journal.entry import Entry
from tui.journal.incident import Details, Private
from tui.journal.private import SEAL
from tui.safety.text import clean
from tui.telling.journal_fields import GROUPS, MARKS, SEVERITY, marks_of, typed_of
from tui.telling.note_facts import WEIGHT, NoteSayings, beginning, first_line


class NoteWords(NoteSayings):
    """Says notes in the person's language, as lines and as pages."""

    @staticmethod
    def row(first: Entry, newest: Entry, instead: str | None = None) -> Content:
        """Return a note as one line: when it was first written, then how it begins now.

        `instead` is said in the place of its words.
        """
        written = f"{first.recorded_local:%Y-%m-%d %H:%M}"
        changed = "  " if newest is first else " +"
        if instead is not None:
            return Content.assemble((written, "bold"), f"{changed} ", (instead, "italic"))
        return Content.assemble((written, "bold"), f"{changed} ", first_line(beginning(newest)))

    def written(self, first: Entry) -> Content:
        """Return the line that says when a note was written."""
        return self._line(self.say("Written on:"), self.moment(first.recorded_local))

    def page(self, revisions: Sequence[Entry], own: Private | None = None) -> Content:
        """Return the whole note: how it reads now, then its earlier versions, newest first.

        `own` are the words that are only for the person; None leaves them veiled.
        """
        newest, earlier = revisions[-1], revisions[-2::-1]
        lines = [*self._about(revisions[0], newest), Content(""), Content(clean(newest.body))]
        lines += [*self._details(newest), *self._own(newest, own)]
        if earlier:
            title = self.say("Earlier versions, kept as they were")
            lines += [Content(""), Content(title).stylize("bold underline")]
        for entry in earlier:
            lines += [Content(""), *self._version(entry)]
        return Content("\n").join(lines)

    def _about(self, first: Entry, newest: Entry) -> Iterator[Content]:
        if newest.occurred_text:
            yield self._line(self.say("When it happened:"), self.occurred(newest))
        yield self.written(first)
        if newest is not first:
            yield self._line(self.say("Last changed on:"), self.moment(newest.recorded_local))
        if newest.kinds:
            yield self._line(self.say("What it is about:"), self.kinds(newest.kinds))
        if newest.clock_suspect:
            yield Content(self.say("This computer's clock was behind when it was written."))

    def with_exhibits(self, page: Content, names: Sequence[str]) -> Content:
        """Return the page with the names of the exhibits that belong to the note."""
        if not names:
            return page
        title = Content(self.say("Exhibits (l opens them)")).stylize("bold underline")
        rows = [Content(clean(name, keep_newlines=False)) for name in names]
        return Content("\n").join([page, Content(""), title, *rows])

    def _details(self, entry: Entry) -> Iterator[Content]:
        """Yield everything that is known besides the text, under its headings."""
        details = Details.of(entry.fields)
        typed, ticked = typed_of(details), marks_of(details)
        for heading, fields in GROUPS:
            known = [(label, typed[name]) for name, label in fields if typed[name]]
            if known:
                yield from (Content(""), Content(self.say(heading)).stylize("bold underline"))
                yield from (
                    self._line(self.say("{label}:", label=self.say(label)), value)
                    for label, value in known
                )
        marked = [self.say(label) for name, label in MARKS if name in ticked]
        if details.severity:
            marked.append(self.say(WEIGHT, weight=self.say(SEVERITY[details.severity - 1][1])))
        yield from ([Content(""), *map(Content, marked)] if marked else [])

    def _own(self, entry: Entry, own: Private | None) -> Iterator[Content]:
        """Yield the words that are only for the person, or that there are some."""
        if SEAL not in entry.fields:
            return
        yield from (Content(""), Content(self.say("Only for you")).stylize("bold underline"))
        if own is None:
            yield Content(self.say("Veiled. Press v to read it."))
        else:
            yield from (Content(clean(text)) for text in (own.effect, own.note) if text)

    def _version(self, entry: Entry) -> Iterator[Content]:
        yield self._line(self.say("Written on:"), self.moment(entry.recorded_local))
        if entry.occurred_text:
            yield self._line(self.say("When it happened:"), entry.occurred_text)
        yield Content(clean(entry.body))

    @staticmethod
    def _line(name: str, value: str) -> Content:
        return Content.assemble((name, "bold"), " ", clean(value, keep_newlines=False))
