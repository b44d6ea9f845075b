"""Fills the lines of an interview from the journal, the exhibits and the reports.

Private words are never taken: the page may be read by whoever sits on the other side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.followup.reports import Report
from tui.journal.entry import Entry
from tui.journal.exhibit import Exhibit
from tui.journal.incident import Details
from tui.safety.text import clean

MOST = 12
"""Lines that are taken of each thing: more does not fit into a talk."""

THREAT = "threat"
Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Material:
    """What the lines are filled from.

    `notes` are the newest revisions, `exhibits` in the order of their numbers, `people` those who
    could come along, `stop` the day the one notice was sent, "" when it was not.
    """

    notes: Sequence[Entry]
    exhibits: Sequence[Exhibit]
    reports: Sequence[Report]
    people: Sequence[str]
    stop: str


class InterviewFilling:
    """Fills the lines in one language.

    Args:
        say: gives sentences in that language.
        day: writes an ISO day in that language.
        when: writes when a note says it happened.
        material: what there is.
    """

    def __init__(
        self,
        say: Say,
        day: Callable[[str], str],
        when: Callable[[Entry], str],
        material: Material,
    ) -> None:
        self.say, self._day, self._when = say, day, when
        self._material = material
        self._notes = sorted(material.notes, key=_moment_of)

    def lines(self, fill: str) -> list[str]:
        """Return what the file says for one of `interview.FILLS`; empty for nothing."""
        if not fill:
            return []
        found = self._sources()[fill]()
        once = dict.fromkeys(clean(" ".join(line.split()), keep_newlines=False) for line in found)
        lines = [line for line in once if line]
        more = len(lines) - MOST
        return [*lines[:MOST], *([self.say("… {number} more", number=more)] if more > 0 else [])]

    def _sources(self) -> Mapping[str, Callable[[], Iterator[str]]]:
        return {
            "accounts": self._accounts,
            "dates": self._span,
            "exhibits": self._exhibits,
            "missing": self._missing,
            "notes": self._told,
            "people": lambda: iter(self._material.people),
            "persons": self._persons,
            "places": self._places,
            "reports": self._reports,
            "span": self._span,
            "stop": self._stop,
            "threats": self._threats,
            "witnesses": self._witnesses,
            "words": self._words,
        }

    def _details(self) -> Iterator[tuple[Entry, Details]]:
        return ((note, Details.of(note.fields)) for note in self._notes)

    def _span(self) -> Iterator[str]:
        if self._notes:
            first, last = self._when(self._notes[0]), self._when(self._notes[-1])
            yield self.say("First: {day}", day=first)
            yield self.say("Last: {day}", day=last)
            yield self.say("Notes: {number}", number=len(self._notes))

    def _told(self) -> Iterator[str]:
        for note in self._notes:
            body = " ".join(note.body.split())
            if body:
                yield f"{self._when(note)} · {body[:160]}"

    def _persons(self) -> Iterator[str]:
        for _, one in self._details():
            for name in one.who_names:
                yield " · ".join(part for part in (name, one.who_how) if part)
            if one.who_unknown:
                yield self.say("somebody unknown")
        yield from self._accounts()

    def _accounts(self) -> Iterator[str]:
        for _, one in self._details():
            if one.account or one.account_id:
                parts = (one.platform, one.account, one.account_id)
                yield " · ".join(part for part in parts if part)

    def _places(self) -> Iterator[str]:
        for _, one in self._details():
            yield " · ".join(part for part in (one.platform, one.place, one.address) if part)

    def _words(self) -> Iterator[str]:
        for note, one in self._details():
            if one.words.strip():
                words = " ".join(one.words.split())
                yield self.say("{day}: “{words}”", day=self._when(note), words=words)

    def _threats(self) -> Iterator[str]:
        for note, one in self._details():
            if one.threat == "yes" or THREAT in note.kinds:
                yield " · ".join(part for part in (self._when(note), one.words) if part)

    def _witnesses(self) -> Iterator[str]:
        return (one.witnesses for _, one in self._details())

    def _missing(self) -> Iterator[str]:
        return (one.missing for _, one in self._details())

    def _exhibits(self) -> Iterator[str]:
        for number, one in enumerate(self._material.exhibits, start=1):
            name = one.title or one.name
            yield f"{number}. {name} · SHA-256 {one.sha256[:16]}…"

    def _reports(self) -> Iterator[str]:
        for one in reversed(self._material.reports):
            sent = self._day(one.sent.isoformat()) if one.sent else ""
            reply = one.reply or self.say("no answer yet")
            parts = (sent, one.who, one.reference, reply)
            yield " · ".join(part for part in parts if part)

    def _stop(self) -> Iterator[str]:
        if self._material.stop:
            day = self._day(self._material.stop)
            yield self.say("The one message was sent on {day}.", day=day)


def _moment_of(note: Entry) -> str:
    return note.when.start if note.when else note.recorded_local.isoformat()[:16]
