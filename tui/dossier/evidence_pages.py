"""The pages of a bag for a human: what it is, how to check it, and the notes with their exhibits.

Dates stand as YYYY-MM-DD with the zone beside UTC, which reads the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from tui.dossier.choice import Choice, Original
from tui.dossier.journal_lines import JournalLines
from tui.dossier.pages import Block, Copied, Facts, Heading, Paragraph
from tui.journal.anchors import Anchor, Head
from tui.journal.entry import Entry, entry_of
from tui.journal.incident import Details, Private
from tui.journal.occurred import When
from tui.library.language import Language, mark

_DETAILS = (
    ("place", mark("Place")),
    ("platform", mark("Platform or service")),
    ("address", mark("Link or address")),
    ("account", mark("Their account")),
    ("account_id", mark("Its fixed number")),
    ("channel", mark("Channel")),
    ("audience", mark("Who could see it")),
    ("zone", mark("Time zone, if another")),
    ("who_names", mark("Who")),
    ("who_how", mark("How it is known who it was")),
    ("witnesses", mark("Witnesses, what they saw")),
    ("words", mark("Exact words used")),
    ("did", mark("What the person did")),
    ("missing", mark("Proof still missing, who has it")),
    ("reports", mark("Report numbers")),
    ("helper", mark("Written down by")),
)
_WAYS = {
    "printed": mark("Printed"),
    "sent": mark("Sent"),
    "handed": mark("Handed over"),
    "stamp": mark("Time stamp of an authority"),
}
FINDINGS = {
    "ok": mark("Everything is as it was written."),
    "bad": mark("Something is not as it was written: see above."),
    "no_bag": mark("This is no folder that can be checked."),
    "missing": mark("Missing"),
    "extra": mark("Not in the lists"),
    "changed": mark("Changed"),
    "chain": mark("The journal is not what was sealed, from entry"),
    "head": mark("The end of the journal is not what was sealed"),
    "exhibit": mark("Not the exhibit that was sealed"),
    "private": mark("Not the private words that were sealed, line"),
    "anchor": mark("Not what was fixed outside, line"),
    "gap": mark("The proof of what stands before this entry ends there"),
    "head_is": mark("Seal of the whole journal (number of entries)"),
}
"""What `verify.py` prints for each of its findings."""


class EvidencePages:
    """Writes the pages in one language.

    Args:
        language: of the pages, whatever the screen speaks.
        kinds: the names of the kinds of a note, by their ids.
    """

    def __init__(self, language: Language, kinds: Mapping[str, str]) -> None:
        self.say, self.count, self._kinds = language.say, language.count, kinds

    def findings(self) -> dict[str, str]:
        """Return the words of `verify.py`."""
        return {code: self.say(sentence) for code, sentence in FINDINGS.items()}

    def guide(
        self, head: Head, anchors: Sequence[Anchor], withheld: int, gaps: int
    ) -> Iterator[Block]:
        """Yield the page that says what the folder is."""
        say = self.say
        yield Heading(say("Notes and exhibits: how to read this folder"), 1)
        yield Paragraph(
            say(
                "Start with data/journal.html, or data/journal.txt: the notes in order, and the "
                "list of exhibits. The exhibits are in data/exhibits, byte for byte as they were "
                "received. Please do not change, rename or add anything here: work on a copy."
            )
        )
        yield Heading(say("Check that nothing was changed"))
        yield Paragraph(
            say(
                "With Python 3.8 or newer, in this folder: python3 verify.py. It writes nothing "
                "and needs no network. The folder also follows BagIt (RFC 8493), so other "
                "programs can check the files."
            )
        )
        yield Paragraph(
            say(
                "Each entry of the journal is sealed together with all entries before it. Whoever "
                "changes, removes or adds one later changes every seal after it. The seal of the "
                "whole journal is:"
            )
        )
        yield Copied(head.groups)
        yield Paragraph(
            self.count(
                "It stands for {number} entry.", "It stands for {number} entries.", head.count
            )
        )
        if withheld:
            yield Paragraph(
                self.count(
                    "{number} of them stays with its author: only its seal is here.",
                    "{number} of them stay with their author: only their seals are here.",
                    withheld,
                )
            )
        if gaps:
            yield Paragraph(
                say(
                    "Some entries are not here and were sealed by an older program. The proof of "
                    "what stands before them ends there, and begins anew: verify.py says where."
                )
            )
        yield from self._limits(anchors)

    def _limits(self, anchors: Sequence[Anchor]) -> Iterator[Block]:
        say = self.say
        yield Heading(say("What this proves, and what it does not"))
        yield Paragraph(
            say(
                "A matching seal shows that nothing was changed since it was made. It does not "
                "show by itself when it was made, or by whom. The times are those of the author's "
                "computer. Where the seal was fixed with somebody else, the journal up to there "
                "is at least as old as that:"
            )
        )
        if not anchors:
            yield Paragraph(say("It has not been fixed with anybody else yet."))
        for anchor in anchors:
            yield Facts(tuple(self._anchor(anchor)))
            yield Copied(anchor.head.groups)

    def _anchor(self, anchor: Anchor) -> Iterator[tuple[str, str]]:
        say = self.say
        yield say("How"), say(_WAYS[anchor.way])
        yield say("Noted on"), _utc(datetime.fromisoformat(anchor.made))
        yield say("Entries up to there"), str(anchor.head.count)
        if anchor.stamped is not None:
            yield say("Stamped by the authority on"), _utc(anchor.stamped)

    def notes(
        self,
        journal: JournalLines,
        choice: Choice,
        originals: Sequence[Original],
        private: Mapping[str, Private],
    ) -> Iterator[Block]:
        """Yield the page of the notes, as they happened, then the exhibits."""
        yield Heading(self.say("Notes"), 1)
        for number, entry in enumerate(sorted(_newest(journal), key=_moment_of), start=1):
            cited = [str(one.number) for one in originals if entry.note in one.notes]
            yield Heading(f"{number}. {self._when(entry)}")
            whole = choice.shown.keys().isdisjoint({entry.uid, entry.note})
            told = self._facts(entry, cited, journal.revisions(entry.note), whole=whole)
            yield Facts(tuple(told))
            yield from self._told(entry, choice)
            if entry.uid in private:
                yield from self._private(private[entry.uid])
        yield Heading(self.say("Exhibits"), 1)
        for original in originals:
            yield from self._original(original)

    def _told(self, entry: Entry, choice: Choice) -> Iterator[Block]:
        shown = choice.shown.get(entry.uid, choice.shown.get(entry.note))
        yield Paragraph(entry.body if shown is None else shown)
        if shown is not None:
            yield Paragraph(self.say("Parts of this note were left out."))

    def _private(self, words: Private) -> Iterator[Block]:
        pairs = ((self.say("Effect on the person"), words.effect), (self.say("Note"), words.note))
        yield Facts(tuple((name, text) for name, text in pairs if text))

    def _facts(
        self, entry: Entry, cited: list[str], revisions: int, *, whole: bool
    ) -> Iterator[tuple[str, str]]:
        """Yield the facts of a note; of one with parts left out nothing that a person typed."""
        say = self.say
        if entry.occurred_text and whole:
            yield say("When it happened, as written"), entry.occurred_text
        yield say("Written on"), _local(entry.recorded_local)
        if entry.clock_suspect:
            yield say("Clock"), say("This computer's clock was behind when it was written.")
        if entry.kinds:
            named = [self._kinds.get(kind, kind) for kind in entry.kinds]
            yield say("What it is about"), " · ".join(named)
        if whole:
            yield from self._details(Details.of(entry.fields))
        if cited:
            yield say("Exhibits"), ", ".join(cited)
        yield say("Entry"), str(entry.seq)
        if revisions > 1:
            yield say("Versions, all kept"), str(revisions)

    def _details(self, details: Details) -> Iterator[tuple[str, str]]:
        say = self.say
        for name, label in _DETAILS:
            value: Any = getattr(details, name)
            if value:
                yield say(label), ", ".join(value) if isinstance(value, tuple) else str(value)
        if details.who_unknown:
            yield say("Who"), say("Not known")
        if details.threat in {"yes", "unsure"}:
            sure = details.threat == "yes"
            yield say("Threat"), say("yes") if sure else say("perhaps")
        if details.memory:
            yield say("Written"), say("later, from memory")

    def _original(self, original: Original) -> Iterator[Block]:
        say = self.say
        yield Heading(say("Exhibit {number}", number=original.number))
        yield Facts(
            (
                (say("File"), original.path),
                (say("Size in bytes"), str(original.size)),
                (say("Kind"), original.media_type),
                *original.facts,
            )
        )
        yield Copied((f"SHA-256 {original.sha256}",))

    def _when(self, entry: Entry) -> str:
        when = entry.when
        if when is None:
            return self.say("written on {day}", day=entry.recorded_local.date().isoformat())
        return self.say("around {when}", when=_span(when)) if when.about else _span(when)


def _newest(journal: JournalLines) -> Iterable[Entry]:
    return (entry_of(row) for row in journal.newest())


def _moment_of(entry: Entry) -> tuple[str, int]:
    """Return what notes are ordered by: when it happened, else when it was written."""
    recorded = entry.recorded_local.replace(tzinfo=None).isoformat(timespec="minutes")
    return entry.when.start if entry.when else recorded, entry.seq


def _span(when: When) -> str:
    start = when.start.replace("T", " ")
    return f"{start} – {when.end.replace('T', ' ')}" if when.end else start


def _local(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return f"{moment:%Y-%m-%d %H:%M} (UTC{zone[:3]}:{zone[3:]})"


def _utc(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"
