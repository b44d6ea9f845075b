"""Ready-made queries for what somebody can be found by, and what tells them of new pages.

The queries are in `content/self_search.toml`, their reasons in `<language>/self_search.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.followup.identifiers import KINDS, Identifier
from tui.followup.numbers import NumberPlan, read_number_plan, spellings
from tui.library.borrowed import words_at
from tui.library.tables import Problems, Table, read_file

HINTS = ("traces", "no_safer", "heavy", "picture", "not_a_minor", "children")
CONFIDENCES = ("high", "medium")
"""Facts of low confidence are not carried."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A search engine: an id of the platform list, and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Template:
    """What becomes a query for each identifier of the kind `of`; see the content file."""

    id: str
    of: str
    text: str
    sites: tuple[str, ...]
    engines: tuple[Engine, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that tells when a name appears; an empty `url` means that none is known."""

    id: str
    platform: str
    action: str
    name: str
    url: str
    source: str
    checked: str
    confidence: str
    text: str


@dataclass(frozen=True, slots=True)
class SelfSearch:
    """Everything about searching for oneself, in one language; `sites` are domains by platform."""

    templates: tuple[Template, ...]
    sites: Mapping[str, str]
    plans: tuple[NumberPlan, ...]
    alerts: tuple[Alert, ...]
    hints: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Query:
    """One query ready to be copied: its template, for which engines, and why."""

    template: str
    text: str
    engines: tuple[str, ...]
    why: str


def queries_for(identifier: Identifier, search: SelfSearch, country: str = "") -> list[Query]:
    """Return the queries for an identifier, each text once.

    Args:
        identifier: what the person gave; quotation marks in it are left out.
        search: the templates.
        country: the country of numbers that are written without their code.
    """
    it = " ".join(identifier.text.replace('"', " ").split())
    town = " ".join(identifier.town.replace('"', " ").split())
    found: dict[str, Query] = {}
    for template in search.templates:
        if template.of != identifier.kind or ("{town}" in template.text and not town):
            continue
        for values in _values(it, town, template, search, country):
            text = template.text.format(**values)
            engines = tuple(engine.name for engine in template.engines)
            found.setdefault(text, Query(template.id, text, engines, template.why))
    return list(found.values())


def _values(
    it: str, town: str, template: Template, search: SelfSearch, country: str
) -> Iterator[dict[str, str]]:
    """Yield what fills the places of a template, once for each query it makes."""
    if template.of == "handle":
        it = it.removeprefix("@")
    values = {"it": it, "town": town}
    if template.sites:
        yield from ({**values, "site": search.sites[site]} for site in template.sites)
    elif template.of == "phone":
        written = spellings(it, search.plans, country)
        quoted = " OR ".join(f'"{spelling}"' for spelling in written)
        if "{spelling}" in template.text:
            yield from ({"spelling": spelling} for spelling in written)
        elif len(written) > 1:
            yield {"spellings": quoted}
    elif "{before_at}" in template.text:
        before, at, _ = it.partition("@")
        if before and at:
            yield {"before_at": before}
    else:
        yield values


def load_self_search(root: Path, language: str) -> SelfSearch:
    """Load the templates of the content folder in one language.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    search = collect_self_search(root, language, problems)
    problems.refuse()
    return search


def collect_self_search(root: Path, language: str, problems: Problems) -> SelfSearch:
    """Load the templates and collect what is wrong instead of raising."""
    structure = read_file(root, "self_search.toml", problems)
    words = read_file(root, words_at(root, language, "self_search.toml"), problems)
    _operators(structure)
    sites = _texts(structure.table("sites"))
    engines = {table.key: _engine(table) for table in structure.tables("engine")}
    queries, alerts, hints = (words.table(name) for name in ("queries", "alerts", "hints"))
    search = SelfSearch(
        templates=tuple(
            _template(table, queries, sites, engines) for table in structure.tables("query")
        ),
        sites=sites,
        plans=tuple(read_number_plan(table) for table in structure.tables("numbers")),
        alerts=tuple(_alert(table, alerts) for table in structure.tables("alert")),
        hints={name: hints.text(name) for name in HINTS},
    )
    for table in (structure, queries, alerts, hints, words):
        table.done()
    return search


def _operators(structure: Table) -> None:
    """Ask for where the signs of the queries come from; nothing but the check needs it."""
    for name in ("operators_source", "operators_checked"):
        structure.text(name)
    _confidence(structure, "operators_confidence")


def _texts(table: Table) -> dict[str, str]:
    found = {name: table.text(name) for name in table.names_in_order()}
    table.done()
    return found


def _engine(table: Table) -> Engine:
    engine = Engine(table.text("id"), table.text("name"))
    table.done()
    return engine


def _template(
    table: Table, words: Table, sites: Mapping[str, str], engines: Mapping[str, Engine]
) -> Template:
    of, text = table.text("of"), table.text("text")
    wanted, named = table.names("sites", ()), table.names("engines")
    for name, known in ((of, KINDS), *((s, sites) for s in wanted), *((e, engines) for e in named)):
        if name not in known:
            table.problems.add(table.file, table.key, f"{name!r} is not known")
    template = Template(
        id=table.text("id"),
        of=of,
        text=text,
        sites=tuple(site for site in wanted if site in sites),
        engines=tuple(engines[name] for name in named if name in engines),
        why=words.text(table.key),
    )
    table.done()
    return template


def _alert(table: Table, words: Table) -> Alert:
    alert = Alert(
        id=table.text("id"),
        platform=table.text("platform", ""),
        action=table.text("action", ""),
        name=table.text("name"),
        url=table.text("url", ""),
        source=table.text("source"),
        checked=table.text("checked"),
        confidence=_confidence(table, "confidence"),
        text=words.text(table.key),
    )
    table.done()
    return alert


def _confidence(table: Table, name: str) -> str:
    value = table.text(name)
    if value not in CONFIDENCES:
        table.problems.add(table.file, f"{table.key}.{name}", f"must be one of {CONFIDENCES}")
    return value
