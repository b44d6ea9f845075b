"""What the first screen offers once in a while: to look at aging answers, to say how much fits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tui.library.model import Question
from tui.planner.answers import Answers
from tui.planner.plan import ENERGY_QUESTION
from tui.planner.situation import Situation
from tui.session import Session


class Offer(StrEnum):
    """A line below the steps that can be opened, or left alone."""

    RECHECK = "recheck"
    PORTION = "portion"


@dataclass(frozen=True, slots=True)
class Offered:
    """At most one offer, and the questions whose answers have aged where it is about these."""

    offers: tuple[Offer, ...] = ()
    aged: tuple[Question, ...] = ()


def offered_today(session: Session, answers: Answers, situation: Situation) -> Offered:
    """Return what to offer for these answers, and note that it was offered.

    An offer that is left alone goes away for a week.
    """
    if session.read_only or not answers:
        return Offered()
    aged = session.rechecking.offered(situation)
    if aged:
        session.rechecking.offer_made()
        return Offered((Offer.RECHECK,), aged)
    if ENERGY_QUESTION not in answers and _portion_may_be_offered(session):
        return Offered((Offer.PORTION,))
    return Offered()


def _portion_may_be_offered(session: Session) -> bool:
    """Say whether this is the one day on which it is asked how much fits in a day."""
    settings, today = session.settings, session.planning.today()
    if settings.portion_offered is None:
        settings.portion_offered = today
    return settings.portion_offered == today
