"""The plan in lines: the steps in their safe order or by stage, and one step with all it says."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.language import mark
from tui.library.model import Visibility
from tui.plain import step_doing
from tui.plain.desk import Desk, Entry
from tui.plain.risks import risks
from tui.plain.step_text import StepText
from tui.planner.filters import fitting, fitting_today
from tui.planner.plan import Plan, PlannedStep, StepState
from tui.telling.plan_filters import FILTER_WORDS, aside_of, filters_in_words
from tui.telling.step_facts import STATE_WORDS

HELP = mark(
    "The order is a safe one: a step comes after what must come before it. A step on hold waits, "
    "because it could provoke a reaction or turn against you."
)
FILTER_HELP = mark(
    "Choose what matters now. The order of the steps stays, and emergency steps are always shown."
)
ASIDE = (StepState.DONE, StepState.LATER, StepState.NOT_FOR_ME)


def plan(desk: Desk) -> None:
    """Say how the plan stands and list its steps."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        talk.heading(talk.say("Plan"))
        if not session.planning.begun:
            talk.tell(talk.say("Answer the questions first: your plan comes from them."))
            return
        made = session.planning.plan()
        talk.tell(_numbers(desk, made), *_only(desk))

    desk.menu(title, lambda: _entries(desk), help=talk.say(HELP))


def _only(desk: Desk) -> list[str]:
    """Return which steps alone are listed."""
    said = filters_in_words(desk.session.filters, desk.talk.say)
    return [desk.talk.say("Only what fits: {filters}.", filters=said)] if said else []


def _filter(desk: Desk) -> None:
    """Choose which steps are listed; the order of the steps stays."""
    talk, session = desk.talk, desk.session
    filters = list(FILTER_WORDS)
    words = [talk.say(one) for one in FILTER_WORDS.values()]
    chosen = [filters.index(one) for one in filters if one in session.filters]
    question = talk.say("Show only the steps for which I need…")
    ticked = talk.tick(words, chosen, question, help=talk.say(FILTER_HELP))
    session.filters = frozenset(filters[place] for place in ticked)


def _numbers(desk: Desk, made: Plan) -> str:
    talk = desk.talk
    waiting = [p for p in made.hold if p.progress.state not in ASIDE]
    done = [p for p in (*made.do, *made.hold) if p.progress.state is StepState.DONE]
    open_ = [p for p in made.do if p.progress.state not in ASIDE]
    return " ".join(
        (
            talk.count("{number} step to do.", "{number} steps to do.", len(open_)),
            talk.say("{number} on hold.", number=len(waiting)),
            talk.say("{number} done.", number=len(done)),
        )
    )


def _entries(desk: Desk) -> list[Entry]:
    session, say = desk.session, desk.talk.say
    if not session.planning.begun:
        return []
    made, filters = session.planning.plan(), session.filters
    shown, held = fitting(made.do, filters), fitting(made.hold, filters)
    today = tuple(fitting_today(made, filters))
    open_ = [p for p in shown if p.progress.state not in ASIDE]
    aside = [p for p in (*shown, *held) if p.progress.state in ASIDE]
    waiting = [p for p in held if p.progress.state not in ASIDE]
    entries: list[Entry] = [
        (say("The steps of today"), lambda: _steps(desk, _ids(today))),
        (say("All steps to do, in a safe order"), lambda: _steps(desk, _ids(open_))),
        (say("All steps to do, by stage"), lambda: _stages(desk)),
        (say("Not yet: on hold"), lambda: _steps(desk, _ids(waiting))),
        (say("Done, later, or not for me"), lambda: _steps(desk, _ids(aside))),
    ]
    return [
        *entries,
        (say("Take the last change back"), lambda: step_doing.undo(desk)),
        (say("Only what fits"), lambda: _filter(desk)),
        (say("What is at stake"), lambda: risks(desk)),
    ]


