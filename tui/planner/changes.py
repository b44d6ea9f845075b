"""What a new answer changes in a plan, to be shown before it is applied."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from tui.library.model import Step
from tui.planner.plan import Plan, PlannedStep


@dataclass(frozen=True, slots=True)
class PlanChange:
    """The difference between two plans: steps that enter, leave, must wait now, or are free now.

    `earlier` and `later` are steps to do that stay to do and change their place among the others.
    """

    level_before: str
    level_after: str
    enter: tuple[Step, ...]
    leave: tuple[Step, ...]
    wait: tuple[Step, ...]
    free: tuple[Step, ...]
    earlier: tuple[Step, ...]
    later: tuple[Step, ...]
    next_before: str | None
    next_after: str | None

    def __bool__(self) -> bool:
        """Say whether anything changes that the person would see."""
        moved = self.enter or self.leave or self.wait or self.free or self.earlier or self.later
        return bool(
            moved or self.level_before != self.level_after or self.next_before != self.next_after
        )


def compare_plans(before: Plan, after: Plan) -> PlanChange:
    """Return what changes from one plan to the other, each list in the order of its plan."""
    old_do, old_hold = _by_id(before.do), _by_id(before.hold)
    new_do, new_hold = _by_id(after.do), _by_id(after.hold)
    old, new = old_do | old_hold, new_do | new_hold
    earlier, later = _moved([n for n in old_do if n in new_do], [n for n in new_do if n in old_do])
    return PlanChange(
        level_before=before.level,
        level_after=after.level,
        enter=tuple(step for name, step in new.items() if name not in old),
        leave=tuple(step for name, step in old.items() if name not in new),
        wait=tuple(step for name, step in new_hold.items() if name in old_do),
        free=tuple(step for name, step in new_do.items() if name in old_hold),
        earlier=tuple(new_do[name] for name in earlier),
        later=tuple(new_do[name] for name in later),
        next_before=before.next,
        next_after=after.next,
    )


def _by_id(steps: tuple[PlannedStep, ...]) -> dict[str, Step]:
    return {planned.step.id: planned.step for planned in steps}


def _moved(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Return which names stand earlier and which stand later, in the order of `after`.

    The two lists hold the same names. Those of a longest run that kept its order have not moved:
    one step that jumps over ten others is one move, not eleven.
    """
    place = {name: number for number, name in enumerate(before)}
    kept = _longest_rise([place[name] for name in after])
    moved = [(name, number) for number, name in enumerate(after) if place[name] not in kept]
    earlier = [name for name, number in moved if number < place[name]]
    return earlier, [name for name, number in moved if number >= place[name]]


def _longest_rise(numbers: list[int]) -> set[int]:
    """Return the members of a longest rising subsequence of distinct numbers (patience sorting)."""
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        before[number] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [number]
    rise = set()
    here = tops[-1] if tops else None
    while here is not None:
        rise.add(here)
        here = before[here]
    return rise
