"""Finds words in everything we wrote: guides, steps, services, letters, platforms.

The words are read from the files of one language, so that what is added there is found without a
change here. All of it is a few hundred kilobytes and stays in memory; it is read once, which takes
a moment: make the index outside the thread that draws.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tui.library.borrowed import words_at
from tui.library.language import SOURCE_LANGUAGE
from tui.library.tables import Problems, read_file

MOST_FOUND = 60
MOST_WORDS = 8
EXCERPT = 160
"""Characters of the line shown with a find."""

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})
_LINKED = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_MARKS = re.compile(r"^[#>\-\s]+|[*`]")
_BETWEEN = re.compile(r"[\W_]+")
_LEAST_TO_TRIM = 4


def folded(text: str) -> str:
    """Return `text` in lower case, without accents and ligatures."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_LIGATURES)
    return "".join(c for c in plain if not unicodedata.combining(c))


def _spaced(text: str) -> str:
    """Return the folded words of `text`, a space before each: " mot" is found where one begins."""
    return " " + _BETWEEN.sub(" ", folded(text))


def wanted_words(query: str) -> list[str]:
    """Return what to look for: beginnings of words, a space before each, plurals cut short."""
    words = _spaced(query).split()[:MOST_WORDS]
    cut = (w[:-1] if len(w) > _LEAST_TO_TRIM and w[-1] in "sx" else w for w in words)
    return [f" {word}" for word in cut]


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that can be found; `kind` and `target` are those of links (see `targets`).

    `borrowed` says that its words are English because the language does not have them yet.
    """

    kind: str
    target: str
    title: str
    lines: tuple[str, ...]
    borrowed: bool = False


@dataclass(frozen=True, slots=True)
class Find:
    """A passage that holds every word, and the line that shows it best."""

    passage: Passage
    line: str


class TextIndex:
    """Every passage of one language, ready to be searched."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = tuple(passages)
        self._titles = tuple(_spaced(passage.title) for passage in self._passages)
        self._lines = tuple(
            tuple(_spaced(line) for line in passage.lines) for passage in self._passages
        )
        self._texts = tuple("".join(lines) for lines in self._lines)

    def __len__(self) -> int:
        return len(self._passages)

    def find(self, query: str, most: int = MOST_FOUND) -> list[Find]:
        """Return the passages holding every word of `query`, the likeliest first.

        A word counts wherever it begins a word; one that stands in the title counts most.
        """
        words = wanted_words(query)
        if not words:
            return []
        ranked = sorted(
            (rank, place)
            for place in range(len(self._passages))
            if (rank := self._rank(place, words)) is not None
        )
        return [self._shown(place, words) for _, place in ranked[:most]]

    def _rank(self, place: int, words: list[str]) -> tuple[int, int] | None:
        """Return how far down a passage stands, or None when it lacks a word."""
        title, text = self._titles[place], self._texts[place]
        in_title, often = 0, 0
        for word in words:
            titled, count = word in title, text.count(word)
            if not titled and not count:
                return None
            in_title += titled
            often += count
        return -in_title, -min(often, 20)

    def _shown(self, place: int, words: list[str]) -> Find:
        passage, lines = self._passages[place], self._lines[place]
        held = [sum(word in line for word in words) for line in lines]
        if not held:
            return Find(passage, "")
        best = held.index(max(held))
        return Find(passage, _excerpt(passage.lines[best], lines[best], words))


def _excerpt(line: str, spaced: str, words: list[str]) -> str:
    """Return the part of a line that begins a little before the first word found."""
    if len(line) <= EXCERPT:
        return line
    first = min((spaced.find(word) for word in words if word in spaced), default=0)
    begin = line.rfind(" ", 0, max(0, first - EXCERPT // 4)) + 1
    return ("…" if begin else "") + line[begin : begin + EXCERPT].rstrip() + "…"


def read_index(root: Path, language: str) -> TextIndex:
    """Read every text of one language; what cannot be read is left out."""
    return TextIndex(_passages(root, language))


def _passages(root: Path, language: str) -> Iterator[Passage]:
    folder = root / language
    for file in _files(root, language, "guides", ".md"):
        yield _borrowed(_markdown(file, "guide"), file, folder)
    for file in sorted((folder / "steps").glob("*.toml")):
        yield from _tables(_read(root, file), "step")
    services = _read(root, folder / "services.toml").get("services", {})
    yield from _tables(services if isinstance(services, dict) else {}, "service")
    for file in _files(root, language, "platforms", ".toml"):
        for passage in _tables({file.stem: _read(root, file)}, "platform"):
            yield _borrowed(passage, file, folder)


def _files(root: Path, language: str, part: str, ending: str) -> Iterator[Path]:
    """Yield the texts of a part: the language's own, and English ones it borrows."""
    names = {
        file.name
        for code in (language, SOURCE_LANGUAGE)
        for file in (root / code / part).glob(f"*{ending}")
    }
    for name in sorted(names):
        file = root / words_at(root, language, f"{part}/{name}")
        if file.is_file():
            yield file


def _borrowed(passage: Passage, file: Path, folder: Path) -> Passage:
    return replace(passage, borrowed=folder not in file.parents)


def _read(root: Path, file: Path) -> Mapping[str, object]:
    if not file.is_file():
        return {}
    return read_file(root, file.relative_to(root).as_posix(), Problems()).values


def _markdown(file: Path, kind: str) -> Passage:
    first, *rest = file.read_text(encoding="utf-8").splitlines() or [""]
    return Passage(kind, file.stem, first.removeprefix("# "), tuple(_paragraphs(rest)))


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs and list items as plain text, each on one line."""
    block: list[str] = []
    for line in (*lines, ""):
        if block and (not line.strip() or line.lstrip().startswith(("-", "#", "1.", ">"))):
            yield _MARKS.sub("", _LINKED.sub(r"\1", " ".join(block)))
            block = []
        if line.strip():
            block.append(line.strip())


def _tables(tables: Mapping[str, object], kind: str) -> Iterator[Passage]:
    """Yield one passage for each table of words that has a title or a name."""
    for name, words in tables.items():
        if isinstance(words, dict):
            title = str(words.get("title") or words.get("name") or "")
            if title:
                lines = tuple(_texts({k: v for k, v in words.items() if v != title}))
                yield Passage(kind, name, title, lines)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from (" ".join(block.split()) for block in value.split("\n\n") if block.strip())
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
