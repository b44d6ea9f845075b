"""Letters: what they are for in `letters.toml`, their words in one file each and language.

Loading reads titles and summaries of one language; the text of a letter may be read in another one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tui.library.borrowed import is_borrowed, words_at
from tui.library.conditions import Condition, Situation
from tui.library.guides import (
    CONFIDENCES,
    COUNTRY_QUESTION,
    MODE_QUESTION,
    Source,
    is_open_to,
)
from tui.library.language import available_languages
from tui.library.tables import Problems, Table, read_file

SURE = "high"
"""The confidence of what may be written without a mark."""

FROM_THE_FILE = (
    "today",
    "items",
    "facts",
    "exhibits",
    "witnesses",
    "reports",
    "accounts",
    "offences",
)
"""What a letter takes from the journal instead of asking for it."""

PLACE = re.compile(r"\{(\w+)\}")
"""A place to fill in the text of a letter."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason why a letter is not offered."""

    id: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Fact:
    """An article, a delay or a form that letters name; `source` and `checked` may be empty."""

    id: str
    source: str
    checked: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Offence:
    """Which article may fit what a note is about."""

    fact: str
    kinds: frozenset[str]
    when: Condition


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter without its words; empty `modes`, `countries`, `languages` exclude nothing.

    `only_if` is a step that must be in the plan and not held; `once` says that it is sent one time
    and never again, `from_people` that it goes to somebody trusted; `fields` are what is typed.
    `borrowed` says that its words are English because the language does not have them yet.
    """

    id: str
    steps: tuple[str, ...]
    when: Condition
    modes: frozenset[str]
    countries: frozenset[str]
    only_if: str
    once: bool
    from_people: bool
    refusals: tuple[Refusal, ...]
    fields: tuple[str, ...]
    languages: tuple[str, ...]
    advice: tuple[str, ...]
    checked: str
    sources: tuple[Source, ...]
    title: str
    summary: str
    borrowed: bool = False

    def fits(self, situation: Situation, steps: Collection[str]) -> bool:
        """Say whether it belongs to a plan: by its condition, or by one of its steps."""
        return (
            is_open_to(self.modes, situation.selected(MODE_QUESTION))
            and is_open_to(self.countries, situation.selected(COUNTRY_QUESTION))
            and (self.when.holds(situation) or any(step in steps for step in self.steps))
        )


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The words of a letter in one language; `text` has `{places}` to fill."""

    title: str
    summary: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    subject: str
    text: str
    refusals: Mapping[str, str]

    @property
    def places(self) -> tuple[str, ...]:
        """The places of the text, each once, in their order."""
        return tuple(dict.fromkeys(PLACE.findall(self.text)))


@dataclass(frozen=True, slots=True)
class Wording:
    """What letters of one language share: names of fields, blanks, articles and delays."""

    blank: str
    unsure: str
    fields: Mapping[str, str]
    blanks: Mapping[str, str]
    facts: Mapping[str, str]


class Letters:
    """The letters with titles in one language, and their words in every language."""

    def __init__(self, root: Path, language: str, letters: Mapping[str, Letter]) -> None:
        self._root, self.language, self.all = root, language, letters

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Articles, delays and forms by their ids."""
        return {fact.id: fact for fact in _facts(_structure(self._root))}

    @cached_property
    def offences(self) -> tuple[Offence, ...]:
        """Which articles may fit which kinds of notes."""
        return tuple(_offences(_structure(self._root)))

    def words(self, name: str, language: str = "") -> LetterWords:
        """Return the words of a letter; without a language in that of the titles."""
        return _words(self._root, language or self.language, self.all[name].id, Problems())

    def languages_of(self, name: str) -> tuple[str, ...]:
        """Return the languages that have the words of a letter, by code."""
        codes = (info.code for info in available_languages(self._root))
        return tuple(c for c in codes if not is_borrowed(self._root, c, f"letters/{name}.toml"))

    def wording(self, language: str = "") -> Wording:
        """Return what all letters of a language share."""
        return _wording(self._root, language or self.language, Problems())

    def for_plan(self, situation: Situation, steps: Collection[str]) -> tuple[Letter, ...]:
        """Return the letters that belong to a plan, in the order of the file."""
        return tuple(letter for letter in self.all.values() if letter.fits(situation, steps))

    def about(self, step: str) -> tuple[Letter, ...]:
        """Return the letters of a step."""
        return tuple(letter for letter in self.all.values() if step in letter.steps)


def load_letters(root: Path, language: str) -> Letters:
    """Load the letters with their titles in one language.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    letters = collect_letters(root, language, problems)
    problems.refuse()
    return letters


