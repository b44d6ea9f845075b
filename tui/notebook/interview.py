"""One pass through the questions: where it stands, forward and back."""

from __future__ import annotations

from tui.library.model import Question, QuestionKind
from tui.notebook.planning import Planning
from tui.planner.answers import Answer
from tui.planner.asking import Round, question_after, question_before, questions_of


class Interview:
    """Asks the questions of a round one at a time, or one single question again.

    Args:
        planning: the person's answers.
        asked: the round.
        only: a question to ask alone, to change its answer.
        among: questions to ask again one after another, answered or not, instead of the round.
    """

    def __init__(
        self,
        planning: Planning,
        asked: Round,
        only: str | None = None,
        among: tuple[str, ...] = (),
    ) -> None:
        self._planning, self.asked, self.only, self.among = planning, asked, only, among
        self.current: Question | None = self._first()

    def _first(self) -> Question | None:
        """Begin at the single question, or at the first one of the round without an answer."""
        library = self._planning.library
        if self.only is not None:
            return library.questions[self.only]
        if self.among:
            return library.questions[self.among[0]]
        answers = self._planning.answers()
        questions = questions_of(self.asked, self._planning.situation(), library)
        return next((q for q in questions if q.id not in answers), questions[0])

    def shows_effects(self, before: Answer | None) -> bool:
        """Say whether an answer is shown with its effects before it counts; words never are.

        The first answer in a round counts at once. One that changes, that is opened by itself or
        asked again is shown even when there was none before: it may raise the level.
        """
        alone = self.only is not None or bool(self.among)
        words = self.current is not None and self.current.kind is QuestionKind.TEXT
        return (before is not None or alone) and not words

    def advance(self) -> Question | None:
        """Go to the next question; None at the end."""
        if self.only is not None or self.current is None:
            self.current = None
        elif self.among:
            self.current = self._beside(1)
        else:
            self.current = question_after(
                self.current.id, self.asked, self._planning.situation(), self._planning.library
            )
        return self.current

    def go_back(self) -> bool:
        """Go to the question before; False when there is none."""
        if self.only is not None or self.current is None:
            return False
        if self.among:
            earlier = self._beside(-1)
            self.current = earlier or self.current
            return earlier is not None
        before = question_before(
            self.current.id, self.asked, self._planning.situation(), self._planning.library
        )
        self.current = before or self.current
        return before is not None

    def _beside(self, step: int) -> Question | None:
        """Return the next question to ask again in one direction; what is not shown is skipped."""
        library, shown = self._planning.library, self._planning.situation().shown
        here = self.among.index(self.current.id) if self.current else 0
        rest = self.among[here + 1 :] if step > 0 else self.among[:here][::-1]
        return next((library.questions[name] for name in rest if name in shown), None)

    def place(self) -> tuple[int, int]:
        """Return (number of the current question, how many there are for these answers).

        The short version always counts all its questions, also those that these answers skip.
        """
        library = self._planning.library
        questions = questions_of(self.asked, self._planning.situation(), library)
        names = [question.id for question in questions]
        if self.among:
            names = list(self.among)
        elif self.asked is Round.QUICK:
            names = list(library.quick)
        here = self.current.id if self.current else ""
        return (names.index(here) + 1 if here in names else 1, max(1, len(names)))
