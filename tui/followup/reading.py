"""Reads the fields of a record: what is missing or of another type counts as not said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

Clock = Callable[[], datetime]
NewId = Callable[[], str]


def text_of(fields: Mapping[str, Any], name: str) -> str:
    """Return a text; empty when there is none."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def one_of(fields: Mapping[str, Any], name: str, known: tuple[str, ...]) -> str:
    """Return one of `known`; the last one when something else, or nothing, was written."""
    value = text_of(fields, name)
    return value if value in known else known[-1]


def names_of(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a list of texts, each once."""
    value = fields.get(name)
    items = value if isinstance(value, list) else []
    return tuple(dict.fromkeys(item for item in items if isinstance(item, str)))


def yes(fields: Mapping[str, Any], name: str) -> bool:
    """Return a mark that is set or not."""
    return fields.get(name) is True


def day_of(fields: Mapping[str, Any], name: str) -> date | None:
    """Return a day; None when there is none that can be read."""
    try:
        return date.fromisoformat(text_of(fields, name))
    except ValueError:
        return None


def day_text(day: date | None) -> str:
    """Return a day as it is kept in a record; empty when there is none."""
    return "" if day is None else day.isoformat()


def today_of(clock: Clock) -> date:
    """Return today's date where the person is."""
    return clock().astimezone().date()
