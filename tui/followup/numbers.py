"""How one phone number is written in different places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.library.tables import Table

_NO_DIGIT = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class NumberPlan:
    """How a country writes its numbers.

    `code` is dialled after the +, `trunk` stands in front inside the country, `groups` are the
    numbers of digits written together after the trunk (empty: it differs from number to number).
    """

    country: str
    code: str
    trunk: str
    groups: tuple[int, ...]
    separators: tuple[str, ...]
    first_in_brackets: bool


def read_number_plan(table: Table) -> NumberPlan:
    """Return the plan that a table of the content describes."""
    groups = table.text("groups", "")
    if not all(part.isdecimal() for part in groups.split()):
        table.problems.add(table.file, f"{table.key}.groups", "must be numbers with spaces between")
        groups = ""
    plan = NumberPlan(
        country=table.text("country"),
        code=table.text("code"),
        trunk=table.text("trunk", ""),
        groups=tuple(int(part) for part in groups.split()),
        separators=table.names("separators", ()),
        first_in_brackets=table.yes("first_in_brackets"),
    )
    table.done()
    return plan


def spellings(typed: str, plans: Sequence[NumberPlan], country: str = "") -> tuple[str, ...]:
    """Return the ways a number is written, each once, as typed first.

    Args:
        typed: the number as the person wrote it, with + or 00 in front when it has a country code.
        plans: how countries write their numbers.
        country: the country of a number without a code; empty when it is not known.
    """
    found = _plan_of(typed, plans, country)
    others = (_compact(typed),) if found is None else _written(*found)
    return tuple(text for text in dict.fromkeys((" ".join(typed.split()), *others)) if text)


def _compact(typed: str) -> str:
    sign = "+" if typed.strip().startswith("+") else ""
    digits = _NO_DIGIT.sub("", typed)
    return sign + digits if digits else ""


def _plan_of(
    typed: str, plans: Sequence[NumberPlan], country: str
) -> tuple[NumberPlan, str] | None:
    """Return the plan a number follows, and its digits without code and trunk."""
    number = _compact(typed.replace("(0)", ""))
    number = f"+{number[2:]}" if number.startswith("00") else number
    for plan in plans:
        if plan.country == country or not country or number.startswith("+"):
            digits = _national(number, plan, known=plan.country == country)
            if digits and (not plan.groups or len(digits) == sum(plan.groups)):
                return plan, digits
    return None


def _national(number: str, plan: NumberPlan, *, known: bool) -> str:
    """Return the digits after code or trunk; empty when the number is of another country."""
    if number.startswith("+"):
        return number.removeprefix(f"+{plan.code}") if number.startswith(f"+{plan.code}") else ""
    if not known:
        return ""
    if plan.trunk:
        return number.removeprefix(plan.trunk) if number.startswith(plan.trunk) else ""
    if number.startswith("0"):
        return ""
    longer = len(plan.code) + sum(plan.groups)
    return number.removeprefix(plan.code) if len(number) == longer else number


def _written(plan: NumberPlan, digits: str) -> Iterator[str]:
    parts = _parts(digits, plan.groups)
    inside = [plan.trunk + parts[0], *parts[1:]]
    for separator in plan.separators:
        yield separator.join(inside)
    if plan.first_in_brackets:
        yield f"({inside[0]}) {'-'.join(inside[1:])}"
    yield plan.trunk + digits
    if parts[1:]:
        yield f"+{plan.code} {' '.join(parts)}"
    yield f"+{plan.code}{digits}"
    yield f"00{plan.code}{digits}"


def _parts(digits: str, groups: Sequence[int]) -> list[str]:
    parts, start = [], 0
    for length in groups:
        parts.append(digits[start : start + length])
        start += length
    return parts or [digits]
