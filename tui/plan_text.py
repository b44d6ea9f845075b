"""A plan as plain readable text."""

from __future__ import annotations

from collections.abc import Iterator

from tui.library.language import Language
from tui.library.model import CautionLevel, Library
from tui.planner.plan import Plan, PlannedStep

_CAUTION_SIGNS = {CautionLevel.NOTE: "!", CautionLevel.HOLD: "||"}


def plan_as_text(plan: Plan, library: Library, language: Language) -> str:
    """Return the plan as lines of text: level, next step, steps by order, what waits, honesty."""
    return "\n".join(_lines(plan, library, language))


def _lines(plan: Plan, library: Library, language: Language) -> Iterator[str]:
    say = language.say
    yield library.wording.levels[plan.level]
    for flag in plan.flags:
        yield f"  - {library.flags[flag].text}"
    yield ""
    yield say("To do, in this order")
    for planned in plan.do:
        yield from _step(planned, language, is_next=planned.step.id == plan.next)
    if plan.hold:
        yield ""
        yield say("Not yet")
    for planned in plan.hold:
        yield from _step(planned, language, is_next=False)
    yield ""
    yield library.wording.texts["honesty"]


def _step(planned: PlannedStep, language: Language, *, is_next: bool) -> Iterator[str]:
    step = planned.step
    minutes = language.count("{number} minute", "{number} minutes", step.minutes)
    yield f"{'>' if is_next else ' '} {step.title} ({minutes}) [{step.id}]"
    for caution in planned.cautions:
        yield f"    {_CAUTION_SIGNS[caution.level]} {caution.text}"
