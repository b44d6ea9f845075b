"""What can be done with a step: begin, finish, put off, leave out, release, take back."""

from __future__ import annotations

from tui.library.model import Visibility
from tui.notebook.outcomes import Result
from tui.plain.desk import Desk
from tui.plain.step_text import StepText
from tui.plain.ways import Back
from tui.planner.plan import PlannedStep, StepState
from tui.telling.after import ANSWERS, After, begin_reaction_note, names_of_people
from tui.telling.decisions import note_hold, note_release
from tui.telling.delays import typed_day
from tui.telling.releases import WAYS

SPOKEN, OVERRULE = 1, 2


def take_up(desk: Desk, name: str, state: StepState) -> None:
    """Change the state; ask once before a step that can be noticed or can destroy traces."""
    planned = _found(desk, name)
    if planned is None or not desk.can_write():
        return
    talk = desk.talk
    if planned in desk.session.planning.plan().hold and state is not StepState.TODO:
        talk.tell(talk.say("This step waits. The last line says what releases it."))
        return
    question = "" if state is StepState.TODO else _question_before(desk, planned)
    if question and not talk.confirm(question, talk.say("Go on"), talk.say("Wait")):
        return
    desk.session.step_life.mark(planned.step, state)
    if state is StepState.DONE:
        _ask_after(desk, planned)
    else:
        talk.tell(talk.say("Noted."))


def _found(desk: Desk, name: str) -> PlannedStep | None:
    return desk.session.planning.plan().find(name)


def _question_before(desk: Desk, planned: PlannedStep) -> str:
    say = desk.talk.say
    if planned.progress.state is StepState.DOING:
        return ""
    if planned.step.destroys_evidence:
        return say("This step can make traces disappear. Is everything you need saved?")
    if planned.step.visible is Visibility.YES:
        return say("The other person will probably notice this step. Is now a good time?")
    return ""


def _ask_after(desk: Desk, planned: PlannedStep) -> None:
    """Ask whether the step helped, and go the way that the answer points to."""
    talk, session = desk.talk, desk.session
    if not session.settings.asks_after or planned.step.card:
        talk.tell(talk.say("Done."))
        return
    answers = [talk.say(ANSWERS[answer]) for answer in After]
    question = talk.say("Done. Did it help? b alone: it is simply done.")
    answer = After(talk.choose(answers, question))
    if answer is After.HELPED:
        session.step_life.tell(planned.step, Result.HELPED)
        day = session.step_life.review_day(planned.step)
        if day is not None:
            written = session.service_words.day(day.isoformat())
            talk.tell(talk.say("To look at again on {day}.", day=written))
    elif answer is After.NOT_HELPED:
        _not_helped(desk, planned)
    elif answer is After.NOTICED:
        _noticed(desk, planned)
    else:
        _done_by(desk, planned)


def _not_helped(desk: Desk, planned: PlannedStep) -> None:
    """Leave the step open and say the next way."""
    talk, session = desk.talk, desk.session
    session.step_life.tell(planned.step, Result.NOT_HELPED)
    session.step_life.reopen(planned.step)
    talk.heading(talk.say("Another way"))
    if not planned.step.not_worked:
        talk.tell(
            talk.say(
                "That happens, and it is not your fault. It stays open: try again later, or let "
                "somebody do it with you."
            )
        )
    talk.read(StepText(session, session.planning.plan()).another_way(planned))


def _noticed(desk: Desk, planned: PlannedStep) -> None:
    """Let the person write it down, then look at the answers that set the level."""
    from tui.plain.questions import ask
    from tui.plain.record import new_record
    from tui.planner.asking import Round

    talk, session = desk.talk, desk.session
    session.step_life.tell(planned.step, Result.NOTICED)
    begin_reaction_note(session, planned.step)
    desk.visit(lambda: new_record(desk))
    question = talk.say(
        "A reaction can change what is safe. Look again at the answers that decide it? (about two "
        "minutes)"
    )
    if talk.confirm(question, talk.say("Look now"), talk.say("Not now")):
        names = tuple(q.id for q in session.rechecking.after_something_happened())
        ask(desk, Round.REST, among=names)


