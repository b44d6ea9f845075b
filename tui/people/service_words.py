"""Says in words what `services.toml` says in codes: hours, cost, phone bill, languages, dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tui.library.tables import Problems, Table, read_file
from tui.people.services import AGES, COSTS, DAYS, ON_BILL, Service

MONTHS = 12

_SECTIONS = {
    "needs": (),
    "countries": (),
    "hours": (*(day for day in DAYS if day), "from_to", "from", "unsure", "unknown", "time"),
    "cost": (*(cost for cost in COSTS if cost), "unknown"),
    "privacy": (),
    "on_bill": tuple(bill for bill in ON_BILL if bill),
    "ages": tuple(age for age in AGES if age),
    "freshness": ("current", "recheck", "old", "undated", "unsure"),
    "languages": (),
}


@dataclass(frozen=True)
class ServiceWords:
    """The words of one language; every method returns one line without markup."""

    sections: Mapping[str, Mapping[str, str]]
    months: tuple[str, ...]

    def need(self, code: str) -> str:
        """Name a need."""
        return self.sections["needs"][code]

    def country(self, code: str) -> str:
        """Name a country."""
        return self.sections["countries"][code]

    def hours(self, service: Service) -> str:
        """Say when somebody answers, in local time; empty for a site that is simply there."""
        words = self.sections["hours"]
        if not service.days:
            return words["unknown"] if service.phone or service.sms else ""
        if service.days == "always":
            return words["always"]
        form = "from_to" if service.closes else "from" if service.opens else "unsure"
        return words[form].format(
            days=words[service.days],
            opens=self._time(service.opens),
            closes=self._time(service.closes),
        )

    def _time(self, text: str) -> str:
        """Write "09:30" the way the language writes it; an empty text stays empty."""
        hour, _, minute = text.partition(":")
        form = "time_full" if minute == "00" else "time"
        return self.sections["hours"][form].format(hour=int(hour), minute=minute) if text else ""

    def cost(self, service: Service) -> str:
        """Say what it costs and what it promises: "free, anonymous"."""
        parts = [self.sections["cost"][service.cost or "unknown"]]
        return ", ".join(parts + [self.sections["privacy"][code] for code in service.privacy])

    def on_bill(self, service: Service) -> str:
        """Say whether a call shows on the phone bill; empty when nothing is called."""
        return self.sections["on_bill"][service.on_bill] if service.on_bill else ""

    def ages(self, service: Service) -> str:
        """Say for which ages it is; empty when for everyone."""
        return self.sections["ages"][service.ages] if service.ages else ""

    def languages(self, service: Service) -> str:
        """List the languages spoken."""
        return ", ".join(self.sections["languages"][code] for code in service.languages)

    def unsure(self) -> str:
        """Say that something was found with less than high confidence."""
        return self.sections["freshness"]["unsure"]

    def freshness(self, service: Service, today: date) -> str:
        """Say when it was last checked and whether that is too long ago."""
        form = self.sections["freshness"][service.freshness(today)]
        return form.format(date=self.day(service.checked))  # an undated form names no day

    def day(self, text: str) -> str:
        """Write an ISO day, month or year the way the language writes it."""
        year, month, day = (*text.split("-"), "", "")[:3]
        if not month:
            return year
        words = self.sections["dates"]
        number = words["first"] if day == "01" else day.lstrip("0")
        form = words["day" if day else "month"]
        return form.format(year=year, month=self.months[int(month) - 1], day=number)


def load_words(root: Path, language: str) -> ServiceWords:
    """Load the words of one language.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    words = collect_words(root, language, problems)
    problems.refuse()
    return words


def collect_words(root: Path, language: str, problems: Problems) -> ServiceWords:
    """Load the words and collect what is wrong instead of raising."""
    table = read_file(root, f"{language}/services.toml", problems)
    sections = {name: _texts(table.table(name), wanted) for name, wanted in _SECTIONS.items()}
    dates = table.table("dates")
    months = dates.names("months")
    if len(months) != MONTHS:
        problems.add(dates.file, "dates.months", "must name the twelve months")
    sections["dates"] = {form: dates.text(form) for form in ("day", "month", "first")}
    dates.done()
    table.table("services")
    table.done()
    return ServiceWords(sections, months)


def _texts(table: Table, wanted: tuple[str, ...]) -> dict[str, str]:
    return {name: table.text(name) for name in dict.fromkeys((*wanted, *table.names_in_order()))}
