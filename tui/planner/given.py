"""The plan of a helper: only the steps that were given, in the order they were given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tui.library.model import Library, Step
from tui.planner.answers import Answer, Answers
from tui.planner.plan import PORTIONS, Plan, PlannedStep, Progress
from tui.planner.risk import risk_picture
from tui.planner.situation import Situation

_HELPS: Mapping[str, Answer] = {"q_for": ("ally_ok",)}

Given = Mapping[str, Sequence[str]]
"""Steps by id, in their order, each with the ids of the cautions that go with it."""


def given_plan(
    given: Given, library: Library, today: date, progress: Mapping[str, Progress]
) -> Plan:
    """Build the plan of what was given; a step that this content does not know is left out.

    Of the giver no answers are known here: cautions come with the steps, and nothing is on hold,
    because held steps are not given away.
    """
    situation = helpers_situation(library)
    steps = [library.steps[name] for name in given if name in library.steps]
    do = tuple(_planned(step, given, progress.get(step.id, Progress())) for step in steps)
    todo = tuple(p.step.id for p in do if p.progress.is_open(today))
    return Plan(
        level=situation.level(),
        flags=(),
        facts=(),
        do=do,
        hold=(),
        risk=risk_picture(situation, library),
        portion=PORTIONS["some"],
        next=todo[0] if todo else None,
        today=todo[: PORTIONS["some"]],
        open_steps=todo,
        situation=situation,
    )


def helpers_situation(library: Library) -> Situation:
    """Return what is known of a helper: that they help somebody who agreed, nothing else."""
    return Situation(Answers(_HELPS), library)


def _planned(step: Step, given: Given, progress: Progress) -> PlannedStep:
    wanted = given[step.id]
    cautions = tuple(caution for caution in step.cautions if caution.id in wanted)
    after = tuple(name for name in step.after if name in given)
    return PlannedStep(step, step.urgency, after, cautions, (), progress=progress)
