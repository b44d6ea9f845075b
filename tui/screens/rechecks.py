"""What Today offers once in a while: to look at aging answers again, to say how much fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import Command
from tui.library.language import mark
from tui.library.model import Question
from tui.planner.answers import Answers
from tui.planner.asking import Round
from tui.planner.situation import Situation
from tui.telling.offers import Offer, offered_today

if TYPE_CHECKING:
    from tui.screens.base import CarnetScreen

    _Host = CarnetScreen
else:
    _Host = object


class NothingChanged(Command):
    """Say that the answers that age are still true."""

    title = mark("Nothing has changed")
    help = mark("Says that your answers are still true. You are not asked again for a while.")
    keys = ("n",)
    action = "screen.nothing_changed"
    short = mark("nothing has changed")
    footer = True
    writes = True


class Rechecks(_Host):
    """Mixed into Today; at most one line is offered, and an ignored one goes away for a week."""

    offers: tuple[Offer, ...] = ()
    _aged: tuple[Question, ...] = ()

    def find_offer(self, answers: Answers, situation: Situation) -> None:
        """Work out what to offer for these answers; note that it was offered."""
        found = offered_today(self.session, answers, situation)
        self.offers, self._aged = found.offers, found.aged

    def offer_row(self, offer: Offer) -> str:
        """Return the line of an offer."""
        if offer is Offer.PORTION:
            return self.say("[?] How much fits in a day: one, three or six steps?")
        return self.say("[?] Two minutes: has something changed?")

    def look_again(self) -> None:
        """Ask the questions whose answers have aged."""
        from tui.screens.ask import AskScreen

        names = tuple(question.id for question in self._aged)
        self.app.push_screen(AskScreen(self.session, Round.REST, among=names))

    def action_nothing_changed(self) -> None:
        """Keep that the answers are of today."""
        if self._aged:
            self.session.rechecking.nothing_changed()
            self.tell(self.say("Noted: nothing has changed."))
            self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer "nothing has changed" only where that was asked."""
        if action == "nothing_changed" and Offer.RECHECK not in self.offers:
            return False
        return super().check_action(action, parameters)
