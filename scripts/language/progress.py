"""How much of a language is translated, part by part, in the order to translate it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

from tui.library.borrowed import PARTS, falls_back, is_borrowed, part_of
from tui.library.check_translated import TO_DO
from tui.library.language import SOURCE_LANGUAGE
from tui.library.words_of import Words, words_of

ORDER = (
    ("interface.po", "every sentence of the screens"),
    ("cautions.toml", "what keeps people from harm"),
    ("questions.toml", "the questions"),
    ("plan.toml", "levels, warning signs, stages"),
    ("steps", "every step; danger first: people, evidence, devices, contact"),
    ("services.toml", "who can be called; names stay as they are"),
    ("other texts", "asks, card, time limits, dossiers, words of letters and platforms, topics"),
    *((part, "may stay English, with a mark") for part in PARTS if part != "words"),
)
"""The parts with what they are, the first ones first."""


@dataclass(frozen=True)
class Part:
    """One part with its texts, how many of them are translated, and whether it may be borrowed."""

    name: str
    about: str
    done: int
    total: int
    borrowed: bool

    def __str__(self) -> str:
        """Return one line of the table."""
        percent = 100 * self.done // max(1, self.total)
        mark = " · falls back to English" if self.borrowed and self.done < self.total else ""
        return f"{self.name:<18}{self.done:>5} of {self.total:>5}{percent:>5} %  {self.about}{mark}"


def progress(root: Path, code: str) -> Iterator[Part]:
    """Yield every part of a language, in the order to translate it in."""
    english, own = _by_part(root, SOURCE_LANGUAGE), _by_part(root, code)
    declared = falls_back(root, code)
    for name, about in ORDER:
        if name == "interface.po":
            yield _interface(root / code / name, about)
            continue
        texts = [words for words in own.get(name, []) if TO_DO not in words.text]
        total = len(english.get(name, []))
        yield Part(name, about, min(len(texts), total), total, name in declared)


def _interface(file: Path, about: str) -> Part:
    with file.open("rb") as lines:
        messages = [message for message in read_po(lines) if message.id]
    done = sum(
        all(message.string) if isinstance(message.string, tuple) else bool(message.string)
        for message in messages
    )
    return Part(file.name, about, done, len(messages), borrowed=False)


def _by_part(root: Path, code: str) -> dict[str, list[Words]]:
    found: dict[str, list[Words]] = {}
    for words in words_of(root, code):
        found.setdefault(_name_of(words.file.partition("/")[2]), []).append(words)
    return found


def _name_of(file: str) -> str:
    if part := part_of(file):
        return part
    if file.startswith("steps/"):
        return "steps"
    return file if file in {name for name, _ in ORDER} else "other texts"


def borrowed_files(root: Path, code: str) -> list[str]:
    """Return the files of English that a language borrows for now."""
    folder = root / SOURCE_LANGUAGE
    names = (file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*.*")))
    return [name for name in names if is_borrowed(root, code, name)]
