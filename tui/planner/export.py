"""A plan as plain data, for content writers and for other programs."""

from __future__ import annotations

from tui.planner.plan import Plan, PlannedStep

PlainData = dict[str, object]


def plan_as_data(plan: Plan) -> PlainData:
    """Return the plan as one JSON object (the shape is described in CONTRIBUTING.md)."""
    return {
        "level": plan.level,
        "flags": list(plan.flags),
        "facts": list(plan.facts),
        "next": plan.next,
        "do": [_step_as_data(step) for step in plan.do],
        "hold": [_step_as_data(step) | {"waits_for": list(step.waits_for)} for step in plan.hold],
        "risk": {
            name: {"likelihood": risk.likelihood, "impact": risk.impact}
            for name, risk in plan.risk.items()
        },
    }


def _step_as_data(planned: PlannedStep) -> PlainData:
    step = planned.step
    return {
        "id": step.id,
        "title": step.title,
        "stage": step.stage,
        "urgency": planned.urgency.value,
        "minutes": step.minutes,
        "after": list(planned.after),
        "cautions": [{"id": c.id, "level": c.level.value} for c in planned.cautions],
        "because": list(planned.because),
    }
