"""What a step says about itself, part by part, for the detail pane and the step's screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from textual.content import Content

from tui.library.model import Caution, Library, Step
from tui.planner.answers import Answers
from tui.planner.asking import asked_text
from tui.planner.plan import Plan, PlannedStep, StepState
from tui.planner.selection import mode_of
from tui.telling.step_facts import (
    FOR_WHOM,
    HELPING,
    STATE_WORDS,
    URGENCY_WORDS,
    VISIBLE_WORDS,
    Say,
    answer_text,
    short_question,
)
from tui.widgets.page import EMPTY, PageLine, heading

Services = Callable[[Sequence[str]], Sequence[Content]]
"""Gives the services of some needs (`needs.toml`, or "emergency"), one line each."""

STATE_MARKS = {
    StepState.TODO: "[ ]",
    StepState.DOING: "[~]",
    StepState.DONE: "[x]",
    StepState.LATER: "[>]",
    StepState.NOT_FOR_ME: "[-]",
}
HOLD_MARK = " ‖ "


def step_row(planned: PlannedStep, *, held: bool) -> str:
    """Return a step as one line of a list: a mark that needs no colour, then its title."""
    shown = HOLD_MARK if held else STATE_MARKS[planned.progress.state]
    return f"{shown} {planned.step.title}"


class StepWords:
    """Writes a step's page.

    Args:
        plan: the plan the step belongs to.
        library: the content.
        answers: the answers, for "why is this here?".
        say: gives sentences in the person's language.
        count: the same for a number.
        services: gives the services of some needs, one line each.
        life: gives what became of a step so far.
        press: gives where to press for a step.
    """

    def __init__(
        self,
        plan: Plan,
        library: Library,
        answers: Answers,
        say: Say,
        count: Say,
        services: Services,
        life: Callable[[PlannedStep], list[PageLine]] = lambda _planned: [],
        press: Callable[[Step], list[PageLine]] = lambda _step: [],
    ) -> None:
        self._plan, self._library, self._answers = plan, library, answers
        self.say, self.count, self._services, self._life = say, count, services, life
        self._press = press

    def page(self, planned: PlannedStep) -> list[PageLine]:
        """Return the whole page of a step."""
        return _joined([self.upper(planned), self.paths(planned), self.lower(planned)])

    def paths(self, planned: PlannedStep) -> list[PageLine]:
        """Return where to press on the person's platforms; nothing where none has a part."""
        return self._press(planned.step)

    def upper(self, planned: PlannedStep) -> list[PageLine]:
        """Return what comes before the paths on the person's platforms: down to how to do it."""
        title = PageLine(planned.step.title, style="bold")
        first = [title, PageLine(self._summary(planned)), *self._for_whom(planned)]
        first += self._care(planned)
        parts = (self._hold, self._life, self._first, self._why_here, self._why, self._how)
        return _joined([first, *(part(planned) for part in parts)])

    def lower(self, planned: PlannedStep) -> list[PageLine]:
        """Return what comes after them: cautions, what then, who else, how long."""
        parts = (
            self._cautions,
            self._wrong,
            self._done_when,
            self._not_worked,
            self._others,
            self._time,
        )
        return _joined(part(planned) for part in parts)

    def _summary(self, planned: PlannedStep) -> str:
        say, step = self.say, planned.step
        return " · ".join(
            (
                self._library.wording.stages[step.stage],
                say("{minutes} min", minutes=step.minutes),
                say(URGENCY_WORDS[planned.urgency]),
                self._state(planned),
            )
        )

    def _state(self, planned: PlannedStep) -> str:
        if self.is_held(planned):
            return self.say("on hold")
        if planned.step.id == self._plan.next and planned.progress.state is StepState.TODO:
            return self.say("next")
        return self.say(STATE_WORDS[planned.progress.state])

    def is_held(self, planned: PlannedStep) -> bool:
        """Say whether the step stands in the "not yet" list."""
        return any(other.step.id == planned.step.id for other in self._plan.hold)

    def _for_whom(self, planned: PlannedStep) -> Iterator[PageLine]:
        """Say to those who help whom a step speaks of when it says "you"."""
        words = FOR_WHOM.get(mode_of(self._plan.situation))
        if words and "self" in planned.step.who and planned.step.group != HELPING:
            yield PageLine(self._library.wording.texts[words], "→ ")

    def _care(self, planned: PlannedStep) -> Iterator[PageLine]:
        """Say before anything else what could hurt the one who follows the list."""
        say, step = self.say, planned.step
        if step.visible in VISIBLE_WORDS:
            yield _point(say(VISIBLE_WORDS[step.visible]), "! ")
        if step.destroys_evidence:
            yield _point(say("Traces can be lost: save them first."), "! ")
        if step.needs_safer_device:
            yield _point(say("Do it on a device the other person never touched."), "! ")

    def _hold(self, planned: PlannedStep) -> Iterator[PageLine]:
        if not self.is_held(planned):
            return
        yield heading(self.say("Not yet"))
        yield from (_point(caution.text, "‖ ") for caution in planned.holds)
        yield from self._instead(planned.holds)
        for name in planned.waits_for:
            yield _point(self.say("It waits for: {step}", step=self._title(name)), "  ")
        if planned.holds:
            yield PageLine(self.say("Press r for what releases it."))

    def _first(self, planned: PlannedStep) -> Iterator[PageLine]:
        """Name the steps that come before this one and are not done."""
        found = (self._plan.find(name) for name in planned.after)
        missing = [p for p in found if p is not None and p.progress.state is not StepState.DONE]
        if missing:
            yield heading(self.say("Before this"))
        for before in missing:
            shown = HOLD_MARK if self.is_held(before) else STATE_MARKS[before.progress.state]
            yield _point(before.step.title, f"{shown} ")

    def _why_here(self, planned: PlannedStep) -> Iterator[PageLine]:
        yield heading(self.say("Why is this here?"))
        if not planned.because:
            yield PageLine(self.say("It is in everyone's plan."))
        for name in planned.because:
            question = self._library.questions[name]
            answer = answer_text(question, self._answers, self.say)
            asked = short_question(asked_text(question, self._plan.situation))
            yield _point(f"{asked} → {answer}")

    def _why(self, planned: PlannedStep) -> Iterator[PageLine]:
        return _section(self.say("Why it helps"), planned.step.why)

    def _how(self, planned: PlannedStep) -> Iterator[PageLine]:
        lines = enumerate(planned.step.how, start=1)
        numbered = (_point(line, f"{number}. ") for number, line in lines)
        return _section(self.say("How to do it"), *numbered)

    def _cautions(self, planned: PlannedStep) -> Iterator[PageLine]:
        notes = [caution for caution in planned.cautions if caution not in planned.holds]
        if notes:
            yield heading(self.say("Take care"))
        yield from (_point(caution.text, "! ") for caution in notes)
        yield from self._instead(notes)

    def _instead(self, cautions: Sequence[Caution]) -> Iterator[PageLine]:
        """Name what can be done meanwhile, each step once."""
        names = dict.fromkeys(name for caution in cautions for name in caution.instead)
        if names:
            yield PageLine(self.say("What can be done instead, or first:"))
        yield from (_point(self._title(name), "  → ") for name in names)

    def _wrong(self, planned: PlannedStep) -> Iterator[PageLine]:
        points = (_point(line) for line in planned.step.wrong)
        return _section(self.say("What could go wrong, and what then"), *points)

    def _done_when(self, planned: PlannedStep) -> Iterator[PageLine]:
        return _section(self.say("It is done when"), planned.step.done_when)

    def _not_worked(self, planned: PlannedStep) -> Iterator[PageLine]:
        yield from _section(self.say("If it did not work"), planned.step.not_worked)
        for name in planned.step.then_steps:
            other = self._plan.find(name)
            if other is not None:
                yield _point(other.step.title, "  ‖ " if self.is_held(other) else "  → ")
        listed = self._services(planned.step.then_services)
        if listed:
            yield PageLine(self.say("Who may help (press c for all of them):"))
        yield from (_point(line, "  ") for line in listed)

    def _others(self, planned: PlannedStep) -> Iterator[PageLine]:
        return _section(self.say("Who else could do it"), planned.step.others)

    def _time(self, planned: PlannedStep) -> Iterator[PageLine]:
        step = planned.step
        yield heading(self.say("How long it takes"))
        words = self.count("About {number} minute.", "About {number} minutes.", step.minutes)
        if step.review_days:
            words += " " + self.count(
                "Once done, it comes back after {number} day.",
                "Once done, it comes back after {number} days.",
                step.review_days,
            )
        yield PageLine(words)

    def _title(self, name: str) -> str:
        return self._library.steps[name].title


def _point(text: Content | str, before: str = "• ") -> PageLine:
    return PageLine(text, before)


def _section(title: str, *said: PageLine | str) -> Iterator[PageLine]:
    """Yield a heading and what stands below it; nothing when nothing is said."""
    lines = [PageLine(line) if isinstance(line, str) else line for line in said if line]
    return iter([heading(title), *lines] if lines else [])


def _joined(blocks: Iterable[Iterable[PageLine]]) -> list[PageLine]:
    """Return the blocks that say something, with an empty line between two."""
    lines: list[PageLine] = []
    for block in blocks:
        found = list(block)
        if found:
            lines += [EMPTY, *found] if lines else found
    return lines
