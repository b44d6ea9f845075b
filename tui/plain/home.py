"""The first list of an open file: how things stand, and where one can go."""

from __future__ import annotations

from collections.abc import Iterator

from tui.library.language import mark
from tui.plain.desk import Desk, Entry
from tui.plain.dossier import dossiers
from tui.plain.followup import followup
from tui.plain.journal import journal
from tui.plain.note import quick_note
from tui.plain.offers import offer_entries, offer_lines, offered_now
from tui.plain.people import people
from tui.plain.plan import plan, step_page
from tui.plain.questions import questions
from tui.plain.reading import reading
from tui.plain.services import called
from tui.plain.settings import settings
from tui.plain.ways import Lock
from tui.planner.filters import fitting_today
from tui.safety.text import clean
from tui.telling.bringing_back import goes_back_words, whose_words
from tui.telling.followup_due import due_now, due_sentence
from tui.telling.plan_filters import filters_in_words
from tui.telling.services import shown_country

HELP = mark(
    "This is the first list. Type the number of a line. m brings you back here from anywhere. "
    "Doing nothing today is fine."
)
RECOVERED = mark(
    "The file was opened without its passphrase. Choose a new passphrase now, in the settings: "
    "then the code and the sheets of before open nothing any more."
)
MOST_DUE = 3
GOAL = "q_goal"


def home(desk: Desk, *, recovered: bool = False) -> None:
    """Say how things stand and go where the person wants, for as long as the file is open.

    Raises:
        Way: see `Talk.line`; never `Back`.
    """
    if recovered:
        desk.talk.tell(desk.talk.say(RECOVERED))
    first = True
    offered = offered_now(desk)

    def title() -> None:
        nonlocal first
        desk.talk.heading(desk.talk.say("Today"))
        if first:
            desk.talk.tell(*_standing(desk), *offer_lines(desk, offered))
        else:
            desk.talk.tell(*_next_step(desk))
        first = False

    desk.menu(
        title, lambda: [*_entries(desk), *offer_entries(desk, offered)], help=desk.talk.say(HELP)
    )


def _entries(desk: Desk) -> list[Entry]:
    say = desk.talk.say
    return [
        (say("The next step"), lambda: _open_next(desk)),
        (say("Questions"), lambda: questions(desk)),
        (say("Plan"), lambda: plan(desk)),
        (say("Write a quick note"), lambda: quick_note(desk)),
        (say("Journal"), lambda: journal(desk)),
        (say("People"), lambda: people(desk)),
        (say("Follow-up"), lambda: followup(desk)),
        (say("Guides, letters, platforms"), lambda: reading(desk)),
        (say("Dossier"), lambda: dossiers(desk)),
        (say("Settings and care of the file"), lambda: settings(desk)),
        (say("Lock"), _lock),
    ]


def _lock() -> None:
    raise Lock


def _open_next(desk: Desk) -> None:
    """Open the next step, or say why there is none."""
    talk, planning = desk.talk, desk.session.planning
    if not planning.begun:
        talk.tell(talk.say("Answer the questions first: your plan comes from them."))
        return
    first = next(iter(fitting_today(planning.plan(), desk.session.filters)), None)
    if first is None:
        talk.tell(*_nothing(desk))
    else:
        step_page(desk, first.step.id)


def _nothing(desk: Desk) -> Iterator[str]:
    """Yield that there is no step, and whether that is only because of what was chosen."""
    fit = filters_in_words(desk.session.filters, desk.talk.say)
    if fit:
        yield desk.talk.say("No step fits here ({filters}). The plan shows others.", filters=fit)
    else:
        yield desk.talk.say("Nothing is waiting for you today.")


def _standing(desk: Desk) -> Iterator[str]:
    """Yield the level, the next step, what is due, a reminder of a copy, and whom to call."""
    session, say = desk.session, desk.talk.say
    answers = session.planning.answers()
    if session.read_only:
        yield say("read only: nothing can be changed")
    if session.bundle is not None:
        yield whose_words(session.bundle, say)
        yield goes_back_words(session.bundle, say)
        if session.bundle.capture:
            yield desk.talk.named(say("What to capture"), clean(session.bundle.capture))
    if session.bundle is None and not answers:
        yield say("This file is yours and nobody else's.")
        yield say(
            "Begin with the questions: seven short ones, about a minute. Your plan comes from "
            "them. Or write a note. Nothing is compulsory."
        )
    elif session.bundle is None:
        yield session.library.wording.levels[session.planning.plan().level]
    yield from _next_step(desk)
    yield from _due(desk)
    yield from _copies(desk)
    yield say("Whom to call")
    yield from called(session)


def _next_step(desk: Desk) -> Iterator[str]:
    session, talk = desk.session, desk.talk
    if not session.planning.begun:
        return
    steps = tuple(fitting_today(session.planning.plan(), session.filters))
    if not steps:
        yield from _nothing(desk)
        return
    minutes = steps[0].step.minutes
    title = talk.count(
        "The next step ({number} minute)", "The next step ({number} minutes)", minutes
    )
    yield talk.named(title, steps[0].step.title)


def _due(desk: Desk) -> Iterator[str]:
    session, count = desk.session, desk.talk.count
    found = due_now(session, shown_country(session))
    if not found:
        return
    yield count("{number} thing is due.", "{number} things are due.", len(found))
    yield from (due_sentence(session, due) for due in found[:MOST_DUE])
    if len(found) > MOST_DUE:
        more = len(found) - MOST_DUE
        yield count("{number} more in the follow-up.", "{number} more in the follow-up.", more)


def _copies(desk: Desk) -> Iterator[str]:
    session, say = desk.session, desk.talk.say
    if not session.copies.overdue():
        return
    last = session.copies.last
    if last is None:
        yield say("There is no copy of this file yet. The settings make one.")
    else:
        day = session.service_words.day(last.day.isoformat())
        yield say("The last copy of this file dates from {day}. The settings make one.", day=day)
