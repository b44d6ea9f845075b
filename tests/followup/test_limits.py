"""Days before which to ask a lawyer: counted from the right incident, never past the real end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.followup.limits import EACH, LAST, Incident, Limit, ask_before, later
from tui.followup.recipients import load_deadlines
from tui.library.load import load_library
from tui.library.places import content_root

PRESS = Limit("press", "FR", 3, EACH, frozenset({"lies"}), "s", "2018", "t")
HARASSMENT = Limit("harassment", "FR", 72, LAST, frozenset({"contact", "wave"}), "s", "2018", "t")
TODAY = date(2026, 3, 2)


def incident(day: date, *kinds: str) -> Incident:
    return Incident(day.isoformat(), day, frozenset(kinds))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2020, 2, 29), 72, date(2026, 2, 28)),
        (date(2026, 10, 1), 3, date(2027, 1, 1)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, expected: date) -> None:
    assert later(day, months) == expected


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_no_limit_is_longer_than_its_months(day: date, months: int) -> None:
    end = later(day, months)
    assert (end.year - day.year) * 12 + end.month - day.month == months
    assert end.day <= day.day
    assert end >= day or months == 0


def test_the_soonest_publication_that_is_still_open_counts() -> None:
    old, soon = incident(date(2025, 6, 1), "lies"), incident(date(2025, 12, 10), "lies", "wave")
    late = incident(date(2026, 2, 1), "lies")
    found = ask_before([late, soon, old], [PRESS], "FR", TODAY)
    assert [(one.day, one.incident) for one in found] == [(date(2026, 3, 10), soon)]


def test_when_all_are_over_the_latest_is_named() -> None:
    first, last = incident(date(2024, 6, 1), "lies"), incident(date(2025, 6, 1), "lies")
    found = ask_before([last, first], [PRESS], "FR", TODAY)
    assert [(one.day, one.incident) for one in found] == [(date(2025, 9, 1), last)]


def test_harassment_counts_from_the_last_act_and_the_soonest_day_stands_first() -> None:
    acts = [incident(TODAY - timedelta(days=days), "contact") for days in (900, 10, 400)]
    lie = incident(TODAY, "lies")
    found = ask_before([*acts, lie], [HARASSMENT, PRESS], "FR", TODAY)
    assert [one.limit.id for one in found] == ["press", "harassment"]
    assert found[1].incident == acts[1]
    assert found[1].day == date(2032, 2, 20)


def test_another_country_and_other_kinds_bring_nothing() -> None:
    acts = [incident(TODAY, "contact"), incident(TODAY)]
    assert ask_before(acts, [HARASSMENT], "BE", TODAY) == []
    assert ask_before(acts, [replace(HARASSMENT, country="BE")], "FR", TODAY) == []
    assert ask_before(acts, [PRESS], "FR", TODAY) == []


def test_the_limits_of_the_content_name_kinds_that_exist() -> None:
    kinds = {o.id for o in load_library(content_root(), "en").questions["q_what"].options}
    limits = load_deadlines(content_root(), "fr").limits
    assert [(limit.id, limit.months) for limit in limits] == [
        ("fr_press", 3),
        ("fr_press_discrimination", 12),
        ("fr_harassment", 72),
    ]
    for limit in limits:
        assert limit.kinds <= kinds
        assert limit.source
