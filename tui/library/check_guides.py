"""Checks the guides: what they refer to exists, and every language says the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.library.conditions import Condition, names_in, questions_in
from tui.library.guides import (
    COUNTRY_QUESTION,
    MODE_QUESTION,
    UNION,
    Guide,
    Guides,
    collect_guides,
    links_of,
)
from tui.library.model import Library
from tui.library.tables import Problems, read_file
from tui.library.targets import known_targets

LONGEST_TITLE, LONGEST_SUMMARY = 70, 240
"""Characters that fit the list and the search results."""

_HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)
_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.) ", re.MULTILINE)
_MARKUP = re.compile(r"[*_`\[\]]")


def check_guides(root: Path, codes: Sequence[str], problems: Problems) -> list[Guides]:
    """Check the files themselves and compare the languages; return the guides of each."""
    loaded = [collect_guides(root, code, problems) for code in codes]
    for code in codes:
        _check_strays(root, code, loaded[0], problems)
    if problems.found:
        return loaded
    known = known_targets(root)
    for code, guides in zip(codes, loaded, strict=True):
        for guide in guides.all.values():
            text = guides.text(guide.id)
            file = f"{code}/guides/{guide.id}.md"
            if guide.borrowed:
                continue
            _check_opening(file, guide, problems)
            for link in links_of(text):
                if link.target not in known.get(link.kind, ()):
                    problems.add(file, f"{link.kind}:{link.target}", "leads nowhere")
            if code != codes[0]:
                _compare(file, loaded[0].text(guide.id), text, problems)
    return loaded


def check_guides_with(library: Library, guides: Guides, root: Path, problems: Problems) -> None:
    """Check what the guides say of steps, letters, modes, countries and conditions."""
    known = known_targets(root)
    modes = {option.id for option in library.questions[MODE_QUESTION].options}
    countries = {option.id for option in library.questions[COUNTRY_QUESTION].options} | {UNION}
    services = read_file(root, "services.toml", Problems())
    countries |= {service.text("country", "") for service in services.tables("service")}
    for guide in guides.all.values():
        names = (
            ("steps", set(guide.steps) - set(library.steps)),
            ("letters", set(guide.letters) - known["letter"]),
            ("modes", guide.modes - modes),
            ("countries", guide.countries - countries),
            ("when", _unknown_in(guide.when, library)),
        )
        for field, unknown in names:
            for name in sorted(unknown):
                problems.add("guides.toml", f"{guide.id}.{field}", f"{name!r} is not known")
        if not guide.sources:
            problems.add("guides.toml", f"{guide.id}.source", "is missing")


def _unknown_in(condition: Condition | None, library: Library) -> set[str]:
    """Return the facts, flags and questions of a condition that do not exist."""
    if condition is None:
        return set()
    names = names_in(condition) - {*library.facts, *library.flags}
    return {*names, *(questions_in(condition) - set(library.questions))}


def _check_strays(root: Path, code: str, guides: Guides, problems: Problems) -> None:
    for file in sorted((root / code / "guides").glob("*.md")):
        if file.stem not in guides.all:
            shown = f"{code}/guides/{file.name}"
            problems.add(shown, "file", "stands in no table of guides.toml")


def _check_opening(file: str, guide: Guide, problems: Problems) -> None:
    if len(guide.title) > LONGEST_TITLE:
        problems.add(file, "title", f"is longer than {LONGEST_TITLE} characters")
    if len(guide.summary) > LONGEST_SUMMARY:
        problems.add(file, "summary", f"is longer than {LONGEST_SUMMARY} characters")
    for name, text in (("title", guide.title), ("summary", guide.summary)):
        if _MARKUP.search(text):
            problems.add(file, name, "holds markup or a link; it is shown as plain text")


def shape_of(markdown: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what two languages must share: headings, list items and links, by kind."""
    yield "headings", tuple(_HEADING.findall(markdown))
    yield "list items", tuple("item" for _ in _ITEM.findall(markdown))
    yield "links", tuple(f"{link.kind}:{link.target}" for link in links_of(markdown))


def _compare(file: str, first: str, other: str, problems: Problems) -> None:
    for (name, wanted), (_, found) in zip(shape_of(first), shape_of(other), strict=True):
        if wanted == found:
            continue
        if name == "links" and len(wanted) == len(found):
            place = next(
                i for i, pair in enumerate(zip(wanted, found, strict=True)) if len({*pair}) > 1
            )
            what = f"number {place + 1} leads to {found[place]}, not to {wanted[place]}"
        else:
            what = f"there are {len(found)} of them, and {len(wanted)} in the first language"
        problems.add(file, name, what)
