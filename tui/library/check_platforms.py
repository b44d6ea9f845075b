"""Checks the platforms: what every path must say, and that steps and guides use what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tui.library.guides import links_of
from tui.library.load import collect_library
from tui.library.load_platforms import collect_platforms
from tui.library.model import UNIVERSAL_OPTIONS, Library
from tui.library.platforms import Platforms, split_word
from tui.library.tables import Problem, Problems

PLATFORM_QUESTION = "q_apps"
OTHER = "other"

_MENU_PATH = re.compile(r"\S > \S")
_MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Use:
    """What uses one word of the vocabulary, and how many platforms have a path for it."""

    action: str
    name: str
    platforms: int
    steps: tuple[str, ...]
    guides: tuple[str, ...]


def check_platforms(root: Path, codes: Iterable[str]) -> list[Problem]:
    """Return everything wrong with the platforms in all languages, sorted by file."""
    problems = Problems()
    for code in codes:
        platforms = collect_platforms(root, code, problems)
        _check_files(root, code, platforms, problems)
        _check_steps(collect_library(root, code, Problems()), platforms, code, problems)
        if not problems.found:
            _check_paths(platforms, problems)
    return sorted(set(problems.found))


def _check_files(root: Path, code: str, platforms: Platforms, problems: Problems) -> None:
    """Refuse files of platforms that the index does not name."""
    known = {platform.id for platform in platforms.all}
    for folder in ("platforms", f"{code}/platforms"):
        for file in sorted((root / folder).glob("*.toml")):
            if file.stem not in known:
                problems.add(f"{folder}/{file.name}", "file", "is not in platforms.toml")


def _check_paths(platforms: Platforms, problems: Problems) -> None:
    """Refuse addresses that cannot be right and changes that name no platform."""
    known = {platform.id for platform in platforms.all}
    for platform in platforms.all:
        for path in platform.actions:
            if path.url and not is_address(path.url):
                problems.add(f"platforms/{platform.id}.toml", f"{path.id}.url", "is no address")
    for change in platforms.changes:
        for name in sorted(set(change.platforms) - known):
            problems.add("platform_changes.toml", change.id, f"{name!r} is not a platform")


def is_address(text: str) -> bool:
    """Say whether `text` is an https address with a host, or the address of a mailbox."""
    if text.startswith("mailto:"):
        return _MAIL.fullmatch(text) is not None
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    plain = text.isascii() and text.isprintable() and " " not in text
    return plain and parts.scheme == "https" and "." in parts.netloc.strip(".")


def _check_steps(library: Library, platforms: Platforms, code: str, problems: Problems) -> None:
    """Refuse unknown actions, paths in prose, and options that are no platform."""
    for step in library.steps.values():
        for word in step.actions:
            category, action = split_word(word)
            known_here = not category or category in platforms.categories
            if action not in platforms.actions or not known_here:
                file = f"steps/{step.group}.toml"
                problems.add(file, f"{step.id}.actions", f"{word!r} is not known")
        for text in (step.why, *step.how, *step.wrong, step.done_when, step.not_worked):
            if _MENU_PATH.search(text):
                file = f"{code}/steps/{step.group}.toml"
                problems.add(file, step.id, "has a menu path: it belongs to a platform")
    question = library.questions.get(PLATFORM_QUESTION)
    known = {OTHER, *UNIVERSAL_OPTIONS, *(platform.id for platform in platforms.all)}
    for option in question.options if question else ():
        if option.id not in known:
            problems.add("questions.toml", PLATFORM_QUESTION, f"{option.id!r} is not a platform")


def platform_counts(root: Path, code: str) -> dict[str, int]:
    """Return how many platforms, paths, words of the vocabulary and unsure paths there are."""
    platforms = collect_platforms(root, code, Problems())
    paths = [path for platform in platforms.all for path in platform.actions]
    return {
        "platforms": len(platforms.all),
        "platform_paths": len(paths),
        "platform_actions": len(platforms.actions),
        "platform_paths_low": sum(path.confidence == "low" for path in paths),
    }


def uses_of_actions(root: Path, code: str) -> tuple[Use, ...]:
    """Return, for each word of the vocabulary, the steps and guides that lead to its paths."""
    platforms = collect_platforms(root, code, Problems())
    library = collect_library(root, code, Problems())
    linked = _linked(root, code, platforms)
    return tuple(
        Use(
            action,
            name,
            sum(any(p.action == action for p in one.actions) for one in platforms.all),
            tuple(
                step.id
                for step in library.steps.values()
                if action in {split_word(word)[1] for word in step.actions}
            ),
            tuple(sorted(guide for guide, actions in linked.items() if action in actions)),
        )
        for action, name in platforms.actions.items()
    )


def platform_actions_unused(root: Path, code: str) -> tuple[str, ...]:
    """Return the words of the vocabulary that no step and no guide leads to."""
    return tuple(use.action for use in uses_of_actions(root, code) if not use.steps + use.guides)


def _linked(root: Path, code: str, platforms: Platforms) -> Mapping[str, frozenset[str]]:
    """Return the words of the vocabulary that each guide links to."""
    by_id = {path.id: path.action for one in platforms.all for path in one.actions}

    def actions(text: str) -> Iterator[str]:
        for link in links_of(text):
            if link.kind == "platform" and "." in link.target:
                yield by_id.get(link.target, link.target.partition(".")[2])

    folder = root / code / "guides"
    return {
        file.stem: frozenset(actions(file.read_text(encoding="utf-8")))
        for file in sorted(folder.glob("*.md"))
    }
