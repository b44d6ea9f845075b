"""Which steps of the plan are shown, in words, and what is said at the end of a step's line."""

from __future__ import annotations

from collections.abc import Callable, Collection

from tui.library.language import Language, mark
from tui.planner.filters import Filter, missing_before
from tui.planner.plan import Plan, PlannedStep, StepState

FILTER_WORDS = {
    Filter.FIVE_MINUTES: mark("5 minutes"),
    Filter.HALF_HOUR: mark("30 minutes"),
    Filter.WITH_SOMEONE: mark("with a friend"),
    Filter.NO_INTERNET: mark("no internet needed"),
    Filter.UNNOTICED: mark("cannot be noticed"),
}


def filters_in_words(filters: Collection[Filter], say: Callable[..., str]) -> str:
    """Name the filters that count; empty when there is none."""
    return ", ".join(say(words) for name, words in FILTER_WORDS.items() if name in filters)


def aside_of(
    planned: PlannedStep, plan: Plan, filters: Collection[Filter], language: Language
) -> str:
    """Return that a step came back, or, under a filter, that others come before it; else empty."""
    if planned.progress.returned is StepState.DONE:
        return language.say("to look at again")
    missing = len(missing_before(planned, plan)) if filters else 0
    if not missing or planned.first:
        return ""
    return language.count("after another step", "after {number} other steps", missing)
