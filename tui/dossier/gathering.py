"""Gathers one dossier: what was chosen, without what is taken out.  Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tui.dossier.model import Counts, Dossier, Event, Piece, Standing, Step, Told, Written
from tui.dossier.purposes import Purpose
from tui.dossier.recipe import Recipe
from tui.dossier.redacting import ACCOUNTS, PLACES, Redactor
from tui.dossier.sources import Sources
from tui.followup.recipients import STOP_NOTICE
from tui.followup.removals import Removal
from tui.followup.reports import Report
from tui.journal.anchors import head_of
from tui.journal.entry import Entry
from tui.journal.exhibit import Exhibit
from tui.journal.facets import moment_of
from tui.journal.incident import Details, Private

OBTAINED = (
    "captured", "captured_by", "method", "address", "platform", "account", "account_id", "modified",
)  # fmt: skip
"""Fields of an exhibit that say how it was obtained; its note stays in the file."""

FIELDS = (
    "place", "platform", "address", "account", "account_id", "channel", "audience", "zone",
    "who_names", "who_how", "witnesses", "words", "did", "missing", "reports", "helper",
)  # fmt: skip
"""Fields of `Details` in the order they are told; ticks come after them."""

_WHO = "who_names"


def gather(sources: Sources, recipe: Recipe, purpose: Purpose, mark: str, today: date) -> Dossier:
    """Return the dossier that a recipe describes; `mark` stands where something was taken out.

    Raises:
        VaultError: what reading the file raises.
    """
    return _Gathering(sources, recipe, purpose, mark).dossier(today)


class _Gathering:
    """Reads what was chosen and takes out what shall not be seen."""

    def __init__(self, sources: Sources, recipe: Recipe, purpose: Purpose, mark: str) -> None:
        self._sources, self._recipe, self._purpose = sources, recipe, purpose
        self._entries = sources.chosen(recipe)
        self._out = Redactor(mark, self._words(), recipe.hide)
        self._fields = purpose.fields - frozenset(recipe.fields)
        self._exhibits = self._chosen_exhibits()
        numbers = {exhibit.uid: at for at, exhibit in enumerate(self._exhibits, start=1)}
        self._of_note = {
            entry.note: tuple(
                sorted(
                    numbers[one.uid]
                    for one in sources.exhibits.of_incident(entry.note)
                    if one.uid in numbers
                )
            )
            for entry in self._entries
        }

    def dossier(self, today: date) -> Dossier:
        notes = tuple(self._told(n, e) for n, e in enumerate(self._entries, start=1))
        reports = [self._sources.reports.get(uid) for uid in self._recipe.reports]
        head = head_of(self._sources.vault)
        missing = ((note.number, text) for note in notes for name, text in note.facts
                   if name == "missing")  # fmt: skip
        return Dossier(
            purpose=self._purpose,
            to=self._recipe.to,
            made=today,
            notes=notes,
            pieces=tuple(self._piece(n, e) for n, e in enumerate(self._exhibits, start=1)),
            steps=tuple(self._step(one) for one in reports if one.recipient != STOP_NOTICE),
            stop_notices=tuple(self._step(one) for one in reports if one.recipient == STOP_NOTICE),
            standings=tuple(
                self._standing(self._sources.removals.get(uid)) for uid in self._recipe.removals
            ),
            letters=tuple(self._letters()),
            counts=_counted(notes),
            missing=tuple(missing),
            entries=head.count,
            head=head.groups,
            redacted=self._recipe.redacts or any(note.cut for note in notes),
        )

    def _words(self) -> Iterator[str]:
        """Yield every text that is taken out wherever it stands."""
        recipe = self._recipe
        yield from recipe.words
        for person in self._sources.persons.all():
            if person.uid in recipe.persons:
                yield from (person.alias, *person.accounts.splitlines())
        for entry in self._entries:
            details = Details.of(entry.fields)
            named = zip(details.who, details.who_names, strict=False)
            yield from (alias for uid, alias in named if uid in recipe.persons)
            if ACCOUNTS in recipe.hide:
                yield from (details.account, details.account_id)
            if PLACES in recipe.hide:
                yield details.place
        if ACCOUNTS in recipe.hide:
            for uid in recipe.exhibits:
                exhibit = self._sources.exhibits.get(uid)
                yield from (exhibit.account, exhibit.account_id)

    def _chosen_exhibits(self) -> list[Exhibit]:
        wanted = frozenset(self._recipe.exhibits)
        there = [one for one in self._sources.exhibits.all() if one.uid in wanted]
        attached = self._sources.attached(entry.note for entry in self._entries)
        first = [one for one in attached if one.uid in wanted]
        known = {one.uid for one in first}
        return first + [one for one in there if one.uid not in known]

    def _told(self, number: int, entry: Entry) -> Told:
        day, hour = moment_of(entry)
        details, out = Details.of(entry.fields), self._out
        facts = tuple((n, out(t)) for n, t in spelt_facts(details) if n in self._fields)
        when = () if entry.when is None else (entry.when.start, entry.when.end or "")
        return Told(
            uid=entry.note,
            number=number,
            entry=entry.seq,
            day=day,
            hour=hour,
            when=tuple(part for part in when if part),
            about=entry.when is not None and entry.when.about,
            as_written=out(entry.occurred_text),
            written=_local(entry),
            clock_suspect=entry.clock_suspect,
            kinds=entry.kinds,
            body=out(entry.body),
            facts=facts,
            exhibits=self._of_note[entry.note],
            revisions=len(self._sources.journal.revisions(entry.note)),
            cut=self._is_cut(entry, details),
            private=self._private(entry),
        )

    def _is_cut(self, entry: Entry, details: Details) -> bool:
        """Say whether anything of a note does not leave; then its sealed record stays here too."""
        texts = (entry.body, entry.occurred_text, *(text for _, text in spelt_facts(details)))
        left = any(name not in self._fields for name, _ in spelt_facts(details))
        left = left or (bool(details.severity) and not self._purpose.tells_all)
        return left or any(map(self._out.touches, texts))

    def _private(self, entry: Entry) -> Private:
        if not self._recipe.private:
            return Private()
        kept = self._sources.journal.incident(entry).private
        return Private(self._out(kept.effect), self._out(kept.note))

    def _piece(self, number: int, exhibit: Exhibit) -> Piece:
        out, whole = self._out, "seal" in self._purpose.parts
        found = ((name, out(str(getattr(exhibit, name)))) for name in OBTAINED)
        shown = ((n, t) for n, t in found if t and (n not in _TOLD_TOO or n in self._fields))
        notes = self._of_note
        return Piece(
            uid=exhibit.uid,
            number=number,
            name=out(exhibit.name),
            title=out(exhibit.title),
            media_type=exhibit.media_type,
            size=exhibit.size,
            sha256=exhibit.sha256,
            obtained=tuple(shown),
            custody=tuple(
                Event(one.at, one.action, out(one.by), out(one.to), out(one.note))
                if whole
                else Event(one.at, one.action)
                for one in exhibit.custody
                if whole or one.action in {"taken_in", "verified"}
            ),
            notes=tuple(
                at for at, e in enumerate(self._entries, start=1) if number in notes[e.note]
            ),
            named=not out.touches(exhibit.name),
        )

    def _step(self, report: Report) -> Step:
        out = self._out
        return Step(
            who=out(report.who),
            kind=report.recipient,
            channel=out(report.channel),
            what=out(report.what),
            reference=out(report.reference),
            received_by=out(report.received_by),
            sent=_day(report.sent),
            reply=out(report.reply),
            replied=_day(report.replied),
            closed=report.closed,
        )

    def _standing(self, removal: Removal) -> Standing:
        out, since = self._out, _day(removal.since)
        what = out(removal.what)
        return Standing(out(removal.address), what, removal.place, removal.state, since)

    def _letters(self) -> Iterator[Written]:
        out = self._out
        for uid in self._recipe.letters:
            one = self._sources.letters.get(uid)
            yield Written(out(one.to), out(one.subject), out(one.text), one.sent)


_TOLD_TOO = frozenset(("address", "platform", "account", "account_id"))
"""Fields of an exhibit that a note has too: a purpose that leaves them out there does it here."""


def spelt_facts(details: Details) -> Iterable[tuple[str, str]]:
    """Yield the fields of a note that say something, by name; ticks are "yes" or what was ticked.

    How grave it was for the person, and which persons it links to, are not told.
    """
    for name in FIELDS:
        value = getattr(details, name)
        text = ", ".join(value) if isinstance(value, tuple) else str(value)
        if text:
            yield name, text
    if details.who_unknown and not details.who_names:
        yield _WHO, ""
    if details.threat in {"yes", "unsure"}:
        yield "threat", details.threat
    if details.memory:
        yield "memory", "yes"


def _counted(notes: Sequence[Told]) -> Counts:
    months = Counter(f"{note.day:%Y-%m}" for note in notes)
    weekdays = Counter(note.day.weekday() for note in notes)
    hours = Counter(note.hour for note in notes if note.hour is not None)
    kinds = Counter(kind for note in notes for kind in note.kinds)
    return Counts(
        dict(sorted(months.items())),
        dict(sorted(weekdays.items())),
        dict(sorted(hours.items())),
        dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
    )


def _local(entry: Entry) -> str:
    moment = entry.recorded_local
    zone = moment.strftime("%z")
    return f"{moment:%Y-%m-%d %H:%M} (UTC{zone[:3]}:{zone[3:]})"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
