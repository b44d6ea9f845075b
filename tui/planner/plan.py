"""The plan: the steps that apply, in a safe order, with what holds some of them back and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from tui.library.model import Caution, CautionLevel, Library, Step, Urgency
from tui.planner.answers import Answers
from tui.planner.ordering import (
    Prerequisites,
    inherited_urgencies,
    prerequisites_in,
    sort_steps,
    waiting_steps,
)
from tui.planner.risk import Risk, risk_picture
from tui.planner.selection import reasons_of, select_steps, urgency_of
from tui.planner.situation import Situation

SPECIALIST_STEP = "ppl_specialist"
"""Talking to a specialist service: what every hold waits for first (domain notes 3.1)."""

ENERGY_QUESTION = "q_energy"
PORTIONS = {"tiny": 1, "some": 3, "lots": 6}
"""How many steps to show for a day; three when nothing was said (rule G11)."""


class StepState(StrEnum):
    """What somebody has made of a step."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    LATER = "later"
    NOT_FOR_ME = "not_for_me"


@dataclass(frozen=True, slots=True)
class Progress:
    """A step's state, the day to look at it again, and whether its hold was released.

    `returned` names the state that a step to do had until its day came: done, or set aside.
    """

    state: StepState = StepState.TODO
    due: date | None = None
    released: bool = False
    returned: StepState | None = None

    def is_open(self, today: date) -> bool:
        """Say whether the step can be the next one: not set aside, or its day has come."""
        if self.state in (StepState.TODO, StepState.DOING):
            return True
        if self.state is StepState.NOT_FOR_ME:
            return False
        return self.due is not None and self.due <= today

    def on(self, today: date) -> Progress:
        """Return the progress as it stands on a day: what was put off until then is to do."""
        if self.state in (StepState.DONE, StepState.LATER) and self.is_open(today):
            return replace(self, state=StepState.TODO, returned=self.state)
        return self


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step as it stands in a plan.

    `after` are its prerequisites in the same plan, `cautions` those whose condition holds,
    `because` the questions that put it there, `waits_for` the steps a held one waits for; `first`
    says that it carries the first-flag: nothing may stand before it or hide it.
    """

    step: Step
    urgency: Urgency
    after: tuple[str, ...]
    cautions: tuple[Caution, ...]
    because: tuple[str, ...]
    waits_for: tuple[str, ...] = ()
    progress: Progress = Progress()
    first: bool = False

    @property
    def holds(self) -> tuple[Caution, ...]:
        """Return the cautions that hold this step back, unless they were released."""
        if self.progress.released:
            return ()
        return tuple(c for c in self.cautions if c.level is CautionLevel.HOLD)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: `do` and `hold` in the order shown; `next` is the first open step that is no card.

    `open_steps` are all such steps in order, `today` the first `portion` of them; `situation` is
    what the answers mean, so that nobody works it out again.
    """

    level: str
    flags: tuple[str, ...]
    facts: tuple[str, ...]
    do: tuple[PlannedStep, ...]
    hold: tuple[PlannedStep, ...]
    risk: Mapping[str, Risk]
    portion: int
    next: str | None
    today: tuple[str, ...]
    open_steps: tuple[str, ...]
    situation: Situation = field(compare=False, repr=False)

    def find(self, step: str) -> PlannedStep | None:
        """Return a step of the plan by id."""
        return next((p for p in (*self.do, *self.hold) if p.step.id == step), None)


def build_plan(
    answers: Answers, library: Library, today: date, progress: Mapping[str, Progress] | None = None
) -> Plan:
    """Build the plan for these answers.

    Args:
        answers: checked answers; what is missing counts as not answered.
        library: the content.
        today: the day the plan is looked at, for steps that come back on their day.
        progress: what was made of the steps so far, by step id.
    """
    situation = Situation(answers, library)
    planned = _plan_steps(situation, library, progress or {})
    prerequisites = {name: step.after for name, step in planned.items()}
    waiting = waiting_steps((n for n, step in planned.items() if step.holds), prerequisites)
    do = _in_order((n for n in planned if n not in waiting), planned, prerequisites)
    hold = _in_order((n for n in planned if n in waiting), planned, prerequisites)
    portion = _portion(situation)
    todo = [p.step.id for p in do if not p.step.card and p.progress.is_open(today)]
    return Plan(
        level=situation.level(),
        flags=tuple(flag.id for flag in situation.flags()),
        facts=situation.facts(),
        do=tuple(do),
        hold=tuple(_with_waiting(step, waiting, planned) for step in hold),
        risk=risk_picture(situation, library),
        portion=portion,
        next=todo[0] if todo else None,
        today=tuple(todo[:portion]),
        open_steps=tuple(todo),
        situation=situation,
    )


def _plan_steps(
    situation: Situation, library: Library, progress: Mapping[str, Progress]
) -> dict[str, PlannedStep]:
    steps = select_steps(situation, library)
    prerequisites = prerequisites_in(steps, situation, library)
    return {
        step.id: PlannedStep(
            step=step,
            urgency=urgency_of(step, situation),
            after=prerequisites[step.id],
            cautions=_cautions(step, situation, library),
            because=reasons_of(step, situation, library),
            progress=progress.get(step.id, Progress()),
            first=step.first_if.holds(situation),
        )
        for step in steps.values()
    }


def _cautions(step: Step, situation: Situation, library: Library) -> tuple[Caution, ...]:
    """Return the step's cautions that hold, and those that rules for every step add (G1)."""
    cautions = [caution for caution in step.cautions if caution.when.holds(situation)]
    for rule in library.hold_rules:
        held = any(caution.level is CautionLevel.HOLD for caution in cautions)
        if not held and step.visible is rule.visible and rule.when.holds(situation):
            cautions.append(rule.caution)
    return tuple(cautions)


def _in_order(
    names: Iterable[str],
    planned: Mapping[str, PlannedStep],
    prerequisites: Prerequisites,
) -> list[PlannedStep]:
    """Order by first-flag, urgency as inherited by prerequisites, stage, effort, then catalogue."""
    chosen = list(names)
    urgencies = inherited_urgencies({name: planned[name].urgency for name in chosen}, prerequisites)
    place = {name: number for number, name in enumerate(planned)}

    def key(name: str) -> tuple[int, ...]:
        step = planned[name].step
        last = not planned[name].first
        return (last, urgencies[name].rank, step.stage, step.minutes, place[name])

    return [planned[name] for name in sort_steps(chosen, prerequisites, key)]


def _with_waiting(
    held: PlannedStep, waiting: set[str], planned: Mapping[str, PlannedStep]
) -> PlannedStep:
    """Say what a held step waits for: the specialist for its own hold, then held prerequisites."""
    waits_for = [SPECIALIST_STEP] if held.holds and SPECIALIST_STEP in planned else []
    waits_for += [name for name in held.after if name in waiting]
    return replace(held, waits_for=tuple(dict.fromkeys(waits_for)))


def _portion(situation: Situation) -> int:
    chosen = situation.selected(ENERGY_QUESTION)
    return next((size for word, size in PORTIONS.items() if word in chosen), PORTIONS["some"])
