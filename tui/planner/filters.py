"""Filters that match a life: which steps fit the time, the company and the quiet there is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum

from tui.library.model import Step, Visibility
from tui.planner.plan import Plan, PlannedStep, StepState

SHORT, MEDIUM = 5, 30
"""Minutes of a step that fits in a break, and of one that fits in half an hour."""


class Filter(StrEnum):
    """One thing that steps are chosen by."""

    FIVE_MINUTES = "five_minutes"
    HALF_HOUR = "half_hour"
    WITH_SOMEONE = "with_someone"
    NO_INTERNET = "no_internet"
    UNNOTICED = "unnoticed"


_FITS: Mapping[Filter, Callable[[Step], bool]] = {
    Filter.FIVE_MINUTES: lambda step: step.minutes <= SHORT,
    Filter.HALF_HOUR: lambda step: step.minutes <= MEDIUM,
    Filter.WITH_SOMEONE: lambda step: "ally" in step.who,
    Filter.NO_INTERNET: lambda step: not step.network,
    Filter.UNNOTICED: lambda step: step.visible is Visibility.NO,
}


def fits(planned: PlannedStep, filters: Collection[Filter]) -> bool:
    """Say whether a step passes every filter; what comes before everything else always does."""
    return planned.first or all(_FITS[name](planned.step) for name in filters)


def fitting(steps: Iterable[PlannedStep], filters: Collection[Filter]) -> list[PlannedStep]:
    """Return the steps that pass every filter, in the order they had."""
    return [planned for planned in steps if fits(planned, filters)]


def fitting_today(plan: Plan, filters: Collection[Filter]) -> list[PlannedStep]:
    """Return the open steps that pass, as many as fit in a day.

    Without a filter these are the steps of `plan.today`.
    """
    open_steps = [plan.find(name) for name in plan.open_steps]
    return fitting((p for p in open_steps if p is not None), filters)[: plan.portion]


def missing_before(planned: PlannedStep, plan: Plan) -> list[PlannedStep]:
    """Return the prerequisites of a step that are neither done nor left out by the person."""
    before = (plan.find(name) for name in planned.after)
    settled = (StepState.DONE, StepState.NOT_FOR_ME)
    return [p for p in before if p is not None and p.progress.state not in settled]