def _done_by(desk: Desk, planned: PlannedStep) -> None:
    talk, names = desk.talk, names_of_people(desk.session)
    place = len(names)
    if names:
        options = (*names, talk.say("Somebody else"))
        place = talk.choose(options, talk.say("Who did it with you or for you?"))
    who = (
        names[place]
        if place < len(names)
        else talk.line(talk.say("Who was it? (a first name is enough)"), text=True).strip()
    )
    if who:
        desk.session.step_life.tell(planned.step, Result.DONE_BY, who)


def later(desk: Desk, name: str) -> None:
    """Ask for a day: when the step comes back, or when a done one is looked at again."""
    planned = _found(desk, name)
    if planned is None or not desk.can_write():
        return
    talk, session = desk.talk, desk.session
    done = planned.progress.state is StepState.DONE
    question = (
        talk.say("When shall it be looked at again?")
        if done
        else talk.say("When shall it come back?")
    )
    talk.tell(question, talk.say("A number of days, or a day like 2026-03-01."))
    today = session.planning.today()
    while (day := typed_day(talk.line(talk.say("Day:"), text=True), today)) is None:
        talk.tell(talk.say("This day could not be read. Write it like 2026-03-01."))
    if done:
        session.step_life.come_back(planned.step, day)
    else:
        session.step_life.mark(planned.step, StepState.LATER, day)
    written = session.service_words.day(day.isoformat())
    talk.tell(talk.say("Comes back on {day}.", day=written))


def refuse(desk: Desk, name: str) -> None:
    """Leave the step out, with a reason that may stay empty."""
    planned = _found(desk, name)
    if planned is None or not desk.can_write():
        return
    talk, life = desk.talk, desk.session.step_life
    life.mark(planned.step, StepState.NOT_FOR_ME, note="")
    talk.tell(talk.say("Noted. It can be brought back."))
    if desk.session.settings.asks_after:
        question = talk.say("Why is it not for you? (for yourself; may stay empty)")
        life.note(planned.step, talk.line(question, text=True).strip())


def undo(desk: Desk) -> None:
    """Take the last change of a step back."""
    if not desk.can_write():
        return
    talk, known = desk.talk, desk.session.library.steps
    step = desk.session.step_life.undo()
    if step is None:
        talk.tell(talk.say("There is nothing to take back."))
    elif step in known:
        talk.tell(talk.say("Taken back: {step}", step=known[step].title))


def release(desk: Desk, name: str) -> None:
    """Say what holds the step back and what releases it, or hold it again."""
    planned, talk = _found(desk, name), desk.talk
    if planned is None or not desk.can_write():
        return
    if planned.progress.released:
        note_hold(desk.session, planned)
        desk.session.steps.unrelease(planned.step.id)
        talk.tell(talk.say("The step is on hold again."))
    elif planned.holds:
        _release(desk, planned)
    else:
        titles = [desk.session.library.steps[one].title for one in planned.waits_for]
        talk.tell(talk.say("It waits for: {step}", step=", ".join(titles)))


def _release(desk: Desk, planned: PlannedStep) -> None:
    """Release once every answer that is needed was given."""
    talk = desk.talk
    talk.tell(*(caution.text for caution in planned.holds))
    try:
        way = talk.choose([talk.say(words) for words in WAYS])
        released = _after_a_talk(desk, planned) if way == SPOKEN else False
        released = _overruled(desk, planned) if way == OVERRULE else released
    except Back:
        released = False
    if not released:
        talk.tell(talk.say("The step stays on hold."))


def _after_a_talk(desk: Desk, planned: PlannedStep) -> bool:
    talk = desk.talk
    question = talk.say("With whom did you speak? (a service, a first name)")
    whom = talk.line(question, text=True).strip()
    if not whom:
        return False
    talk.tell(talk.say("If the person reacts, what will you do, and where will you go?"))
    reaction = talk.text().strip()
    if not reaction:
        return False
    note_release(desk.session, planned, overruled=False, reason="")
    desk.session.steps.release(planned.step.id, spoke_with=whom, reaction_plan=reaction)
    talk.tell(talk.say("The hold is released. It is noted in your journal."))
    return True


def _overruled(desk: Desk, planned: PlannedStep) -> bool:
    talk = desk.talk
    talk.tell(talk.say("Why now? (for yourself; may stay empty)"))
    reason = talk.text().strip()
    note_release(desk.session, planned, overruled=True, reason=reason)
    desk.session.steps.release(planned.step.id, overruled=True, reason=reason)
    talk.tell(talk.say("The hold is released. It is noted in your journal."))
    return True
