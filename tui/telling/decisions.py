"""Puts a decision about a hold into the journal, where it is sealed with everything else.

Whom the person spoke with and what they would do if the other person reacts stay out of it: a
journal may be shown to others one day, a safe plan must not be.
"""

from __future__ import annotations

from tui.library.language import mark
from tui.planner.plan import PlannedStep
from tui.session import Session

DECISION = "decision"
"""The kind of the entries."""

TALKED = mark("After a talk with a specialist service, and knowing what I would do.")
READ = mark("I read the caution and decided to go on.")


def note_release(session: Session, planned: PlannedStep, *, overruled: bool, reason: str) -> None:
    """Keep that the hold of a step was released, how, what was read before, and why."""
    say = session.language.say
    lines = [say("I released the hold on this step: {step}", step=planned.step.title)]
    lines.append(say(READ if overruled else TALKED))
    lines += [say("What I read: {caution}", caution=c.text) for c in planned.holds]
    if reason.strip():
        lines.append(say("My reason: {reason}", reason=reason.strip()))
    session.journal.note("\n".join(lines), (DECISION,))


def note_hold(session: Session, planned: PlannedStep) -> None:
    """Keep that a step whose hold was released is on hold again."""
    words = session.language.say("I put this step on hold again: {step}", step=planned.step.title)
    session.journal.note(words, (DECISION,))
