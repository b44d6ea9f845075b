"""Asks after a while whether something has changed, at most once a week."""

from __future__ import annotations

from datetime import date, timedelta

from tui.library.model import Question
from tui.notebook.answers import AnswerBook
from tui.notebook.planning import Planning
from tui.notebook.settings import Settings
from tui.planner.recheck import aging_questions, questions_due
from tui.planner.situation import Situation

EVERY = timedelta(days=7)
"""The shortest time between two offers that were left unanswered."""


class Rechecking:
    """The periodic look at the answers that age."""

    def __init__(self, planning: Planning, answers: AnswerBook, settings: Settings) -> None:
        """Read the answers and their days; what was confirmed is kept in the settings."""
        self._planning, self._answers, self._settings = planning, answers, settings

    def due(self, situation: Situation | None = None) -> tuple[Question, ...]:
        """Return the questions whose answers have aged; none where nothing was answered.

        Args:
            situation: what the answers mean, where that was worked out already.
        """
        planning = self._planning
        known = situation or planning.situation()
        return questions_due(known, self._known(), planning.today(), planning.library)

    def offered(self, situation: Situation | None = None) -> tuple[Question, ...]:
        """Return what to offer today: what is due, unless it was offered less than a week ago.

        Once looked at, nothing more is offered on the same day. Takes what `due` takes.
        """
        today, last = self._planning.today(), self._settings.recheck_offered
        if last is not None and last != today and timedelta(0) < today - last < EVERY:
            return ()
        return () if today in self._settings.confirmed.values() else self.due(situation)

    def offer_made(self) -> None:
        """Note that the offer stands on the screen today; it is not made again for a week."""
        today, last = self._planning.today(), self._settings.recheck_offered
        if last is None or not timedelta(0) <= today - last < EVERY:
            self._settings.recheck_offered = today

    def after_something_happened(self) -> tuple[Question, ...]:
        """Return the questions to look at at once, however young their answers are."""
        return tuple(aging_questions(self._planning.situation(), self._planning.library))

    def nothing_changed(self) -> None:
        """Note that every answer that ages is still true today."""
        self.confirm(self.after_something_happened())

    def confirm(self, questions: tuple[Question, ...]) -> None:
        """Note that the answers to these questions are still true today."""
        today = self._planning.today()
        days = {**self._settings.confirmed, **{question.id: today for question in questions}}
        self._settings.confirmed = days

    def _known(self) -> dict[str, date]:
        """Return, by question, the day its answer was given or last confirmed."""
        confirmed = self._settings.confirmed
        given = self._answers.days()
        return {name: max(day, confirmed.get(name, day)) for name, day in given.items()}
