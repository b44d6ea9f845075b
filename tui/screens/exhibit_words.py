"""What an exhibit says about itself, as a line of a list and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from textual.content import Content

from tui.journal.exhibit import Custody, Exhibit
from tui.people.service_words import ServiceWords
from tui.telling.exhibit_facts import (
    ACTION_WORDS,
    FIELDS,
    FLAGS,
    NOTES,
    Say,
    kind_words,
    one_line,
    spelt_hash,
)
from tui.telling.sizes import size_words


def exhibit_row(exhibit: Exhibit, number: int, say: Say) -> Content:
    """Return an exhibit as one line: its number, name, size and day."""
    name = one_line(exhibit.title or exhibit.name)
    size = size_words(exhibit.size, say)
    about = f"  {kind_words(exhibit, say)} · {size} · {exhibit.created[:10]}"
    return Content.assemble((f"{number:>3}. ", "bold"), name, (about, "dim"))


class ExhibitWords:
    """Says exhibits in the person's language; `words` writes dates."""

    def __init__(self, words: ServiceWords, say: Say) -> None:
        self._words, self.say = words, say

    def page(self, exhibit: Exhibit, notes: int, said: Sequence[Content] = ()) -> Content:
        """Return everything that is known, its contents excepted; `notes` is how many it has.

        `said` is what the file says of itself.
        """
        lines = [*self._facts(exhibit, notes), *said, Content(""), *self._known(exhibit)]
        lines += [Content(""), Content(self.say("What was done with it")).stylize("bold underline")]
        lines += [Content(self._event(event)) for event in exhibit.custody]
        return Content("\n").join(lines)

    def _facts(self, exhibit: Exhibit, notes: int) -> Iterator[Content]:
        yield self._line(self.say("Name:"), one_line(exhibit.name))
        size = size_words(exhibit.size, self.say)
        kind = f"{kind_words(exhibit, self.say)} ({one_line(exhibit.media_type)}) · {size}"
        yield self._line(self.say("Kind:"), kind)
        if exhibit.modified:
            yield self._line(
                self.say("Last changed, says its source:"), self._when(exhibit.modified)
            )
        yield self._line("SHA-256:", spelt_hash(exhibit.sha256))
        yield self._line(self.say("Notes it belongs to:"), str(notes))

    def _known(self, exhibit: Exhibit) -> Iterator[Content]:
        for name, label in FIELDS:
            value = str(getattr(exhibit, name))
            if value:
                yield self._line(self.say("{label}:", label=self.say(label)), one_line(value))
        for name, label in FLAGS:
            if name in exhibit.flags:
                yield Content(f"! {self.say(label)}")

    def _event(self, event: Custody) -> str:
        said = [self._when(event.at), self.say(ACTION_WORDS[event.action])]
        if event.by:
            said.append(self.say("by {name}", name=one_line(event.by)))
        if event.to:
            said.append(self.say("to {name}", name=one_line(event.to)))
        if event.note:
            said.append(
                self.say(NOTES[event.note]) if event.note in NOTES else one_line(event.note)
            )
        return " · ".join(said)

    def _when(self, spelt: str) -> str:
        moment = datetime.fromisoformat(spelt).astimezone()
        day = self._words.day(moment.date().isoformat())
        return self.say("{day} at {time}", day=day, time=f"{moment:%H:%M}")

    @staticmethod
    def _line(name: str, value: str) -> Content:
        return Content.assemble((name, "bold"), " ", value)
