"""Takes the usages of `command_help` apart: completion and manual need no table of their own.

A usage is `carnet`, perhaps a part such as `plan`, options (`--lang`) with their values (`fr|en`),
and what stands for a file in capitals; brackets say that something may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tui.library.language import Language

_PART = re.compile(r"[a-z]+")
_VALUES = re.compile(r"[a-z]+(\|[a-z]+)+")
_EVERYWHERE = frozenset({"--lang", "--help"})
"""Options that every part understands."""


@dataclass(frozen=True)
class Option:
    """An option, the values it may have (none: it has no value), and what it means."""

    name: str
    values: tuple[str, ...] = ()
    meaning: str = ""


@dataclass
class Part:
    """A way to call the command: its word ("" for the command alone), options, a file or not."""

    word: str
    meaning: str = ""
    options: list[Option] = field(default_factory=list)
    takes_file: bool = False


def parts(lines: Iterable[Sequence[str]], language: Language) -> list[Part]:
    """Return the command alone, then each of its parts, with meanings in `language`."""
    alone = Part("", takes_file=True)
    found = [alone]
    for usage, meaning, *more in lines:
        words = usage.replace("[", "").replace("]", "").split()[1:]
        said = language.say(meaning)
        if words and _PART.fullmatch(words[0]):
            named = [*words[1:], *" ".join(more).split()]
            found.append(Part(words[0], said, [*_options(named, "")], takes_file=len(words) > 1))
        else:
            alone.options += _options(words, said)
    everywhere = [option for option in alone.options if option.name in _EVERYWHERE]
    for part in found[1:]:
        part.options += everywhere
    return found


def _options(words: Sequence[str], meaning: str) -> Iterator[Option]:
    for place, word in enumerate(words):
        name, _, values = word.partition("=")
        if not name.startswith("--"):
            continue
        following = words[place + 1] if place + 1 < len(words) else ""
        values = values or (following if _VALUES.fullmatch(following) else "")
        yield Option(name, tuple(values.split("|")) if values else (), meaning)
