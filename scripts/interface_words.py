"""Reads the sentences of the interface out of a `.po` file; the standard library is enough."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Sentence:
    """One entry: the English forms and the translated forms, in the order of the file."""

    english: list[str] = field(default_factory=list)
    translated: list[str] = field(default_factory=list)

    @property
    def same_places(self) -> bool:
        """Whether both fill the same `{places}`; a plural form may leave out `{number}`."""
        wanted = set().union(*map(places, self.english))
        optional = {"number"} if len(self.english) > 1 else set()
        return all(
            wanted - optional <= found <= wanted | optional
            for found in map(places, self.translated)
        )


def places(text: str) -> set[str]:
    """Return the names of the `{places}` of a sentence."""
    parsed = string.Formatter().parse(text)
    return {name for _text, name, _spec, _conversion in parsed if name is not None}


def sentences_of(file: Path) -> Iterator[Sentence]:
    """Yield the translated sentences of a file; the header and what is empty are left out."""
    for block in file.read_text(encoding="utf-8").split("\n\n"):
        sentence = _sentence(block)
        if any(sentence.english) and all(sentence.translated) and sentence.translated:
            yield sentence


def _sentence(block: str) -> Sentence:
    sentence, forms = Sentence(), list[str]()
    for line in block.splitlines():
        keyword, quote, rest = line.partition('"')
        if line.startswith("#") or not quote:
            continue
        if keyword.strip():
            forms = sentence.english if keyword.startswith("msgid") else sentence.translated
            forms.append("")
        forms[-1] += ast.literal_eval(quote + rest)
    return sentence
