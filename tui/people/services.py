"""Services that can be called: emergency numbers, helplines, official portals.

Their structure is in `content/services.toml` and `needs.toml`, their words in
`<language>/services.toml`. Each has the page that gave it and the day it was last checked; one that
was found with medium confidence is shown as not confirmed, one of low confidence is not carried.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tui.library.conditions import Condition
from tui.library.tables import Problems, Table, read_file

EVERYWHERE = "INT"
"""The country code of a service that is for everyone."""

EMERGENCY = "emergency"
"""The need of a service that answers at once."""

OLD_AFTER = timedelta(days=365)
"""How long after its last check an entry counts as old."""

DAYS = ("always", "daily", "weekdays", "")
COSTS = ("free", "standard", "may_charge", "")
_REST_OF_DATE = {len("2026"): "-01-01", len("2026-10"): "-01"}
ON_BILL = ("hidden", "unknown", "")
CONFIDENCES = ("high", "medium")
UNDATED = "undated"
"""What stands for the day of the last check where the source gave none."""
AGES = ("under_18", "adults", "")


@dataclass(frozen=True, slots=True)
class Service:
    """One service; an empty text means that nothing is known or that it does not apply.

    `checked` is an ISO day, month or year, or "undated"; `opens` and `closes` are local times such
    as "09:00".
    """

    id: str
    country: str
    needs: tuple[str, ...]
    official: bool
    ages: str
    phone: str
    sms: str
    sms_word: str
    url: str
    email: str
    days: str
    opens: str
    closes: str
    languages: tuple[str, ...]
    cost: str
    privacy: tuple[str, ...]
    on_bill: str
    source: str
    checked: str
    also: tuple[str, ...]
    confidence: str
    recheck: bool
    name: str
    note: str

    @property
    def is_emergency(self) -> bool:
        """Say whether it answers emergencies."""
        return EMERGENCY in self.needs

    @property
    def is_sure(self) -> bool:
        """Say whether it was found with high confidence; what is not is never shown as certain."""
        return self.confidence == CONFIDENCES[0]

    def freshness(self, today: date) -> str:
        """Return "old" 12 months after the last check, otherwise "recheck" or "current".

        "undated" where nobody knows when it was checked.
        """
        if self.checked == UNDATED:
            return UNDATED
        if today - earliest_day(self.checked) > OLD_AFTER:
            return "old"
        return "recheck" if self.recheck else "current"


@dataclass(frozen=True, slots=True)
class Need:
    """Something people need somebody for, and when the answers say so."""

    id: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Directory:
    """Every service in one language, and what decides which ones to offer first.

    `needs` are in order, most pressing first; `ages` says when a service for one age group is
    offered.
    """

    services: tuple[Service, ...]
    needs: tuple[Need, ...]
    ages: dict[str, Condition]


def earliest_day(text: str) -> date:
    """Return the first day of an ISO day, month or year.

    Raises:
        ValueError: when the text is none of these.
    """
    return date.fromisoformat(text + _REST_OF_DATE.get(len(text), ""))


def load_directory(root: Path, language: str) -> Directory:
    """Load the services of the content folder in one language.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    directory = collect_directory(root, language, problems)
    problems.refuse()
    return directory


def collect_directory(root: Path, language: str, problems: Problems) -> Directory:
    """Load the services and collect what is wrong instead of raising."""
    needs, ages = _needs(root, problems)
    known = {EMERGENCY, *(need.id for need in needs)}
    structure = read_file(root, "services.toml", problems)
    words = read_file(root, f"{language}/services.toml", problems).table("services")
    services = tuple(_services(structure, words, known))
    structure.done()
    words.done()
    return Directory(services, needs, ages)


def _needs(root: Path, problems: Problems) -> tuple[tuple[Need, ...], dict[str, Condition]]:
    structure = read_file(root, "needs.toml", problems)
    needs = []
    for table in structure.tables("need"):
        needs.append(Need(table.text("id"), table.condition("when")))
        table.done()
    rules = structure.table("ages")
    ages = {group: rules.condition(group) for group in AGES if group}
    rules.done()
    structure.done()
    return tuple(needs), ages


def _services(structure: Table, words: Table, known: set[str]) -> Iterator[Service]:
    seen: set[str] = set()
    for table in structure.tables("service"):
        service = _service(table, words.table(table.key))
        table.done()
        if service.id in seen:
            table.problems.add(table.file, table.key, "is defined twice")
        seen.add(service.id)
        _check(table, service, known)
        yield service


def _service(table: Table, words: Table) -> Service:
    service = Service(
        id=table.text("id"),
        country=table.text("country"),
        needs=table.names("needs"),
        official=table.yes("official"),
        ages=table.text("ages", ""),
        phone=table.text("phone", ""),
        sms=table.text("sms", ""),
        sms_word=table.text("sms_word", ""),
        url=table.text("url", ""),
        email=table.text("email", ""),
        days=table.text("days", ""),
        opens=table.text("opens", ""),
        closes=table.text("closes", ""),
        languages=table.names("languages", ()),
        cost=table.text("cost", ""),
        privacy=table.names("privacy", ()),
        on_bill=table.text("on_bill", ""),
        source=table.text("source"),
        checked=table.text("checked"),
        also=table.names("also", ()),
        confidence=table.text("confidence", CONFIDENCES[0]),
        recheck=table.yes("recheck"),
        name=words.text("name"),
        note=words.text("note", ""),
    )
    words.done()
    return service


def _check(table: Table, service: Service, known: set[str]) -> None:
    """Report values that no screen could show."""
    choices = (
        ("days", DAYS),
        ("cost", COSTS),
        ("on_bill", ON_BILL),
        ("ages", AGES),
        ("confidence", CONFIDENCES),
    )
    for name, allowed in choices:
        if getattr(service, name) not in allowed:
            table.problems.add(table.file, f"{table.key}.{name}", "is not one of the known values")
    for need in service.needs:
        if need not in known:
            table.problems.add(table.file, f"{table.key}.needs", f"{need!r} is not a need")
    if not (service.phone or service.sms or service.url or service.email):
        table.problems.add(table.file, table.key, "has no way to be reached")
    if service.is_emergency and not service.is_sure:
        table.problems.add(table.file, f"{table.key}.confidence", "must be high in an emergency")
    if service.checked == UNDATED:
        return
    try:
        earliest_day(service.checked)
    except ValueError:
        table.problems.add(table.file, f"{table.key}.checked", "is not a day, a month or a year")
