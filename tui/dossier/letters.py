"""Fills letters: from what was typed, from chosen notes and exhibits, never from private words.

What is not known stays in the letter as a blank that can be seen, "[… your name]"; an article or a
delay that is not sure stands as a blank too. Nothing of what a person wrote is ever filled again:
braces in a note are only braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tui.journal.entry import Entry
from tui.journal.exhibit import Exhibit
from tui.journal.incident import Details
from tui.journal.occurred import When
from tui.library.conditions import Situation
from tui.library.language import Language, mark
from tui.library.letters import PLACE, SURE, Fact, LetterWords, Offence, Wording
from tui.safety.text import clean

BLANK = "[…"
"""What every blank begins with, in every language."""

_LINES = (
    ("address", mark("Link or address")),
    ("platform", mark("Platform or service")),
    ("account", mark("Their account")),
    ("account_id", mark("Its fixed number")),
)
_MORE_LINES = (("place", mark("Place")), ("witnesses", mark("Witnesses, what they saw")))


class Dates(Protocol):
    """Writes an ISO day the way a language writes it."""

    def __call__(self, text: str, /) -> str:
        """Return the day in words."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a letter is filled from.

    `typed` are the fields, `notes` the newest revision of each chosen note, `exhibits` those that
    belong to them; `hashes` brings their SHA-256. `today` is an ISO day.
    """

    today: str
    typed: Mapping[str, str]
    notes: Sequence[Entry] = ()
    exhibits: Sequence[Exhibit] = ()
    hashes: bool = False


@dataclass(frozen=True, slots=True)
class Law:
    """What letters say of law: how sure each fact is, and which article may fit which note."""

    facts: Mapping[str, Fact]
    offences: Sequence[Offence]
    situation: Situation


def count_blanks(text: str) -> int:
    """Return how many blanks a letter still has."""
    return text.count(BLANK)


def filled(text: str, places: Mapping[str, str]) -> str:
    """Return a text with its `{places}` filled, each once; an unknown one stays as it is."""
    return PLACE.sub(lambda found: places.get(found[1], found[0]), text)


class Filling:
    """Fills the letters of one language.

    Args:
        language: of the letter, whatever the screen speaks.
        wording: what letters of that language share.
        day: writes an ISO day in that language.
        law: what is known of law.
    """

    def __init__(self, language: Language, wording: Wording, day: Dates, law: Law) -> None:
        self.say, self._wording, self._day, self._law = language.say, wording, day, law

    def text(self, words: LetterWords, material: Material) -> str:
        """Return the letter, safe to show and to write into a file."""
        found = self._found(material)
        places = {place: self._place(place, material.typed, found) for place in words.places}
        return clean(_tidied(filled(words.text, places)))

    def advice(self, sentence: str) -> str:
        """Return a sentence about a letter with its articles and delays named."""
        return filled(sentence, {name: self._fact(name) for name in self._law.facts})

    def _place(self, place: str, typed: Mapping[str, str], found: Mapping[str, str]) -> str:
        if place in self._law.facts:
            return self._fact(place)
        known = " ".join(typed.get(place, "").split()) or found.get(place, "")
        return known or filled(self._wording.blank, {"words": self._wording.blanks[place]})

    def _fact(self, name: str) -> str:
        words = self._wording.facts[name]
        sure = self._law.facts[name].confidence == SURE
        return words if sure else filled(self._wording.unsure, {"words": words})

    def _found(self, material: Material) -> dict[str, str]:
        notes = sorted(material.notes, key=_moment_of)
        details = [Details.of(note.fields) for note in notes]
        return {
            "today": self._day(material.today),
            "items": self._numbered(self._item(note) for note in notes),
            "facts": self._numbered(self._told(note) for note in notes),
            "exhibits": self._numbered(
                self._piece(one, hashes=material.hashes) for one in material.exhibits
            ),
            "witnesses": _listed(one.witnesses for one in details),
            "reports": _listed(one.reports for one in details),
            "accounts": _listed(self._account(one) for one in details),
            "person": ", ".join(dict.fromkeys(name for one in details for name in one.who_names)),
            "offences": _listed(self._offences(notes)),
        }

    @staticmethod
    def _numbered(blocks: Iterable[str]) -> str:
        return "\n".join(f"{number}. {block}" for number, block in enumerate(blocks, start=1))

    def _item(self, note: Entry) -> str:
        """Return a note for a company: when, where to find it, who, the words; not the story."""
        details = Details.of(note.fields)
        lines = [*self._lines(details, _LINES), *self._words(details)]
        missing = [] if lines else [filled(self._wording.blank, {"words": self._items_blank})]
        return "\n   ".join([self.when(note), *lines, *missing])

    @property
    def _items_blank(self) -> str:
        return self._wording.blanks["items"]

    def _told(self, note: Entry) -> str:
        """Return a note for those who are told what happened."""
        details = Details.of(note.fields)
        body = [line.strip() for line in note.body.splitlines() if line.strip()]
        lines = [*self._lines(details, _LINES + _MORE_LINES), *self._words(details)]
        return "\n   ".join([self.when(note), *body, *lines])

    def _lines(self, details: Details, names: Iterable[tuple[str, str]]) -> Iterator[str]:
        for field, title in names:
            value = " ".join(str(getattr(details, field)).split())
            if value:
                yield self.say("{name}: {value}", name=self.say(title), value=value)

    def _words(self, details: Details) -> Iterator[str]:
        words = " ".join(details.words.split())
        if words:
            yield self.say("Exact words: “{words}”", words=words)

    @staticmethod
    def _account(details: Details) -> str:
        if not (details.account.strip() or details.account_id.strip()):
            return ""
        parts = (details.platform, details.account, details.account_id)
        return ", ".join(part.strip() for part in parts if part.strip())

    def _piece(self, exhibit: Exhibit, *, hashes: bool) -> str:
        name = " ".join((exhibit.title or exhibit.name).split())
        return f"{name}\n   SHA-256 {exhibit.sha256}" if hashes else name

    def _offences(self, notes: Sequence[Entry]) -> Iterator[str]:
        kinds = {kind for note in notes for kind in note.kinds}
        for offence in self._law.offences:
            if kinds & offence.kinds and offence.when.holds(self._law.situation):
                yield self._fact(offence.fact)

    def when(self, note: Entry) -> str:
        """Return when a note says it happened; as typed when that was not understood."""
        if note.when is not None:
            return self._when(note.when)
        typed = " ".join(note.occurred_text.split())
        return typed or self.say(
            "noted on {day}", day=self._day(note.recorded_local.date().isoformat())
        )

    def _when(self, when: When) -> str:
        start, end = self._point(when.start), when.end and self._point(when.end)
        said = self.say("from {start} to {end}", start=start, end=end) if end else start
        return self.say("around {when}", when=said) if when.about else said

    def _point(self, spelt: str) -> str:
        day, _, time = spelt.partition("T")
        words = self._day(day)
        return self.say("{day} at {time}", day=words, time=time) if time else words


def _moment_of(note: Entry) -> str:
    """Return what puts a note in its place among the others: when it happened, or was written."""
    return note.when.start if note.when else note.recorded_local.isoformat()[:16]


def _listed(texts: Iterable[str]) -> str:
    """Return the texts as a list, each once, empty ones left out."""
    once = dict.fromkeys(" ".join(text.split()) for text in texts)
    return "\n".join(f"- {text}" for text in once if text)


_LONG_GAP = re.compile(r"\n{3,}")


def _tidied(text: str) -> str:
    return _LONG_GAP.sub("\n\n", text).strip() + "\n"