def _ids(steps: Sequence[PlannedStep]) -> tuple[str, ...]:
    return tuple(planned.step.id for planned in steps)


def _stages(desk: Desk) -> None:
    """List the stages that hold an open step, then the steps of one."""
    talk, planning = desk.talk, desk.session.planning
    while True:
        shown = fitting(planning.plan().do, desk.session.filters)
        open_ = [p for p in shown if p.progress.state not in ASIDE]
        stages = {
            words: [p.step.id for p in open_ if p.step.stage == stage]
            for stage, words in planning.library.wording.stages.items()
        }
        listed = [(words, steps) for words, steps in stages.items() if steps]
        chosen = talk.choose(
            [
                talk.named(words, talk.count("{number} step", "{number} steps", len(steps)))
                for words, steps in listed
            ]
        )
        desk.visit(lambda: _steps(desk, tuple(listed[chosen][1])))  # noqa: B023


def _steps(desk: Desk, names: tuple[str, ...]) -> None:
    """List steps; a number opens one."""
    talk = desk.talk
    while True:
        made = desk.session.planning.plan()
        steps = [planned for name in names if (planned := made.find(name)) is not None]
        noun = talk.count("{number} step", "{number} steps", len(steps))
        place = talk.pick(len(steps), lambda i: _row(desk, made, steps[i]), noun=noun)  # noqa: B023
        desk.visit(lambda: step_page(desk, steps[place].step.id))  # noqa: B023


def _row(desk: Desk, made: Plan, planned: PlannedStep) -> str:
    """Return a step as one line: its title, its state, and whether it may be noticed."""
    talk, step = desk.talk, planned.step
    held = planned in made.hold
    parts = [talk.say("on hold") if held else talk.say(STATE_WORDS[planned.progress.state])]
    parts.append(talk.count("{number} minute", "{number} minutes", step.minutes))
    if step.visible is Visibility.YES:
        parts.append(talk.say("can be noticed"))
    aside = aside_of(planned, made, desk.session.filters, desk.session.language)
    said = ", ".join([*parts, *([aside] if aside else [])])
    return f"{step.title}. {said[:1].upper()}{said[1:]}."


def step_page(desk: Desk, name: str) -> None:
    """Say what a step is about, and do something with it."""
    talk, session = desk.talk, desk.session
    told = False

    def title() -> None:
        nonlocal told
        made = session.planning.plan()
        planned = made.find(name)
        if planned is None:
            return
        text = StepText(session, made)
        talk.heading(planned.step.title)
        talk.read(text.short(planned) if told else text.page(planned))
        told = True

    desk.menu(title, lambda: _doings(desk, name), help=talk.say(HELP))


def _doings(desk: Desk, name: str) -> list[Entry]:
    """Return what can be done with a step; the numbers are the same for every step."""
    say, made = desk.talk.say, desk.session.planning.plan()
    planned = made.find(name)
    if planned is None:
        return []
    entries: list[Entry] = [
        (say("Say it all again"), lambda: _again(desk, name)),
        (say("It is done"), lambda: step_doing.take_up(desk, name, StepState.DONE)),
        (say("I have begun"), lambda: step_doing.take_up(desk, name, StepState.DOING)),
        (say("It is to do"), lambda: step_doing.take_up(desk, name, StepState.TODO)),
        (say("Look at it again on another day"), lambda: step_doing.later(desk, name)),
        (say("Not for me"), lambda: step_doing.refuse(desk, name)),
        (say("Take the last change back"), lambda: step_doing.undo(desk)),
    ]
    if planned in made.hold or planned.progress.released:
        words = say("Hold it again") if planned.progress.released else say("Release the hold")
        entries.append((words, lambda: step_doing.release(desk, name)))
    return entries


def _again(desk: Desk, name: str) -> None:
    made = desk.session.planning.plan()
    planned = made.find(name)
    if planned is not None:
        desk.talk.read(StepText(desk.session, made).page(planned))
