"""Guides: short lessons, their structure in `guides.toml`, their words in one Markdown file each.

Loading reads only titles and summaries; the text of a guide is read when it is opened.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.library.borrowed import is_borrowed, words_at
from tui.library.conditions import Condition, Situation
from tui.library.tables import Problems, Table, read_file

CONFIDENCES = ("high", "medium", "low")
MODE_QUESTION, COUNTRY_QUESTION = "q_for", "q_country"

_LINK = re.compile(r"\[([^\]]+)\]\(([a-z]+):([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Source:
    """Where something comes from, and how far it is trusted; `checked` is an ISO day or less."""

    name: str
    where: str
    checked: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Link:
    """A way from a guide to something else: `kind` is one of `targets.KINDS`."""

    words: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide without its text.

    Empty `modes` and `countries` mean everybody and everywhere; `when` is None for a guide that
    belongs to every plan with one of its steps. `borrowed` says that its words are English because
    the language does not have them yet.
    """

    id: str
    topic: str
    steps: tuple[str, ...]
    when: Condition | None
    modes: frozenset[str]
    countries: frozenset[str]
    letters: tuple[str, ...]
    advice: tuple[str, ...]
    checked: str
    law: bool
    sources: tuple[Source, ...]
    title: str
    summary: str
    borrowed: bool = False

    def suits(self, situation: Situation) -> bool:
        """Say whether it is for this mode and this country; what is not known excludes nothing."""
        return is_open_to(self.modes, situation.selected(MODE_QUESTION)) and is_open_to(
            self.countries, situation.selected(COUNTRY_QUESTION)
        )

    def fits(self, situation: Situation, steps: Collection[str]) -> bool:
        """Say whether it belongs to a plan: by its condition, or else by one of its steps."""
        if not self.suits(situation):
            return False
        if self.when is not None:
            return self.when.holds(situation)
        return any(step in steps for step in self.steps)


_NOT_SAID = frozenset(("?", "dk", "skip"))
UNION = "EU"
"""What a guide names when it is right in the whole Union."""
_IN_UNION = frozenset(("FR", "BE", "other"))
"""Answers that are, or may be, a country of the Union."""


def is_open_to(meant: frozenset[str], selected: frozenset[str]) -> bool:
    """Say whether what is meant for some modes or countries is open to those selected."""
    said = selected - _NOT_SAID
    if said & _IN_UNION:
        said |= {UNION}
    return not meant or not said or bool(meant & said)


def guide_text(content: Path, language: str, name: str) -> str:
    """Return the Markdown text of one guide, title and summary included, and read nothing else."""
    return (content / language / "guides" / f"{name}.md").read_text(encoding="utf-8")


class Guides:
    """The guides of one language, in the order of their topics and of the file."""

    def __init__(
        self, root: Path, language: str, topics: Mapping[str, str], guides: Mapping[str, Guide]
    ) -> None:
        self._root, self._language = root, language
        self.topics = topics
        self.all = guides

    def text(self, name: str) -> str:
        """Return the Markdown text of a guide, title and summary included."""
        place = words_at(self._root, self._language, f"guides/{self.all[name].id}.md")
        return (self._root / place).read_text(encoding="utf-8")

    def about(self, step: str) -> tuple[Guide, ...]:
        """Return the guides about a step."""
        return tuple(guide for guide in self.all.values() if step in guide.steps)

    def for_plan(self, situation: Situation, steps: Collection[str]) -> tuple[Guide, ...]:
        """Return the guides that belong to a plan: those with a condition, then by its steps."""
        places = {step: place for place, step in enumerate(steps)}
        fitting = [guide for guide in self.all.values() if guide.fits(situation, places)]
        last = len(places)

        def place(guide: Guide) -> tuple[bool, int]:
            earliest = min((places.get(step, last) for step in guide.steps), default=last)
            return guide.when is None, earliest

        return tuple(sorted(fitting, key=place))


def links_of(markdown: str) -> Iterator[Link]:
    """Yield the links of a text in their order; those with a `//` address are no links of ours."""
    for words, kind, target in _LINK.findall(markdown):
        if not target.startswith("//"):
            yield Link(words, kind, target)


def load_guides(root: Path, language: str) -> Guides:
    """Load titles and summaries of one language.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    guides = collect_guides(root, language, problems)
    problems.refuse()
    return guides


def collect_guides(root: Path, language: str, problems: Problems) -> Guides:
    """Load the guides and collect what is wrong instead of raising."""
    structure = read_file(root, "guides.toml", problems)
    words = read_file(root, f"{language}/guides/topics.toml", problems)
    topics = {name: words.text(name) for name in structure.names("topics")}
    words.done()
    found: dict[str, Guide] = {}
    for table in structure.tables("guide"):
        guide = _guide(table, root, language)
        if guide.id in found:
            problems.add(table.file, guide.id, "is defined twice")
        if guide.topic not in topics:
            problems.add(table.file, f"{guide.id}.topic", f"{guide.topic!r} is not a topic")
        found[guide.id] = guide
    structure.done()
    order = list(topics)
    listed = [guide for guide in found.values() if guide.topic in topics]
    listed.sort(key=lambda guide: order.index(guide.topic))
    return Guides(root, language, topics, {guide.id: guide for guide in listed})


def _guide(table: Table, root: Path, language: str) -> Guide:
    name = table.text("id")
    place = words_at(root, language, f"guides/{name}.md")
    title, summary = _opening(root / place, place, table.problems)
    guide = Guide(
        id=name,
        topic=table.text("topic"),
        steps=table.names("steps", ()),
        when=table.condition("when") if "when" in table.names_in_order() else None,
        modes=frozenset(table.names("modes", ())),
        countries=frozenset(table.names("countries", ())),
        letters=table.names("letters", ()),
        advice=table.names("advice", ()),
        checked=table.text("checked"),
        law=table.yes("law"),
        sources=tuple(_source(source) for source in table.tables("source")),
        title=title,
        summary=summary,
        borrowed=is_borrowed(root, language, f"guides/{name}.md"),
    )
    table.done()
    return guide


def _source(table: Table) -> Source:
    source = Source(
        table.text("name"), table.text("where"), table.text("checked"), table.text("confidence")
    )
    if source.confidence not in CONFIDENCES:
        table.problems.add(
            table.file, f"{table.key}.confidence", f"{source.confidence!r} is not a confidence"
        )
    table.done()
    return source


def _opening(file: Path, shown: str, problems: Problems) -> tuple[str, str]:
    """Return the title and the summary: the first line and the paragraph after it."""
    try:
        with file.open(encoding="utf-8") as lines:
            title = next(lines, "").rstrip("\n")
            summary: list[str] = []
            for line in lines:
                if line.strip():
                    summary.append(line.strip())
                elif summary:
                    break
    except FileNotFoundError:
        problems.add(shown, "file", "is missing in this language")
        return "", ""
    except UnicodeDecodeError:
        problems.add(shown, "file", "is not UTF-8")
        return "", ""
    if not title.startswith("# "):
        problems.add(shown, "title", "is missing: the first line begins with '# '")
    if not summary or summary[0].startswith(("#", "-", "1.", ">")):
        problems.add(shown, "summary", "is missing: a paragraph follows the title")
    return title.removeprefix("# "), " ".join(summary)