def collect_letters(root: Path, language: str, problems: Problems) -> Letters:
    """Load the letters and collect what is wrong instead of raising."""
    structure = read_file(root, "letters.toml", problems)
    found: dict[str, Letter] = {}
    for table in structure.tables("letter"):
        letter = _letter(table, root, language)
        if letter.id in found:
            problems.add(table.file, letter.id, "is defined twice")
        found[letter.id] = letter
    list(_facts(structure))
    list(_offences(structure))
    structure.done()
    return Letters(root, language, found)


def _letter(table: Table, root: Path, language: str) -> Letter:
    name = table.text("id")
    words = _words(root, language, name, table.problems)
    letter = Letter(
        id=name,
        steps=table.names("steps", ()),
        when=table.condition("when", "never"),
        modes=frozenset(table.names("modes", ())),
        countries=frozenset(table.names("countries", ())),
        only_if=table.text("only_if", ""),
        once=table.yes("once"),
        from_people=table.yes("from_people"),
        refusals=tuple(_refusal(refusal) for refusal in table.tables("refusal")),
        fields=table.names("fields"),
        languages=table.names("languages", ()),
        advice=table.names("advice", ()),
        checked=table.text("checked"),
        sources=tuple(_source(source) for source in table.tables("source")),
        title=words.title,
        summary=words.summary,
        borrowed=is_borrowed(root, language, f"letters/{name}.toml"),
    )
    table.done()
    return letter


def _refusal(table: Table) -> Refusal:
    refusal = Refusal(table.text("id"), table.condition("when"))
    table.done()
    return refusal


def _source(table: Table) -> Source:
    source = Source(
        table.text("name"), table.text("where"), table.text("checked"), table.text("confidence")
    )
    table.done()
    return source


def _facts(structure: Table) -> Iterator[Fact]:
    for table in structure.tables("fact"):
        from_memory = table.text("source_kind", "") == "memory"
        default = "" if from_memory else None
        fact = Fact(
            table.text("id"),
            table.text("source", default),
            table.text("checked", default),
            table.text("confidence"),
        )
        if fact.confidence not in CONFIDENCES:
            table.problems.add(table.file, f"{table.key}.confidence", "is not a confidence")
        table.done()
        yield fact


def _offences(structure: Table) -> Iterator[Offence]:
    for table in structure.tables("offence"):
        yield Offence(
            table.text("fact"),
            frozenset(table.names("kinds")),
            table.condition("when", "always"),
        )
        table.done()


def _structure(root: Path) -> Table:
    return read_file(root, "letters.toml", Problems())


def _words(root: Path, language: str, name: str, problems: Problems) -> LetterWords:
    table = read_file(root, words_at(root, language, f"letters/{name}.toml"), problems)
    refusals = table.table("refusals")
    words = LetterWords(
        table.text("title"),
        table.text("summary"),
        table.names("before"),
        table.names("after"),
        table.text("subject"),
        table.text("text").strip(),
        _texts(refusals),
    )
    table.done()
    return words


def _wording(root: Path, language: str, problems: Problems) -> Wording:
    table = read_file(root, f"{language}/letter_words.toml", problems)
    wording = Wording(
        table.text("blank"),
        table.text("unsure"),
        *(_texts(table.table(name)) for name in ("fields", "blanks", "facts")),
    )
    table.done()
    return wording


def _texts(table: Table) -> Mapping[str, str]:
    return {name: table.text(name) for name in table.names_in_order()}
