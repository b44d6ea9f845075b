"""The questions in lines: one at a time, an answer changed, and what the answers say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.library.language import mark
from tui.library.model import Gate, Question, QuestionKind
from tui.notebook.interview import Interview
from tui.people.services import EMERGENCY
from tui.plain.desk import Desk, Entry
from tui.plain.risks import risks
from tui.plain.services import country_lines, service_line
from tui.plain.talk import is_number
from tui.planner.answers import Answer
from tui.planner.asking import Round, asked_text, questions_of
from tui.planner.changes import PlanChange
from tui.planner.selection import mode_of
from tui.telling.asking import PREFACES
from tui.telling.services import offered_services, shown_country
from tui.telling.step_facts import answer_text

HELP = mark(
    "Type the number of an answer; where several fit, type their numbers with spaces between. "
    "Enter alone skips the question, or leaves its answer as it was. b goes to the question "
    "before. y says why it is asked. Nothing is compulsory."
)
MOST_SERVICES = 4
MOST_TITLES = 4
MOST_RISKS = 3


def questions(desk: Desk) -> None:
    """Go on with the questions, look at an answer, or hear what the answers say."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        talk.heading(talk.say("Questions"))
        answered = len(session.planning.answers())
        talk.tell(
            talk.count("{number} question answered.", "{number} questions answered.", answered)
        )

    desk.menu(title, lambda: _entries(desk), help=talk.say(HELP))


def _entries(desk: Desk) -> list[Entry]:
    say = desk.talk.say
    return [
        (say("The short version: seven questions, about a minute"), lambda: ask(desk, Round.QUICK)),
        (say("The other questions"), lambda: ask(desk, Round.REST)),
        (say("Look at an answer or change it"), lambda: _list(desk)),
        (say("What my answers say"), lambda: result(desk)),
        (say("What is at stake"), lambda: risks(desk)),
    ]


def _list(desk: Desk) -> None:
    """List every question with its answer; a number opens one."""
    talk, planning = desk.talk, desk.session.planning
    while True:
        situation, answers = planning.situation(), planning.answers()
        asked = [q for r in Round for q in questions_of(r, situation, planning.library)]

        def row(place: int) -> str:
            answer = answer_text(asked[place], answers, talk.say)  # noqa: B023
            return f"{asked_text(asked[place], situation)} {answer}"  # noqa: B023

        noun = talk.count("{number} question", "{number} questions", len(asked))
        chosen = asked[talk.pick(len(asked), row, noun=noun)]
        desk.visit(lambda: ask(desk, Round.REST, only=chosen.id))  # noqa: B023


def ask(desk: Desk, asked: Round, *, only: str | None = None, among: tuple[str, ...] = ()) -> None:
    """Ask the questions of a round, one alone, or several again.

    Raises:
        Way: see `Talk.line`; every answer given so far is kept.
    """
    if not desk.can_write():
        return
    if asked is Round.REST and not only and not among and not desk.session.planning.answers():
        asked = Round.QUICK
    interview = Interview(desk.session.planning, asked, only, among)
    while (question := interview.current) is not None:
        if _settled(desk, interview, question):
            _say_gates(desk, question)
            interview.advance()
        elif not interview.go_back():
            return
    if among:
        library = desk.session.library
        desk.session.rechecking.confirm(tuple(library.questions[name] for name in among))
        desk.talk.tell(desk.talk.say("Noted. Thank you for looking."))
    elif only is None:
        result(desk)


def _settled(desk: Desk, interview: Interview, question: Question) -> bool:
    """Ask one question and keep its answer; False when the one before is wanted."""
    planning, talk = desk.session.planning, desk.talk
    before = planning.answers().get(question.id)
    _say_question(desk, interview, question)
    while True:
        answer = _answer(desk, question, before)
        if answer == "back":
            return False
        if answer == before:
            return True
        shows = interview.shows_effects(before)
        change = planning.preview(question.id, answer) if shows else None
        if change and not _accepted(desk, change):
            continue
        desk.kept(lambda: planning.give(question.id, answer))  # noqa: B023
        if shows and not change:
            talk.tell(talk.say("Noted. Your plan stays the same."))
        return True


def _say_question(desk: Desk, interview: Interview, question: Question) -> None:
    planning, talk = desk.session.planning, desk.talk
    situation, wording = planning.situation(), planning.library.wording
    where = [wording.sections[question.section]]
    if interview.only is None:
        number, total = interview.place()
        where.append(talk.say("question {number} of {total}", number=number, total=total))
    talk.heading(", ".join(where))
    preface = wording.texts.get(PREFACES.get(mode_of(situation), ""), "")
    talk.tell(*(text for text in (question.intro, preface) if text))
    gates = [g.text for g in planning.library.gates if not g.after and g.when.holds(situation)]
    talk.tell(*gates, asked_text(question, situation))
    for place, option in enumerate(question.options, start=1):
        talk.tell(f"{place}. {option.text}")
    if question.id in planning.answers():
        said = answer_text(question, planning.answers(), talk.say)
        talk.tell(talk.say("Your answer so far: {answer}", answer=said))


