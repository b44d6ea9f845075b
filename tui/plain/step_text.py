"""All that a step says about itself, in lines to be read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.library.model import Caution, Step
from tui.plain.services import country_lines, service_line
from tui.planner.asking import asked_text
from tui.planner.plan import Plan, PlannedStep, StepState
from tui.planner.selection import mode_of
from tui.safety.text import clean
from tui.session import Session
from tui.telling.life_words import RESULT_WORDS
from tui.telling.path_words import PathSayings, shown_address
from tui.telling.paths_found import found_for
from tui.telling.services import emergency_everywhere
from tui.telling.step_facts import (
    FOR_WHOM,
    HELPING,
    STATE_WORDS,
    URGENCY_WORDS,
    VISIBLE_WORDS,
    answer_text,
    short_question,
)
from tui.telling.step_services import services_of

MOST_PATHS = 6


class StepText:
    """Writes the lines of the steps of a plan.

    Args:
        session: the open file.
        plan: the plan as it stands.
    """

    def __init__(self, session: Session, plan: Plan) -> None:
        self._session, self._plan = session, plan
        self.say, self.count = session.language.say, session.language.count

    def short(self, planned: PlannedStep) -> list[str]:
        """Return how a step stands, and what can hurt."""
        return [self._summary(planned), *self._care(planned)]

    def page(self, planned: PlannedStep) -> list[str]:
        """Return everything: a heading before each part, numbers before what is done in order."""
        step, say = planned.step, self.say
        lines = [*self._for_whom(planned), *self.short(planned), *self._hold(planned)]
        lines += self._life(planned)
        lines += self._part(say("Before this"), self._missing(planned))
        lines += self._part(say("Why is this here?"), self._because(planned))
        lines += self._part(say("Why it helps"), (step.why,))
        numbered = (f"{number}. {line}" for number, line in enumerate(step.how, start=1))
        lines += self._part(say("How to do it"), numbered)
        lines += self._part(say("Where to press"), self._paths(planned))
        notes = [caution for caution in planned.cautions if caution not in planned.holds]
        lines += self._part(say("Take care"), self._cautions(notes))
        lines += self._part(say("What could go wrong, and what then"), step.wrong)
        lines += self._part(say("It is done when"), (step.done_when,))
        lines += self._part(say("If it did not work"), self.another_way(planned))
        return lines + self._part(say("Who else could do it"), (step.others,))

    def outside(self, step: Step) -> list[str]:
        """Return what can be read of a step that is not in the plan."""
        lines = self._part(self.say("Why it helps"), (step.why,))
        numbered = (f"{number}. {line}" for number, line in enumerate(step.how, start=1))
        lines += self._part(self.say("How to do it"), numbered)
        lines += self._part(self.say("What could go wrong, and what then"), step.wrong)
        return lines + self._part(self.say("It is done when"), (step.done_when,))

    @staticmethod
    def _part(heading: str, lines: Iterable[str]) -> list[str]:
        said = [line for line in lines if line]
        return ["", heading, *said] if said else []

    def _summary(self, planned: PlannedStep) -> str:
        words, step = self._session.library.wording, planned.step
        state = self.say("on hold") if self._held(planned) else self._state(planned)
        return self.say(
            "State: {state}. {stage}. {minutes}. How soon: {urgency}.",
            state=state,
            stage=words.stages[step.stage],
            minutes=self.count("{number} minute", "{number} minutes", step.minutes),
            urgency=self.say(URGENCY_WORDS[planned.urgency]),
        )

    def _state(self, planned: PlannedStep) -> str:
        return self.say(STATE_WORDS[planned.progress.state])

    def _held(self, planned: PlannedStep) -> bool:
        return any(other.step.id == planned.step.id for other in self._plan.hold)

    def _for_whom(self, planned: PlannedStep) -> Iterator[str]:
        words = FOR_WHOM.get(mode_of(self._plan.situation))
        if words and "self" in planned.step.who and planned.step.group != HELPING:
            yield self._session.library.wording.texts[words]

    def _care(self, planned: PlannedStep) -> Iterator[str]:
        say, step = self.say, planned.step
        if step.visible in VISIBLE_WORDS:
            yield say("Careful. {sentence}", sentence=say(VISIBLE_WORDS[step.visible]))
        if step.destroys_evidence:
            lost = say("Traces can be lost: save them first.")
            yield say("Careful. {sentence}", sentence=lost)
        if step.needs_safer_device:
            where = say("Do it on a device the other person never touched.")
            yield say("Careful. {sentence}", sentence=where)

    def _hold(self, planned: PlannedStep) -> list[str]:
        if not self._held(planned):
            return []
        waits = [
            self.say("It waits for: {step}", step=self._title(name)) for name in planned.waits_for
        ]
        return self._part(self.say("Not yet"), [*self._cautions(planned.holds), *waits])

    def _cautions(self, cautions: Iterable[Caution]) -> Iterator[str]:
        listed = list(cautions)
        yield from (caution.text for caution in listed)
        names = dict.fromkeys(name for caution in listed for name in caution.instead)
        if names:
            yield self.say("What can be done instead, or first:")
        yield from map(self._title, names)

    def _life(self, planned: PlannedStep) -> list[str]:
        """Return what became of the step so far."""
        said = [*self._days(planned), *self._outcomes(planned), *self._release(planned)]
        return self._part(self.say("What became of it"), said)

    def _days(self, planned: PlannedStep) -> Iterator[str]:
        progress = planned.progress
        record = self._session.steps.states().get(planned.step.id)
        if progress.returned is StepState.DONE:
            yield self.say("You did this before. Today is the day to look at it again.")
        elif progress.returned is StepState.LATER:
            yield self.say("You set this aside until today.")
        elif progress.due is not None:
            yield self.say("Comes back on {day}.", day=self._day(progress.due.isoformat()))
        if record is not None and record.note and progress.state is StepState.NOT_FOR_ME:
            yield self.say("Why it is not for you: {reason}", reason=clean(record.note))

    def _outcomes(self, planned: PlannedStep) -> Iterator[str]:
        for outcome in self._session.outcomes.of(planned.step.id):
            day = self._day(outcome.said.astimezone().date().isoformat())
            who = clean(outcome.by, keep_newlines=False)
            yield self.say(RESULT_WORDS[outcome.result], day=day, who=who)

    def _release(self, planned: PlannedStep) -> Iterator[str]:
        if not planned.progress.released:
            return
        release = self._session.steps.releases()[planned.step.id]
        day = self._day(release.changed.astimezone().date().isoformat())
        yield self.say("The hold was released on {day}.", day=day)
        for words, text in (
            (self.say("You spoke with: {text}"), release.spoke_with),
            (self.say("If the person reacts: {text}"), release.reaction_plan),
            (self.say("Your reason: {text}"), release.reason),
        ):
            if text:
                yield words.replace("{text}", clean(text))

    def _missing(self, planned: PlannedStep) -> Iterator[str]:
        found = (self._plan.find(name) for name in planned.after)
        for before in found:
            if before is not None and before.progress.state is not StepState.DONE:
                state = self.say("on hold") if self._held(before) else self._state(before)
                yield f"{before.step.title}. {state}."

    def _because(self, planned: PlannedStep) -> Iterator[str]:
        if not planned.because:
            yield self.say("It is in everyone's plan.")
        library, answers = self._session.library, self._session.planning.answers()
        for name in planned.because:
            question = library.questions[name]
            asked = short_question(asked_text(question, self._plan.situation))
            answer = answer_text(question, answers, self.say)
            yield self.say("{question} Your answer: {answer}", question=asked, answer=answer)

    def _paths(self, planned: PlannedStep) -> Iterator[str]:
        """Yield where to press on the person's platforms, when they are few."""
        session = self._session
        if not planned.step.actions:
            return
        found = found_for(session, planned.step.actions, all_of_them=False)
        if sum(len(one.actions) for one in found) > MOST_PATHS:
            names = ", ".join(one.platform.name for one in found)
            yield self.say("Paths are known for: {names}. They are in the guides.", names=names)
            return
        today = session.planning.today()
        words = PathSayings(session.platforms, session.service_words, self.say, today)
        for one in found:
            yield f"{one.platform.name}:"
            yield from one.platform.warnings
            for path in one.actions:
                address = shown_address(path.url) if path.url else ""
                yield from (text for text in (path.steps, address, *words.about(path)) if text)

    def another_way(self, planned: PlannedStep) -> Iterator[str]:
        """Yield what can be tried when the step did not work, and who may help."""
        yield planned.step.not_worked
        for name in planned.step.then_steps:
            other = self._plan.find(name)
            if other is not None:
                held = f" {self.say('on hold')}." if self._held(other) else ""
                yield f"{other.step.title}.{held}"
        services, anywhere = services_of(
            self._session, planned.step.then_services, self._plan.situation
        )
        if services or anywhere:
            yield self.say("Who may help:")
        yield from (service_line(service, self._session) for service in services)
        if anywhere:
            yield from country_lines(emergency_everywhere(self._session.directory), self._session)

    def _title(self, name: str) -> str:
        return self._session.library.steps[name].title

    def _day(self, spelt: str) -> str:
        return self._session.service_words.day(spelt)
