"""Whether a letter may be offered to somebody, and why not."""

from __future__ import annotations

from dataclasses import dataclass

from tui.library.letters import Letter
from tui.library.model import Caution
from tui.planner.plan import Plan


@dataclass(frozen=True, slots=True)
class Offering:
    """What the plan says of a letter.

    `allowed` is whether it may be written now. `refusals` are the ids of the reasons against it,
    `holds` the cautions that hold its step back, `sent` that it was sent and is never sent again.
    """

    allowed: bool
    refusals: tuple[str, ...] = ()
    holds: tuple[Caution, ...] = ()
    sent: bool = False


def offering(letter: Letter, plan: Plan, *, sent: bool) -> Offering:
    """Return what a plan says of a letter.

    A letter with `only_if` needs that step in the plan, not held (rule G5: no duel). For any other
    letter the holds of its first step in the plan are only cautions.

    Args:
        letter: the letter.
        plan: the person's plan, with what was released.
        sent: whether this letter was sent before.
    """
    refusals = tuple(r.id for r in letter.refusals if r.when.holds(plan.situation))
    holds = next((p.holds for name in letter.steps if (p := plan.find(name))), ())
    once_over = letter.once and sent
    open_now = not letter.only_if or any(p.step.id == letter.only_if for p in plan.do)
    return Offering(open_now and not refusals and not once_over, refusals, holds, once_over)