def _answer(desk: Desk, question: Question, before: Answer | None) -> Answer | str | None:
    """Return the answer typed, "back", or `before` when nothing was typed."""
    talk = desk.talk
    prompt = _PROMPTS[question.kind]
    while True:
        text = question.kind is QuestionKind.TEXT
        line = talk.line(talk.say(prompt), text=text, help=talk.say(HELP), also="byr").strip()
        if line == "b":
            return "back"
        if line in {"y", "r"} and not text:
            talk.tell(question.why if line == "y" else _again(question))
        elif not line:
            return before
        elif text:
            return None if line == "-" else line
        elif line == "-":
            return None
        else:
            chosen = _chosen(question, line)
            if isinstance(chosen, str):
                talk.tell(talk.say(chosen, number=len(question.options)))
            else:
                return _typed(question, chosen)


def _again(question: Question) -> str:
    return "\n".join(f"{n}. {option.text}" for n, option in enumerate(question.options, start=1))


def _chosen(question: Question, line: str) -> list[str] | str:
    """Return the options whose numbers were typed, or the msgid for what is wrong with them."""
    typed = line.replace(",", " ").split()
    if not all(is_number(word, len(question.options)) for word in typed):
        return mark("Type a number from 1 to {number}, or h for help.")
    ids = list(dict.fromkeys(question.options[int(word) - 1].id for word in typed))
    if len(ids) > 1 and question.kind is not QuestionKind.MULTI:
        return mark("Only one answer fits here.")
    if len(ids) > 1 and question.exclusive & set(ids):
        return mark("One of these answers stands alone. Type it without others, or leave it out.")
    return ids


def _typed(question: Question, chosen: Sequence[str]) -> Answer:
    """Return chosen options as the answer they are: a number on a scale, else their ids."""
    if question.kind is QuestionKind.SCALE and chosen[0].isdigit():
        return int(chosen[0])
    return tuple(chosen)


def _accepted(desk: Desk, change: PlanChange) -> bool:
    """Say what an answer would change, and ask whether it counts."""
    talk = desk.talk
    talk.tell(*_changes(desk, change))
    return talk.confirm("", talk.say("Use the new answer"), talk.say("Keep the answer as it was"))


def _changes(desk: Desk, change: PlanChange) -> Iterator[str]:
    say, library = desk.talk.say, desk.session.library
    if change.level_before != change.level_after:
        levels = library.levels
        more = levels.index(change.level_after) > levels.index(change.level_before)
        yield (
            say("Your answers would call for more care:")
            if more
            else say("Your answers would call for less care than before:")
        )
        yield library.wording.levels[change.level_after]
    yield say("With this answer, your plan changes:")
    for heading, steps in (
        (say("Comes in"), change.enter),
        (say("Goes out"), change.leave),
        (say("Must wait now"), change.wait),
        (say("Need not wait any more"), change.free),
        (say("Comes earlier"), change.earlier),
        (say("Comes later"), change.later),
    ):
        if steps:
            yield f"{heading} ({len(steps)}):"
            yield from (step.title for step in steps[:MOST_TITLES])
    if change.next_after and change.next_after != change.next_before:
        yield say("The next step becomes: {step}", step=library.steps[change.next_after].title)


def _say_gates(desk: Desk, question: Question) -> None:
    """Say at once what an answer calls for, with numbers that can help now."""
    situation = desk.session.planning.situation()
    for gate in desk.session.library.gates:
        if gate.after == question.id and gate.when.holds(situation):
            desk.talk.heading(desk.talk.say("Before going on"))
            desk.talk.tell(gate.text, *_gate_services(desk, gate))
            desk.talk.line(desk.talk.say("Enter goes on:"))


def _gate_services(desk: Desk, gate: Gate) -> Iterator[str]:
    session = desk.session
    situation = session.planning.situation()
    if not shown_country(session, situation):
        needs = set(gate.needs)
        everywhere = (s for s in session.directory.services if needs & set(s.needs))
        yield from country_lines(everywhere, session)
        return
    offered = offered_services(session, situation)
    found = [
        service
        for need in gate.needs
        for service in (
            offered.emergency
            if need == EMERGENCY
            else [s for s in offered.fitting if need in s.needs][:MOST_SERVICES]
        )
    ]
    yield from (service_line(service, session) for service in dict.fromkeys(found))


def result(desk: Desk) -> None:
    """Say the level, the signs, what seems most at stake, and what this cannot know."""
    talk, planning = desk.talk, desk.session.planning
    plan, library = planning.plan(), planning.library
    talk.heading(talk.say("What your answers say"))
    flags = (library.flags[flag].text for flag in plan.flags)
    talk.tell(library.wording.levels[plan.level], *flags)
    words = {band.id: band.text for band in library.bands}
    worst = sorted((r for r in plan.risk.values() if r.likelihood > 1), key=lambda r: -r.product)
    if worst:
        talk.tell(talk.say("What seems most at stake"))
    for risk in worst[:MOST_RISKS]:
        talk.tell(talk.named(library.assets[risk.asset].text, words[risk.band]))
    talk.tell(library.wording.texts["honesty"])


_PROMPTS = {
    QuestionKind.SINGLE: mark("One number, or enter to skip:"),
    QuestionKind.MULTI: mark("One or more numbers, or enter to skip:"),
    QuestionKind.SCALE: mark("One number, or enter to skip:"),
    QuestionKind.TEXT: mark("Your words on one line, or enter to skip:"),
}
