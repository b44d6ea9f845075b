"""A copy for somebody who helps: what can go into it, what is said of it, and making it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tui.helping.giving import Gift, give
from tui.library.language import mark
from tui.planner.plan import PlannedStep, StepState
from tui.safety.text import clean
from tui.session import Session
from tui.telling.copy_words import AT_THE_PLACE
from tui.vault.errors import FileExists, VaultError
from tui.vault.secret import Secret

WHO_HELPS = frozenset(("ally", "carer"))
"""Who a step must be for, in `who` of the catalogue, to be given away."""

LINES: tuple[tuple[str, str], ...] = (
    ("helper", mark("Name of who helps")),
    ("giver", mark("Your name in it")),
    ("capture", mark("What to capture")),
)

NAME_FIRST = mark("Write a name for who helps: what they do is marked with it.")
STEP_FIRST = mark("Tick at least one step.")
THERE = mark("Something has this name already, and it stays as it is. Choose another name.")
GIVING: Mapping[type[VaultError], str] = {**AT_THE_PLACE, FileExists: THERE}
"""What an error means when it is about the place of the copy that is given."""

GIVEN = mark(
    "The copy for {name} is at {file}. They open it with Carnet. When it comes back, choose “Unite "
    "two copies” in the settings: what they did comes in with their name."
)


def steps_to_give(session: Session) -> list[PlannedStep]:
    """Return the steps somebody else can do: open ones of the plan that are not held."""
    plan = session.planning.plan() if session.planning.begun else None
    return [
        planned
        for planned in (plan.do if plan is not None else ())
        if planned.step.who & WHO_HELPS
        and not planned.step.card
        and planned.progress.state in (StepState.TODO, StepState.DOING)
    ]


def gift_rows(session: Session) -> Iterator[tuple[str, str]]:
    """Yield what can be ticked: a key for `gift_of`, and its words, safe to show."""
    say = session.language.say
    for planned in steps_to_give(session):
        yield f"step {planned.step.id}", planned.step.title
    for letter in session.kept_letters.all():
        words = say("Letter: {subject}", subject=letter.subject)
        yield f"letter {letter.uid}", clean(words, keep_newlines=False)
    for removal in session.removals.all():
        words = say("Address: {address}", address=removal.address)
        yield f"removal {removal.uid}", clean(words, keep_newlines=False)


def gift_of(session: Session, lines: Mapping[str, str], chosen: Sequence[str]) -> Gift:
    """Return what goes into the copy.

    Args:
        session: the open file.
        lines: what was typed, by the names of `LINES`.
        chosen: keys of `gift_rows`.
    """
    parts = [tuple(one.split(" ", 1)) for one in chosen]
    steps = {planned.step.id: planned for planned in steps_to_give(session)}
    return Gift(
        helper=lines["helper"],
        giver=lines["giver"],
        language=session.language.code,
        steps={
            name: tuple(caution.id for caution in steps[name].cautions)
            for kind, name in parts
            if kind == "step"
        },
        capture=lines["capture"],
        letters=tuple(name for kind, name in parts if kind == "letter"),
        removals=tuple(name for kind, name in parts if kind == "removal"),
    )


def gift_lines(gift: Gift, session: Session, *, drawn: bool = False) -> Iterator[str]:
    """Yield everything that goes along, one thing a line; `drawn` with signs before them."""
    say, library = session.language.say, session.library
    point, careful = ("- ", "  ! ") if drawn else ("", "")
    yield say("For {name}. In it, and nothing else:", name=gift.helper)
    for step, cautions in gift.steps.items():
        yield f"{point}{library.steps[step].title}"
        texts = {caution.id: caution.text for caution in library.steps[step].cautions}
        yield from (f"{careful}{texts[name]}" for name in cautions if name in texts)
    yield from (f"{point}{words}" for words in _others(gift, session))


def _others(gift: Gift, session: Session) -> Iterator[str]:
    """Yield what goes along besides the steps."""
    say = session.language.say
    for uid in gift.letters:
        yield say("Letter: {subject}", subject=session.kept_letters.get(uid).subject)
    for uid in gift.removals:
        yield say("Address: {address}", address=session.removals.get(uid).address)
    if gift.capture:
        yield gift.capture
    names = ", ".join(name for name in (gift.helper, gift.giver) if name)
    yield say("The names {names}", names=names)


def give_away(session: Session, target: Path, passphrase: Secret, gift: Gift) -> None:
    """Write the copy and note it in the open file.

    Raises:
        VaultError: what `give` raises.
    """
    give(
        session.vault,
        target,
        passphrase,
        gift,
        profile=session.vault.profile,
        clock=session.clock,
        new_id=session.new_id,
    )
