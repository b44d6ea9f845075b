"""Whether securing accounts has to wait: the same holds, words and release as in the plan."""

from __future__ import annotations

from collections.abc import Mapping

from tui.followup.accounts import Account
from tui.library.model import Library, Step, Urgency, Visibility
from tui.planner.plan import Plan, PlannedStep, Progress, StepState
from tui.planner.situation import Situation

MAIL_STEP, OTHER_STEP = "ac_email", "ac_passwords"
"""The steps of the plan that securing belongs to: of a mailbox, and of any other account."""


def step_for(account: Account) -> str:
    """Return the step of the plan that securing this account belongs to."""
    return MAIL_STEP if account.kind == "mail" else OTHER_STEP


def held_step(
    name: str,
    plan: Plan,
    situation: Situation,
    library: Library,
    progress: Mapping[str, Progress],
) -> PlannedStep | None:
    """Return the step `name` when it is on hold and not released, or None.

    Where the plan does not have the step, the rule for visible steps (G1) still counts, and is
    released under the step's name.
    """
    planned = plan.find(name) or _by_rule(library.steps[name], situation, library, progress)
    return planned if planned.holds else None


def _by_rule(
    step: Step, situation: Situation, library: Library, progress: Mapping[str, Progress]
) -> PlannedStep:
    cautions = tuple(
        rule.caution
        for rule in library.hold_rules
        if rule.visible is Visibility.YES and rule.when.holds(situation)
    )
    made = progress.get(step.id, Progress())
    return PlannedStep(step, Urgency.WEEK, (), cautions, (), progress=made)


def what_comes_first(plan: Plan) -> tuple[PlannedStep, ...]:
    """Return the open steps of the plan that stand before securing the first account."""
    first = plan.find(MAIL_STEP) or plan.find(OTHER_STEP)
    before = (plan.find(name) for name in first.after) if first is not None else ()
    return tuple(
        step for step in before if step is not None and step.progress.state is not StepState.DONE
    )
