"""Checks the letters: what they refer to exists, and every place in them can be filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.library.borrowed import is_borrowed
from tui.library.conditions import Condition, names_in, questions_in
from tui.library.guides import COUNTRY_QUESTION, MODE_QUESTION, UNION
from tui.library.letters import FROM_THE_FILE, PLACE, Letter, Letters, Wording, collect_letters
from tui.library.model import Library
from tui.library.tables import Problems

FILE = "letters.toml"
KINDS_QUESTION = "q_what"


def check_letters(
    root: Path, codes: Sequence[str], library: Library, problems: Problems
) -> list[Letters]:
    """Check the structure against the library, and the words of each language against both."""
    loaded = [collect_letters(root, code, problems) for code in codes]
    if problems.found:
        return loaded
    for letter in loaded[0].all.values():
        for field, unknown in _unknown(letter, library, codes):
            for name in sorted(unknown):
                problems.add(FILE, f"{letter.id}.{field}", f"{name!r} is not known")
        if not letter.sources:
            problems.add(FILE, f"{letter.id}.source", "is missing")
    _check_offences(loaded[0], library, problems)
    for code in codes:
        _check_words(root, code, loaded[0], problems)
    return loaded


def _unknown(
    letter: Letter, library: Library, codes: Sequence[str]
) -> Iterator[tuple[str, set[str]]]:
    modes = {option.id for option in library.questions[MODE_QUESTION].options}
    countries = {option.id for option in library.questions[COUNTRY_QUESTION].options} | {UNION}
    yield "steps", set(letter.steps) - set(library.steps)
    yield "only_if", {letter.only_if} - {"", *library.steps}
    yield "modes", set(letter.modes - modes)
    yield "countries", set(letter.countries - countries)
    yield "languages", set(letter.languages) - set(codes)
    yield "when", _unknown_in(letter.when, library)
    for refusal in letter.refusals:
        yield f"refusal.{refusal.id}", _unknown_in(refusal.when, library)


def _unknown_in(condition: Condition, library: Library) -> set[str]:
    names = names_in(condition) - {*library.facts, *library.flags}
    return {*names, *(questions_in(condition) - set(library.questions))}


def _check_offences(letters: Letters, library: Library, problems: Problems) -> None:
    kinds = {option.id for option in library.questions[KINDS_QUESTION].options}
    for offence in letters.offences:
        unknown = {offence.fact} - set(letters.facts)
        unknown |= (offence.kinds - kinds) | _unknown_in(offence.when, library)
        for name in sorted(unknown):
            problems.add(FILE, f"offence.{offence.fact}", f"{name!r} is not known")


def _check_words(root: Path, code: str, letters: Letters, problems: Problems) -> None:
    wording = letters.wording(code)
    shared = f"{code}/letter_words.toml"
    for fact in letters.facts:
        if fact not in wording.facts:
            problems.add(shared, f"facts.{fact}", "is missing")
    for name in sorted(set(wording.facts) - set(letters.facts)):
        problems.add(shared, f"facts.{name}", "stands in no [[fact]] of letters.toml")
    if not all("{words}" in form for form in (wording.blank, wording.unsure)):
        problems.add(shared, "blank", "must hold {words}, as must unsure")
    for letter in letters.all.values():
        if is_borrowed(root, code, f"letters/{letter.id}.toml"):
            continue
        _check_letter(code, letter, letters, wording, problems)
    for file in sorted((root / code / "letters").glob("*.toml")):
        if file.stem not in letters.all:
            problems.add(f"{code}/letters/{file.name}", "file", "stands in no [[letter]]")


def _check_letter(
    code: str, letter: Letter, letters: Letters, wording: Wording, problems: Problems
) -> None:
    words, file = letters.words(letter.id, code), f"{code}/letters/{letter.id}.toml"
    known = {*letter.fields, *FROM_THE_FILE, *letters.facts}
    for text in (words.text, *words.before, *words.after):
        for place in PLACE.findall(text):
            if place not in known:
                problems.add(file, place, "can be filled by nothing: no field, fact or part")
    for field in letter.fields:
        if field not in wording.fields:
            problems.add(f"{code}/letter_words.toml", f"fields.{field}", "is missing")
        if field not in words.places and not letter.once:
            problems.add(file, field, "is asked for and stands nowhere in the text")
    for place in words.places:
        if place not in wording.blanks and place not in letters.facts:
            problems.add(f"{code}/letter_words.toml", f"blanks.{place}", "is missing")
    if set(words.refusals) != {refusal.id for refusal in letter.refusals}:
        problems.add(file, "refusals", "are not those of letters.toml")
