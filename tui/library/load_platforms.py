"""Builds the platforms from their structure and their words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from tui.library.borrowed import is_borrowed, words_at
from tui.library.platforms import (
    CONFIDENCES,
    DEVICES,
    NEEDS_ACCOUNT,
    REGIONS,
    SOURCE_KINDS,
    TELLS,
    UNDATED,
    URL_CHECKS,
    Change,
    Platform,
    PlatformAction,
    Platforms,
    Theme,
    first_day,
)
from tui.library.tables import Problems, Table, read_file


def load_platforms(root: Path, language: str) -> Platforms:
    """Load the platforms of one language; about 30 ms, so only when they are first wanted.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    platforms = collect_platforms(root, language, problems)
    problems.refuse()
    return platforms


def collect_platforms(root: Path, language: str, problems: Problems) -> Platforms:
    """Load the platforms and collect what is wrong instead of raising."""
    index = read_file(root, "platforms.toml", problems)
    words = read_file(root, f"{language}/platforms.toml", problems)
    categories = _all_of(words, "categories")
    actions = _all_of(words, "actions")
    themes = tuple(_themes(index, words.table("themes")))
    source_kinds = _all_of(words, "source_kinds")
    platforms = Platforms(
        all=tuple(
            _platform(root, language, name, problems, (actions, categories))
            for name in index.names("platforms")
        ),
        actions={word: actions.get(word, "") for theme in themes for word in theme.actions},
        themes=themes,
        categories=categories,
        source_kinds=source_kinds,
        noticeable=frozenset(index.names("noticeable")),
        changes=tuple(_changes(root, language, problems)),
        rules=tuple(_all_of(words, "rules").values()),
    )
    _check_vocabulary(platforms, actions, words)
    index.done()
    words.done()
    return platforms


def _check_vocabulary(platforms: Platforms, actions: Mapping[str, str], words: Table) -> None:
    """Refuse a word that stands in no theme, a theme's word without a name, an unnamed kind."""
    for word in actions.keys() ^ {w for theme in platforms.themes for w in theme.actions}:
        words.problems.add(words.file, f"actions.{word}", "must stand here and in one theme")
    for word in sorted(platforms.noticeable - actions.keys()):
        words.problems.add("platforms.toml", "noticeable", f"{word!r} is not an action")
    for kind in platforms.source_kinds.keys() ^ set(SOURCE_KINDS):
        words.problems.add(words.file, f"source_kinds.{kind}", "must stand here for each kind")


def _all_of(words: Table, name: str) -> dict[str, str]:
    table = words.table(name)
    return {key: table.text(key) for key in table.names_in_order()}


def _themes(index: Table, names: Table) -> Iterator[Theme]:
    for table in index.tables("theme"):
        yield Theme(table.text("id"), names.text(table.key), table.names("actions"))
        table.done()
    names.done()


def _platform(
    root: Path,
    language: str,
    name: str,
    problems: Problems,
    known: tuple[Mapping[str, str], Mapping[str, str]],
) -> Platform:
    actions, categories = known
    structure = read_file(root, f"platforms/{name}.toml", problems)
    words = read_file(root, words_at(root, language, f"platforms/{name}.toml"), problems)
    warnings = words.names("warnings")
    if len(warnings) != structure.whole("warnings"):
        problems.add(words.file, "warnings", f"must be {structure.whole('warnings')} texts")
    platform = Platform(
        id=name,
        name=words.text("name"),
        also=structure.names("also", ()),
        category=one_of(structure, "category", categories),
        everyone=structure.yes("everyone"),
        country=structure.text("country", ""),
        with_devices=frozenset(structure.names("with_devices", ())),
        warnings=warnings,
        actions=tuple(_paths(name, structure, words, actions)),
        borrowed=is_borrowed(root, language, f"platforms/{name}.toml"),
    )
    structure.done()
    words.done()
    return platform


def _paths(
    platform: str, structure: Table, words: Table, known: Collection[str]
) -> Iterator[PlatformAction]:
    steps, sees, notes = words.table("steps"), words.table("tells"), words.table("notes")
    seen: set[str] = set()
    for table in structure.tables("action"):
        own = table.key.removeprefix(f"{platform}.")
        if own == table.key or own in seen:
            table.problems.add(table.file, table.key, "must begin with the platform, once")
        seen.add(own)
        yield _path(platform, table, (steps.text(own), sees, notes.text(own, "")), known)
        table.done()
    for table in (steps, sees, notes):
        table.done()


def _path(
    platform: str, table: Table, words: tuple[str, Table, str], known: Collection[str]
) -> PlatformAction:
    steps, sees, note = words
    url, tells = table.text("url", ""), one_of(table, "tells", ("", *TELLS), "")
    source, kind, day, confidence = _source(table)
    return PlatformAction(
        id=table.text("id"),
        platform=platform,
        action=one_of(table, "action", known),
        devices=frozenset(_devices(table)),
        url=url,
        url_check=one_of(table, "url_check", URL_CHECKS) if url else "",
        region=one_of(table, "region", ("", *REGIONS), ""),
        needs_account=one_of(table, "needs_account", ("", *NEEDS_ACCOUNT), ""),
        tells=tells,
        source=source,
        source_kind=kind,
        source_date=day,
        confidence=confidence,
        steps=steps,
        sees=sees.text(table.key.removeprefix(f"{platform}.")) if tells else "",
        note=note,
    )


def _devices(table: Table) -> Iterator[str]:
    for device in table.names("devices"):
        if device in DEVICES:
            yield device
        else:
            table.problems.add(table.file, f"{table.key}.devices", f"{device!r} is not a device")


def _source(table: Table) -> tuple[str, str, str, str]:
    """Return source, its kind, its date and the confidence; what has no source is low."""
    kind = one_of(table, "source_kind", SOURCE_KINDS)
    confidence = one_of(table, "confidence", CONFIDENCES)
    if kind == "memory":
        if confidence != "low":
            table.problems.add(table.file, f"{table.key}.confidence", "is low without a source")
        return "", kind, UNDATED, confidence
    day = table.text("source_date")
    try:
        if day != UNDATED:
            first_day(day)
    except ValueError:
        table.problems.add(table.file, f"{table.key}.source_date", f"{day!r} is not a date")
        day = UNDATED
    return table.text("source"), kind, day, confidence


def one_of(table: Table, name: str, known: Collection[str], default: str | None = None) -> str:
    """Return one of a closed list of words; another word is a problem."""
    text = table.text(name, default)
    if text not in known:
        table.problems.add(table.file, f"{table.key}.{name}", f"{text!r} is not one of the words")
    return text


def _changes(root: Path, language: str, problems: Problems) -> Iterator[Change]:
    structure = read_file(root, "platform_changes.toml", problems)
    words = read_file(root, words_at(root, language, "platform_changes.toml"), problems)
    for table in structure.tables("change"):
        said = words.table(table.key)
        source, kind, day, confidence = _source(table)
        yield Change(
            id=table.text("id"),
            platforms=table.names("platforms"),
            source=source,
            source_kind=kind,
            source_date=day,
            confidence=confidence,
            topic=said.text("topic"),
            was=said.text("was"),
            now=said.text("now"),
        )
        said.done()
        table.done()
    structure.done()
    words.done()
