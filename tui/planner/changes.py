"""What a new answer changes in a plan, to be shown before it is applied."""

from __future__ import annotations

from dataclasses import dataclass

from tui.library.model import Step
from tui.planner.plan import Plan, PlannedStep


@dataclass(frozen=True, slots=True)
class PlanChange:
    """The difference between two plans: steps that enter, leave, must wait now, or are free now."""

    level_before: str
    level_after: str
    enter: tuple[Step, ...]
    leave: tuple[Step, ...]
    wait: tuple[Step, ...]
    free: tuple[Step, ...]
    next_before: str | None
    next_after: str | None

    def __bool__(self) -> bool:
        """Say whether anything changes that the person would see."""
        moved = self.enter or self.leave or self.wait or self.free
        return bool(
            moved or self.level_before != self.level_after or self.next_before != self.next_after
        )


def compare_plans(before: Plan, after: Plan) -> PlanChange:
    """Return what changes from one plan to the other, each list in the order of its plan."""
    old_do, old_hold = _by_id(before.do), _by_id(before.hold)
    new_do, new_hold = _by_id(after.do), _by_id(after.hold)
    old, new = old_do | old_hold, new_do | new_hold
    return PlanChange(
        level_before=before.level,
        level_after=after.level,
        enter=tuple(step for name, step in new.items() if name not in old),
        leave=tuple(step for name, step in old.items() if name not in new),
        wait=tuple(step for name, step in new_hold.items() if name in old_do),
        free=tuple(step for name, step in new_do.items() if name in old_hold),
        next_before=before.next,
        next_after=after.next,
    )


def _by_id(steps: tuple[PlannedStep, ...]) -> dict[str, Step]:
    return {planned.step.id: planned.step for planned in steps}
