"""Writes a dossier as a row of headings, paragraphs and tables, for every way it is drawn.

Dates stand as YYYY-MM-DD with the zone beside UTC, which reads the same in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tui.dossier.model import Dossier, Event, Piece, Step, Told
from tui.dossier.pages import Block, Chart, Copied, Facts, Heading, Paragraph, Table
from tui.dossier.wording import Wording
from tui.library.language import mark

Pairs = Iterable[tuple[str, str]]

FACTS: dict[str, str] = {
    "place": mark("Place"),
    "platform": mark("Platform or service"),
    "address": mark("Link or address"),
    "account": mark("Account of the other person"),
    "account_id": mark("Its fixed number"),
    "channel": mark("Channel"),
    "audience": mark("Who could see it"),
    "zone": mark("Time zone, if another"),
    "who_names": mark("Who"),
    "who_how": mark("How it is known who it was"),
    "witnesses": mark("Witnesses, what they saw"),
    "words": mark("Exact words used"),
    "did": mark("What the person did"),
    "missing": mark("Proof still missing, who has it"),
    "reports": mark("Report numbers"),
    "helper": mark("Written down by"),
    "threat": mark("Threat"),
    "memory": mark("Written"),
}
OBTAINED: dict[str, str] = {
    "captured": mark("Captured on"),
    "captured_by": mark("Captured by"),
    "method": mark("How, with what device"),
    "modified": mark("The file was last changed on"),
    **{name: FACTS[name] for name in ("address", "platform", "account", "account_id")},
}
ACTIONS: dict[str, str] = {
    "taken_in": mark("taken in"),
    "verified": mark("checked"),
    "exported": mark("copied out"),
    "handed_over": mark("handed over"),
    "received": mark("received"),
    "redacted": mark("redacted"),
    "removed": mark("removed"),
}
CHECKED: dict[str, str] = {
    "sound": mark("the same, byte for byte"),
    "different": mark("NOT the same"),
}
STATES: dict[str, str] = {
    "up": mark("still there"),
    "reported": mark("reported"),
    "gone": mark("gone"),
    "back": mark("back again"),
}
PLACES: dict[str, str] = {
    "page": mark("page"),
    "search": mark("result of a search engine"),
    "archive": mark("web archive"),
}
WEEKDAYS = (
    mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"), mark("Friday"),
    mark("Saturday"), mark("Sunday"),
)  # fmt: skip


class DossierPages:
    """Writes one dossier in one language."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self.say, self.count = wording.language.say, wording.language.count

    def blocks(self, dossier: Dossier) -> Iterator[Block]:
        """Yield everything that leaves, part by part in the order of the purpose."""
        writers: dict[str, Callable[[Dossier], Iterator[Block]]] = {
            "summary": self._summary, "overview": self._overview, "chronology": self._chronology,
            "exhibits": self._exhibits, "stop_notice": self._stop_notices, "reports": self._reports,
            "removals": self._removals, "patterns": self._patterns, "missing": self._missing,
            "letters": self._letters, "seal": self._seal,
        }  # fmt: skip
        yield Heading(dossier.purpose.title, 1)
        for part in dossier.purpose.parts:
            yield from writers[part](dossier)

    def _summary(self, dossier: Dossier) -> Iterator[Block]:
        say, count = self.say, self.count
        yield Paragraph(dossier.purpose.opening)
        yield Facts(tuple(self._about(dossier)))
        if dossier.redacted:
            yield Paragraph(
                say(
                    "Parts were left out, or replaced by {mark}. The originals are unchanged.",
                    mark=self._wording.mark,
                )
            )
        entries = count("{number} entry", "{number} entries", dossier.entries)
        yield Paragraph(
            say(
                "The notes come from a journal that seals each entry with all before it "
                "({entries}). Times are those of its author's computer.",
                entries=entries,
            )
        )

    def _about(self, dossier: Dossier) -> Pairs:
        say = self.say
        if dossier.to:
            yield say("For"), dossier.to
        yield say("Made on"), dossier.made.isoformat()
        if dossier.range is not None:
            first, last = (day.isoformat() for day in dossier.range)
            yield say("Days"), first if first == last else f"{first} – {last}"
        yield say("Notes"), str(len(dossier.notes))
        yield say("Exhibits"), str(len(dossier.pieces))

    def _overview(self, dossier: Dossier) -> Iterator[Block]:
        if not dossier.notes:
            return
        say = self.say
        heads = (say("No."), say("When"), say("What it is about"), say("Exhibits"))
        rows = tuple(
            (str(note.number), self._when(note), self._kinds(note), _numbers(note.exhibits))
            for note in dossier.notes
        )
        yield Heading(say("Overview"))
        yield Table(say("The facts in the order they happened"), heads, rows)

    def _chronology(self, dossier: Dossier) -> Iterator[Block]:
        if dossier.notes:
            yield Heading(self.say("What happened"))
        for note in dossier.notes:
            yield Heading(f"{note.number}. {self._when(note)}", 3)
            yield Facts(tuple(self.facts(note)))
            if note.body:
                yield Paragraph(note.body)
            if note.private:
                yield Facts(tuple(self._private(note)))

    def facts(self, note: Told) -> Pairs:
        """Yield what is known of a note besides its text."""
        say = self.say
        if note.as_written:
            yield say("When it happened, as written"), note.as_written
        yield say("Written on"), note.written
        if note.clock_suspect:
            yield say("Clock"), say("This computer's clock was behind when it was written.")
        if note.kinds:
            yield say("What it is about"), self._kinds(note)
        yield from ((say(FACTS[name]), self._fact(name, text)) for name, text in note.facts)
        if note.exhibits:
            yield say("Exhibits"), _numbers(note.exhibits)
        if note.revisions > 1:
            yield say("Versions, all kept"), str(note.revisions)
        yield say("Entry of the journal"), str(note.entry)

    def _fact(self, name: str, text: str) -> str:
        say = self.say
        told = {
            ("threat", "yes"): say("yes"),
            ("threat", "unsure"): say("perhaps"),
            ("memory", "yes"): say("later, from memory"),
            ("who_names", ""): say("Not known"),
        }
        return told.get((name, text), text)

    def _private(self, note: Told) -> Pairs:
        say, private = self.say, note.private
        pairs = ((say("Effect on the person"), private.effect), (say("Note"), private.note))
        return (pair for pair in pairs if pair[1])

    def _exhibits(self, dossier: Dossier) -> Iterator[Block]:
        if not dossier.pieces:
            return
        say = self.say
        heads = (say("No."), say("Title or name"), say("Kind"), say("Size in bytes"), say("Notes"))
        rows = tuple(
            (str(p.number), p.title or p.name, p.media_type, str(p.size), _numbers(p.notes))
            for p in dossier.pieces
        )
        yield Heading(say("Exhibits"))
        yield Table(say("List of the exhibits"), heads, rows)
        for piece in dossier.pieces:
            yield from self._piece(piece)

    def _piece(self, piece: Piece) -> Iterator[Block]:
        say = self.say
        yield Heading(say("Exhibit {number}", number=piece.number), 3)
        own = ((say("Title"), piece.title), (say("File"), piece.name))
        told = ((say(OBTAINED[name]), text) for name, text in piece.obtained)
        yield Facts((*(pair for pair in own if pair[1]), *told))
        yield Copied((f"SHA-256 {piece.sha256}",))
        if piece.custody:
            heads = (say("When (UTC)"), say("What was done"), say("By whom, to whom"))
            yield Table(say("What was done with it"), heads, tuple(map(self._event, piece.custody)))

    def _event(self, event: Event) -> tuple[str, str, str]:
        say = self.say
        note = say(CHECKED[event.note]) if event.note in CHECKED else event.note
        known = ", ".join(part for part in (event.by, event.to, note) if part)
        return event.at[:16].replace("T", " "), say(ACTIONS[event.action]), known

    def _stop_notices(self, dossier: Dossier) -> Iterator[Block]:
        if not dossier.stop_notices:
            return
        yield Heading(self.say("The message asking to stop"))
        yield Paragraph(self.say("The other person was asked to stop:"))
        for step in dossier.stop_notices:
            yield Facts(tuple(self._step(step)))

    def _reports(self, dossier: Dossier) -> Iterator[Block]:
        if not dossier.steps:
            return
        say = self.say
        heads = (say("To whom"), say("When"), say("Reference"), say("Answer"))
        rows = tuple((s.who, s.sent, s.reference, self._answer(s)) for s in dossier.steps)
        yield Heading(say("Reports and answers"))
        yield Table(say("What was reported, and what was answered"), heads, rows)
        for step in dossier.steps:
            yield Heading(step.who, 3)
            yield Facts(tuple(self._step(step)))

    def _answer(self, step: Step) -> str:
        if step.reply or step.replied:
            return " ".join(part for part in (step.replied, step.reply) if part)
        return self.say("closed") if step.closed else self.say("none yet")

    def _step(self, step: Step) -> Pairs:
        say = self.say
        pairs = (
            (say("To whom"), step.who),
            (say("Kind"), self._wording.recipients.get(step.kind, "")),
            (say("When"), step.sent),
            (say("How"), step.channel),
            (say("What was reported"), step.what),
            (say("Reference"), step.reference),
            (say("Received by"), step.received_by),
            (say("Answer"), self._answer(step)),
        )
        return (pair for pair in pairs if pair[1])

    def _removals(self, dossier: Dossier) -> Iterator[Block]:
        if not dossier.standings:
            return
        say = self.say
        heads = (say("Address"), say("What stands there"), say("Where"), say("State"), say("Since"))
        rows = tuple(
            (s.address, s.what, say(PLACES[s.place]), say(STATES[s.state]), s.since)
            for s in dossier.standings
        )
        yield Heading(say("Addresses to be removed"))
        yield Table(say("Where content stands, and since when"), heads, rows)

    def _patterns(self, dossier: Dossier) -> Iterator[Block]:
        counts, say = dossier.counts, self.say
        charts = (
            (say("Notes by month"), say("Month"), counts.months.items()),
            (say("Notes by day of the week"), say("Day"),
             ((say(WEEKDAYS[day]), n) for day, n in counts.weekdays.items())),
            (say("Notes by hour of the day"), say("Hour"),
             ((f"{hour:02}:00", n) for hour, n in counts.hours.items())),
            (say("Notes by kind"), say("Kind"),
             ((self._wording.kinds.get(kind, kind), n) for kind, n in counts.kinds.items())),
        )  # fmt: skip
        if not dossier.notes:
            return
        yield Heading(say("How often, and when"))
        yield Paragraph(
            say("Only what was written down is counted; what was not written is not in it.")
        )
        for title, head, rows in charts:
            found = tuple(rows)
            if found:
                yield Chart(title, (head, say("Notes")), found)

    def _missing(self, dossier: Dossier) -> Iterator[Block]:
        if not dossier.missing:
            return
        say = self.say
        yield Heading(say("What is still missing, and who may have it"))
        rows = tuple((str(number), text) for number, text in dossier.missing)
        yield Table(say("Proof that is not there yet"), (say("Note"), say("What, and who")), rows)

    def _letters(self, dossier: Dossier) -> Iterator[Block]:
        if dossier.letters:
            yield Heading(self.say("Letters"))
        for letter in dossier.letters:
            yield Heading(letter.subject or letter.to, 3)
            sent = letter.sent[:10] or self.say("not sent")
            pairs = ((self.say("To whom"), letter.to), (self.say("Sent"), sent))
            yield Facts(tuple(pair for pair in pairs if pair[1]))
            yield Paragraph(letter.text)

    def _seal(self, dossier: Dossier) -> Iterator[Block]:
        if not dossier.entries:
            return
        say = self.say
        yield Heading(say("Seal of the journal"))
        yield Paragraph(
            say(
                "This number stands for the whole journal as it was on the day this file was made. "
                "Whoever changes, removes or adds an entry later changes it. The folder with the "
                "originals holds a program that checks it."
            )
        )
        yield Copied(dossier.head)

    def _kinds(self, note: Told) -> str:
        return " · ".join(self._wording.kinds.get(kind, kind) for kind in note.kinds)

    def _when(self, note: Told) -> str:
        if not note.when:
            return self.say("written on {day}", day=note.day.isoformat())
        span = " – ".join(part.replace("T", " ") for part in note.when)
        return self.say("around {when}", when=span) if note.about else span


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
