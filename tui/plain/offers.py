"""What the first list offers once in a while: to look at answers that have aged, a pace."""

from __future__ import annotations

from tui.plain.desk import Desk, Entry
from tui.plain.questions import ask
from tui.plain.settings import choose_portion
from tui.planner.asking import Round
from tui.telling.offers import Offer, Offered, offered_today


def offered_now(desk: Desk) -> list[Offered]:
    """Return what is offered today; the list is emptied once it was taken up."""
    session = desk.session
    if session.bundle is not None:
        return []
    found = offered_today(session, session.planning.answers(), session.planning.situation())
    return [found] if found.offers else []


def offer_lines(desk: Desk, offered: list[Offered]) -> list[str]:
    """Return what is asked, and that the last lines of the list answer it."""
    say = desk.talk.say
    if any(Offer.RECHECK in one.offers for one in offered):
        return [say("Two minutes: has something changed? The last two lines of this list answer.")]
    return []


def offer_entries(desk: Desk, offered: list[Offered]) -> list[Entry]:
    """Return the lines that take an offer up."""
    say = desk.talk.say
    entries: list[Entry] = []
    for one in offered:
        if Offer.PORTION in one.offers:
            words = say("How much fits in a day: one, three or six steps?")
            entries.append((words, lambda: _portion(desk, offered)))
        else:
            entries += [
                (say("Look at the answers that may have changed"), lambda: _look(desk, offered)),
                (say("Nothing has changed"), lambda: _nothing_changed(desk, offered)),
            ]
    return entries


def _portion(desk: Desk, offered: list[Offered]) -> None:
    choose_portion(desk)
    offered.clear()


def _look(desk: Desk, offered: list[Offered]) -> None:
    """Ask the questions whose answers have aged."""
    names = tuple(question.id for one in offered for question in one.aged)
    ask(desk, Round.REST, among=names)
    offered.clear()


def _nothing_changed(desk: Desk, offered: list[Offered]) -> None:
    """Keep that the answers are of today."""
    desk.kept(desk.session.rechecking.nothing_changed)
    offered.clear()
    desk.talk.tell(desk.talk.say("Noted: nothing has changed."))
