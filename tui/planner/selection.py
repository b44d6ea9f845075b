"""Which steps of the catalogue belong in a plan, for whom it is made, and how urgent they are."""

from __future__ import annotations

from enum import StrEnum

from tui.library.model import Library, Step, Urgency
from tui.planner.situation import Situation

FOR_QUESTION = "q_for"


class Mode(StrEnum):
    """For whom the plan is made."""

    ME = "me"
    HELPING = "ally_ok"
    HELPING_UNASKED = "ally_new"
    PARENT = "parent"
    PREPARING = "prepare"


_WHO = {
    Mode.ME: "self",
    Mode.HELPING: "ally",
    Mode.HELPING_UNASKED: "ally",
    Mode.PARENT: "carer",
    Mode.PREPARING: "self",
}


def mode_of(situation: Situation) -> Mode:
    """Return the mode; a plan is for the person answering unless they say otherwise."""
    chosen = situation.selected(FOR_QUESTION)
    return next((mode for mode in Mode if mode in chosen), Mode.ME)


def select_steps(situation: Situation, library: Library) -> dict[str, Step]:
    """Return the steps that apply, by id, in the catalogue's order."""
    mode = mode_of(situation)
    return {
        step.id: step
        for step in library.steps.values()
        if is_open_to(step, mode)
        and step.applies.holds(situation)
        and not step.exclude.holds(situation)
    }


def is_open_to(step: Step, mode: Mode) -> bool:
    """Say whether a step is meant for the people a plan of this mode is made by."""
    if _WHO[mode] not in step.who:
        return False
    if mode is Mode.PREPARING:
        return step.prepare_ok
    return step.ally_new_ok or mode is not Mode.HELPING_UNASKED


def urgency_of(step: Step, situation: Situation) -> Urgency:
    """Return the most urgent of the step's own urgency and the rules that match."""
    matching = [urgency for when, urgency in step.urgency_when if when.holds(situation)]
    return min([step.urgency, *matching], key=lambda urgency: urgency.rank)


def reasons_of(step: Step, situation: Situation, library: Library) -> tuple[str, ...]:
    """Return the questions whose answers put a selected step in the plan, in asking order."""
    reasons = step.applies.reasons(situation)
    return tuple(question for question in library.questions if question in reasons)
